"""The rules of intake, as questions to what was done."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from shared.termijnen.kalender import begin_van, dag_van
from tests.modellen.klok import Looptijd, einde, werkdagen_verder
from tests.modellen.model import Waarden, Zaak

VOLGORDE: Mapping[str, int] = {"curator": 1, "mentor": 1, "gevolmachtigde": 1, "partner": 2}  # all others come third


def _ontvangen(zaak: Zaak, c: Waarden) -> date:
    return dag_van(c.get("ontvangen_op") or zaak.gaf("ontvangen_op"))


def zes_weken_na_ontvangst(zaak: Zaak, c: Waarden) -> date:
    return einde(_ontvangen(zaak, c), 6)


def een_week_na_ontvangst(zaak: Zaak, c: Waarden) -> date:
    return einde(_ontvangen(zaak, c), 1)


def dag_van_aanmerken(zaak: Zaak, c: Waarden) -> date:
    return c["vanaf"] or _ontvangen(zaak, c)


def moment_van_aanmerken(zaak: Zaak, c: Waarden) -> datetime:
    return begin_van(c["vanaf"]) if c["vanaf"] else zaak.gaf("ontvangen_op")


def dagen_na_de_vorige(zaak: Zaak, c: Waarden) -> int:
    return (_ontvangen(zaak, c) - dag_van(c["laatste_op"])).days


def meer_dan_een_leefgebied(_zaak: Zaak, c: Waarden) -> bool:
    return len(set(c["leefgebieden"])) > 1


def eerste_uitkomst(zaak: Zaak) -> Looptijd | None:
    if zaak.stand in ("Gereserveerd", "Vervallen"):
        return None
    op = next((gedaan.waarden["afgehandeld_op"] for gedaan in zaak.gedaan if "afgehandeld_op" in gedaan.waarden), None)
    if zaak.stand == "Ingetrokken" and op is None:
        return None
    start = _ontvangen(zaak, {})
    return Looptijd("afhandeling_melding", start, werkdagen_verder(start, 5), op)


def met_spoed(zaak: Zaak, _c: Waarden) -> bool:
    return bool(zaak.alle("MerkSpoedAan")) or any(c["spoed"] for c in zaak.alle("OpenAanmelding"))


def reden_van_spoed(_zaak: Zaak, c: Waarden) -> str:
    return str(c.get("reden", "bij_melding"))


def alleen_deze_persoon(_zaak: Zaak, c: Waarden) -> tuple[UUID]:
    return (c["persoon_id"],)


def iets_gewogen(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["per_leefgebied"])


def gewogen_leefgebieden(_zaak: Zaak, c: Waarden) -> tuple[str, ...]:
    return tuple(leefgebied for leefgebied, _ in c["per_leefgebied"])


def ernst_per_leefgebied(_zaak: Zaak, c: Waarden) -> tuple[str, ...]:
    return tuple(ernst for _, ernst in c["per_leefgebied"])


def doelgroep_van_de_aanmelding(zaak: Zaak, c: Waarden) -> Any:
    return c["doelgroep"] or zaak.alle("OpenAanmelding")[0]["doelgroep"]


def bsn_bekend(zaak: Zaak, _c: Waarden) -> bool:
    return any(c["bsn"] is not None for c in zaak.alle("RegistreerPersoon", "StelBsnVast"))


def bron_van_het_bsn(_zaak: Zaak, c: Waarden) -> str:
    return str(c.get("bron", "melding"))


def vertegenwoordiger_als_tekst(_zaak: Zaak, c: Waarden) -> str:
    return str(c["vertegenwoordiger_id"])


def iemand_gaat_voor(zaak: Zaak, c: Waarden) -> bool:
    return any(
        VOLGORDE.get(ander["rol"], 3) < VOLGORDE.get(c["rol"], 3)
        and max(ander["geldig_van"], c["geldig_van"])
        <= min(ander["geldig_tot"] or date.max, c["geldig_tot"] or date.max)
        for ander in zaak.alle("LegVertegenwoordigingVast")
    )


def toestemming_geldt(zaak: Zaak, c: Waarden) -> bool:
    gegeven = False
    for gedaan in zaak.gedaan:
        if gedaan.waarden.get("toestemming_id") == c["toestemming_id"]:
            gegeven = gedaan.opdracht == "GeefToestemming"
    return gegeven


def iets_besproken(_zaak: Zaak, c: Waarden) -> bool:
    return c["onderwerp"] is not None or c["notitie"] is not None
