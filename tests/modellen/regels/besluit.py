"""The rules of beschikking and bezwaar, as questions to what was done."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from shared.termijnen.kalender import EEN_DAG, dag_van
from tests.modellen.klok import Looptijd, Periode, einde, werkdag, werkdagen_verder
from tests.modellen.model import Waarden, Zaak

LANDELIJK = {"beschermd_wonen", "opvang", "spoedopvang", "overige_beschermd_wonen_en_opvang"}


def einde_voor_het_begin(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["uiterste_datum"] < dag_van(c["op"]))


def _bezwaar_tegen_de_regels(c: Waarden) -> str | None:
    """Why the first line that cannot be granted cannot."""
    for regel in c["regels"]:
        if regel["besluit"] == "afwijzen":
            continue
        if regel["voortzetting_van"] is not None and regel["voortzetting_van"] not in c["eerdere_ids"]:
            return "voortzetting"
        genoeg = {"gemeente", "nederland"} if regel["productcategorie"] in LANDELIJK else {"gemeente"}
        if c["ingezetene"] is not None and c["ingezetene"] not in genoeg:
            return "ingezetene"
        if regel["leveringsvorm"] == "pgb" and c["bekwaamheid"] and c["bekwaamheid"]["uitkomst"] == "niet_bekwaam":
            return "bekwaamheid"
    return None


def niets_om_voort_te_zetten(_zaak: Zaak, c: Waarden) -> bool:
    return _bezwaar_tegen_de_regels(c) == "voortzetting"


def geen_ingezetene(_zaak: Zaak, c: Waarden) -> bool:
    return _bezwaar_tegen_de_regels(c) == "ingezetene"


def pgb_niet_verantwoord(_zaak: Zaak, c: Waarden) -> bool:
    return _bezwaar_tegen_de_regels(c) == "bekwaamheid"


def oordeel_over_bekwaamheid(_zaak: Zaak, c: Waarden) -> Any:
    return c["bekwaamheid"]["uitkomst"]


def motivering_van_bekwaamheid(_zaak: Zaak, c: Waarden) -> Any:
    return c["bekwaamheid"]["motivering"]


def voorziening_van_elke_regel(_zaak: Zaak, c: Waarden) -> tuple[UUID, ...]:
    return tuple(regel["voorziening_id"] for regel in c["regels"])


def _eerder_dan(zaak: Zaak, c: Waarden, opdracht: str) -> bool:
    return dag_van(c["op"]) < dag_van(zaak.alle(opdracht)[0]["op"])


def voor_de_vaststelling(zaak: Zaak, c: Waarden) -> bool:
    return _eerder_dan(zaak, c, "StelBeschikkingVast")


def voor_de_bekendmaking(zaak: Zaak, c: Waarden) -> bool:
    return _eerder_dan(zaak, c, "MaakBekend")


def regel_van_een_ander_besluit(zaak: Zaak, c: Waarden) -> bool:
    return not c["voorziening_ids"] <= {regel["voorziening_id"] for regel in zaak.gaf("regels")}


def ander_bezwaar_open(zaak: Zaak, c: Waarden) -> bool:
    """The state ends when the last bezwaar against it is decided."""
    open_: set[UUID] = set()
    for gedaan in zaak.gedaan:
        if gedaan.opdracht == "VechtAan":
            open_.add(gedaan.waarden["bezwaar_id"])
        elif gedaan.opdracht == "VerwerkBezwaar":
            open_.discard(gedaan.waarden["bezwaar_id"])
    return bool(open_ - {c["bezwaar_id"]})


def _bezwaartermijn(zaak: Zaak, c: Waarden) -> date:
    bekend = c if "wijze" in c else zaak.alle("MaakBekend")[0]
    return einde(dag_van(bekend["op"]), 6)


def zes_weken_na_bekendmaking(zaak: Zaak, c: Waarden) -> date:
    return _bezwaartermijn(zaak, c)


def bezwaartermijn_voorbij(zaak: Zaak, c: Waarden) -> bool:
    return dag_van(c["op"]) > _bezwaartermijn(zaak, c)


def dag_na_de_bezwaartermijn(zaak: Zaak, c: Waarden) -> date:
    return _bezwaartermijn(zaak, c) + EEN_DAG


def opzettelijk_onjuist(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["grond"] == "onjuiste_gegevens" and c["opzet"])


def _gemaakt(zaak: Zaak, c: Waarden) -> Waarden:
    return c if "bezwaar_tot_en_met" in c else zaak.alle("MaakBezwaar")[0]


def _week_van_de_post(tot: date) -> date:
    """What was posted in time may arrive through the seventh day after, or the next working day."""
    dag = tot + timedelta(days=7)
    return dag if werkdag(dag) else werkdagen_verder(dag, 1)


def bezwaar_op_tijd(zaak: Zaak, c: Waarden) -> bool:
    bezwaar = _gemaakt(zaak, c)
    tot, dag, ter_post = bezwaar["bezwaar_tot_en_met"], dag_van(bezwaar["ontvangen_op"]), bezwaar["ter_post_op"]
    return bool(dag <= tot or (ter_post is not None and ter_post <= tot and dag <= _week_van_de_post(tot)))


def _beslistermijn(zaak: Zaak, c: Waarden) -> date:
    """The end after all that was done, with this command too: what it gave last moved it."""
    bezwaar = _gemaakt(zaak, c)
    weken = 12 if bezwaar["commissie"] else 6
    verdaagd = [c, *zaak.alle("VerdaagBezwaar")]
    weken += sum(ander["weken"] for ander in verdaagd if "weken" in ander)
    return einde(bezwaar["bezwaar_tot_en_met"], weken, _verzuim(zaak, c))


def _verzuim(zaak: Zaak, c: Waarden) -> Sequence[Periode]:
    """From the day after it was asked up to the day before it came, at most through the last day given."""
    gevraagd = [*zaak.alle("VraagVerzuimherstel"), *([c] if "tot" in c else [])]
    if not gevraagd:
        return []
    hersteld = [ander["op"] for ander in zaak.alle("HerstelVerzuim")]
    hersteld += [c["op"]] if zaak.stand == "Verzuim" and c.keys() == {"op"} else []
    van, tot = dag_van(gevraagd[0]["op"]) + EEN_DAG, gevraagd[0]["tot"]
    return [(van, min(tot, dag_van(hersteld[0]) - EEN_DAG) if hersteld else tot)]


def einde_met_dit_erbij(zaak: Zaak, c: Waarden) -> date:
    return _beslistermijn(zaak, c)


def beslistermijn_van_het_bezwaar(zaak: Zaak) -> Looptijd | None:
    if zaak.stand == "Ingetrokken":
        return None
    bezwaar, beslist = _gemaakt(zaak, {}), zaak.alle("BeslisOpBezwaar")
    soort = "beslistermijn_bezwaar_commissie" if bezwaar["commissie"] else "beslistermijn_bezwaar"
    klaar_op = beslist[0]["op"] if beslist else None
    return Looptijd(soort, bezwaar["bezwaar_tot_en_met"], _beslistermijn(zaak, {}), klaar_op)


def beslistermijn_voorbij(zaak: Zaak, c: Waarden) -> bool:
    return dag_van(c["op"]) > _beslistermijn(zaak, {})


def nam_het_besluit(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["behandelaar_id"] == c["mandaathouder_id"])


def herstel_kan_nog(zaak: Zaak, c: Waarden) -> bool:
    return bool(dag_van(c["op"]) <= zaak.alle("VraagVerzuimherstel")[0]["tot"])


def niet_ontvankelijk(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["uitkomst"] == "niet_ontvankelijk")


def verschoonbaar_te_laat(zaak: Zaak, _c: Waarden) -> bool:
    return bool(zaak.gaf("verschoonbaar"))


def wijkt_af_van_advies(_zaak: Zaak, c: Waarden) -> bool:
    return c["afwijking_van_advies"] is not None


def voor_de_ontvangst_van_het_bezwaar(zaak: Zaak, c: Waarden) -> bool:
    return dag_van(c["op"]) < dag_van(_gemaakt(zaak, c)["ontvangen_op"])


def grond_past_bij_uitkomst(_zaak: Zaak, c: Waarden) -> bool:
    """No hearing is needed where its outcome is plain already; whoever waives it, may get any (Awb 7:3)."""
    uitkomst = {
        "kennelijk_niet_ontvankelijk": "niet_ontvankelijk",
        "kennelijk_ongegrond": "ongegrond",
        "tegemoetgekomen": "gegrond",
    }.get(c["zonder_hoorzitting"], c["uitkomst"])
    return bool(c["uitkomst"] == uitkomst)


def grond_zonder_hoorzitting(zaak: Zaak, c: Waarden) -> Any:
    return None if zaak.stand == "Gehoord" else c["zonder_hoorzitting"]
