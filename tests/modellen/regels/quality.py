"""The rules of quality, as questions to what was done."""

from datetime import date

from shared.termijnen.kalender import dag_van
from tests.modellen.klok import Looptijd, einde, maanden_verder
from tests.modellen.model import Waarden, Zaak


def _ingediend(zaak: Zaak, c: Waarden) -> Waarden:
    return c if "klager_id" in c else zaak.alle("DienKlachtIn")[0]


def _einde(zaak: Zaak, c: Waarden, erbij: int) -> date:
    klacht = _ingediend(zaak, c)
    return einde(dag_van(klacht["ontvangen_op"]), (10 if klacht["commissie"] else 6) + erbij)


def einde_zonder_verdaging(zaak: Zaak, c: Waarden) -> date:
    return _einde(zaak, c, 0)


def laatste_dag_van_verdagen(zaak: Zaak) -> date:
    return _einde(zaak, {}, 4)


def ten_hoogste_vier_weken_later(zaak: Zaak, c: Waarden) -> bool:
    return bool(_einde(zaak, c, 0) < c["tot"] <= laatste_dag_van_verdagen(zaak))


def afhandeling_klacht(zaak: Zaak) -> Looptijd | None:
    if zaak.stand == "Ingetrokken":
        return None
    klacht = _ingediend(zaak, {})
    verdaagd = [c["tot"] for c in zaak.alle("VerdaagKlacht")]
    klaar = [c["op"] for c in zaak.alle("HandelKlachtAf", "NeemKlachtNietInBehandeling")]
    soort = "klacht_commissie" if klacht["commissie"] else "klacht"
    laatste = verdaagd[0] if verdaagd else _einde(zaak, {}, 0)
    return Looptijd(soort, dag_van(klacht["ontvangen_op"]), laatste, klaar[0] if klaar else None)


def behandelaar_betrokken(zaak: Zaak, c: Waarden) -> bool:
    klacht = _ingediend(zaak, c)
    return klacht["team_id"] in c["team_ids"] or c["behandelaar_id"] in klacht["betrokken_medewerker_ids"]


def door_een_betrokkene(zaak: Zaak, c: Waarden) -> bool:
    klacht = _ingediend(zaak, c)
    van_het_team = c["team_id"] is not None and c["team_id"] == klacht["team_id"]
    return van_het_team or c["door"] in klacht["betrokken_medewerker_ids"]


def door_de_behandelaar(zaak: Zaak, c: Waarden) -> bool:
    return bool(c["door"] == zaak.gaf("behandelaar_id"))


def eerst_horen(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["oordeel"] != "naar_tevredenheid_opgelost")


def horen_moet(zaak: Zaak, c: Waarden) -> bool:
    grond = c["grond_niet_gehoord"]
    zonder = grond == "kennelijk_ongegrond" and c["oordeel"] == "ongegrond"
    return eerst_horen(zaak, c) and not zonder and grond not in ("klager_ziet_af", "klager_reageert_niet")


def beklaagde_is_gehoord(zaak: Zaak, _c: Waarden) -> bool:
    return any(c["beklaagde_gehoord"] for c in zaak.alle("HoorKlager"))


def een_jaar_later(_zaak: Zaak, c: Waarden) -> date:
    return maanden_verder(dag_van(c["op"]), 12)


def jonger_dan_een_jaar(zaak: Zaak, c: Waarden) -> bool:
    klacht = _ingediend(zaak, c)
    lang_geleden = maanden_verder(klacht["gedraging_datum"], 12) < dag_van(klacht["ontvangen_op"])
    return c["grond"] == "langer_dan_een_jaar_geleden" and not lang_geleden


def binnen_vier_weken_medegedeeld(zaak: Zaak, c: Waarden) -> bool:
    return dag_van(c["op"]) <= einde(dag_van(_ingediend(zaak, c)["ontvangen_op"]), 4)
