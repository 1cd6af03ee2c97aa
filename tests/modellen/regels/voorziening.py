"""The rules of the voorziening with its toewijzing and levering, as questions to what was done."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from shared.termijnen.kalender import EEN_DAG, dag_van
from tests.modellen.klok import Looptijd, maanden_verder, werkdagen_verder
from tests.modellen.model import Plan, Waarden, Zaak

NUMMERS = 10**9
WIJZIGING = ("WijzigVoorziening", "BeeindigVoorziening", "EindigOpBesluit")  # with a toewijzing, if that was sent
EINDE = ("BeeindigVoorziening", "EindigOpBesluit")


def binnen(van: date, dag: date, tot: date | None) -> bool:
    return van <= dag and (tot is None or dag <= tot)


def oud_tot_en_met(c: Waarden) -> date:
    """No decision works before the day it is made known: what still runs on that day, runs through it."""
    ingang: date = c["ingang"]
    return max(dag_van(c["op"]), ingang - EEN_DAG)


def _toegekend(zaak: Zaak) -> Waarden:
    return zaak.alle("KenVoorzieningToe")[0]


def is_pgb(zaak: Zaak, _c: Waarden) -> bool:
    return bool(_toegekend(zaak)["leveringsvorm"] == "pgb")


def _einddatum(zaak: Zaak) -> date | None:
    """The last day as it is now: granted, changed, or made earlier by a later decision."""
    laatste: date | None = _toegekend(zaak)["einddatum"]
    for c in zaak.alle("WijzigVoorziening", "EindigOpBesluit"):
        laatste = _eerste(oud_tot_en_met(c), laatste) if "ingang" in c else c["einddatum"] or laatste
    return laatste


def _eerste(dag: date, ander: date | None) -> date:
    return dag if ander is None else min(dag, ander)


def einddatum_hierna(zaak: Zaak, c: Waarden) -> Any:
    return laatste_dag_van_de_voorziening(zaak, c) if "ingang" in c else c.get("einddatum") or _einddatum(zaak)


def laatste_dag_van_de_voorziening(zaak: Zaak, c: Waarden) -> date:
    """The day from which on it changes or after which it ends; no decision makes it last longer."""
    per: date = _eerste(oud_tot_en_met(c), _einddatum(zaak)) if "ingang" in c else c["per"]
    return per


def eindigt_dan_al(zaak: Zaak, c: Waarden) -> bool:
    return laatste_dag_van_de_voorziening(zaak, c) == _einddatum(zaak)


def besluit_ontbreekt(_zaak: Zaak, c: Waarden) -> bool:
    return c["reden"] == "besluit_gemeente" and not c["op_besluit"]


def reden_van_einde(_zaak: Zaak, c: Waarden) -> Any:
    return c.get("reden", "besluit_gemeente")


def omvang_hierna(zaak: Zaak, c: Waarden) -> Any:
    gegeven = [
        ander["omvang"]
        for ander in [_toegekend(zaak), *zaak.alle("WijzigVoorziening"), c]
        if ander.get("omvang") is not None
    ]
    return gegeven[-1] if gegeven else None


def _botsing(zaak: Zaak, c: Waarden) -> str | None:
    """With what of all that runs the toewijzing collides first."""
    begin, tot = _toegekend(zaak)["startdatum"], einddatum_hierna(zaak, c)
    aanbieder = c.get("aanbieder_id", zaak.sinds("VerzendToewijzing").gaf("aanbieder_id"))
    for ander in c["lopend"]:
        van, einddag = max(begin, ander["van"]), min(tot or date.max, ander["tot"] or date.max)
        if ander["product"] != _toegekend(zaak)["productcode"] or van > einddag:
            continue
        if ander["leveringsvorm"] == "pgb":
            return "pgb"
        if ander["aanbieder"] == aanbieder:
            return "toewijzing"
    return None


def botst_met_pgb(zaak: Zaak, c: Waarden) -> bool:
    return _botsing(zaak, c) == "pgb"


def botst_met_toewijzing(zaak: Zaak, c: Waarden) -> bool:
    return _botsing(zaak, c) == "toewijzing"


def met_retourcodes(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["retourcodes"])


def retour_verwacht(zaak: Zaak, _c: Waarden) -> bool:
    """Every toewijzing, and every change of one, is answered once; the last to speak was the gemeente."""
    gesproken = [
        gedaan.opdracht
        for gedaan in zaak.gedaan
        if gedaan.opdracht in ("VerzendToewijzing", "VerwerkRetour")
        or (gedaan.opdracht in ("WijzigVoorziening", "EindigOpBesluit") and gedaan.feiten > 1)  # it changed as well
    ]
    return bool(gesproken) and gesproken[-1] != "VerwerkRetour"


def eerste_toewijzing(zaak: Zaak, _c: Waarden) -> bool:
    return not zaak.alle("VerzendToewijzing")


def toewijzingnummer_hierna(zaak: Zaak, c: Waarden) -> int:
    nummer: int = (c["voorziening_id"].int + len(zaak.alle("VerzendToewijzing"))) % NUMMERS
    return nummer


def toewijzingnummer_nu(zaak: Zaak, _c: Waarden) -> int:
    verzonden = zaak.alle("VerzendToewijzing")
    nummer: int = (verzonden[-1]["voorziening_id"].int + len(verzonden) - 1) % NUMMERS
    return nummer


def reden_van_wijziging(zaak: Zaak, c: Waarden) -> Any:
    if "lopend" in c:
        return c["reden"]
    return "herbeoordeling_verkorting" if zaak.stand in ("InLevering", "TijdelijkGestopt") else "verwijderd"


def volgende_levering(zaak: Zaak, _c: Waarden) -> int:
    return len(zaak.alle("MeldStart")) + 1


def past_bij_de_start(zaak: Zaak, c: Waarden) -> bool:
    gestart = zaak.alle("MeldStart", "MeldHervatting")[-1]["op"]
    return bool(c["nummer"] == len(zaak.alle("MeldStart")) and c["op"] >= gestart)


def past_bij_de_onderbreking(zaak: Zaak, c: Waarden) -> bool:
    gestopt = zaak.alle("MeldOnderbreking")[-1]["op"]
    return bool(c["nummer"] == len(zaak.alle("MeldStart")) and c["op"] >= gestopt)


def binnen_de_looptijd(zaak: Zaak, c: Waarden) -> bool:
    return binnen(_toegekend(zaak)["startdatum"], c["per"], einddatum_hierna(zaak, c))


def looptijd_voorbij(zaak: Zaak, c: Waarden) -> bool:
    laatste = _einddatum(zaak)
    return laatste is not None and dag_van(c["op"]) > laatste


def voor_de_startdatum(zaak: Zaak, c: Waarden) -> bool:
    return bool(c["per"] < _toegekend(zaak)["startdatum"])


def voor_de_toekenning(zaak: Zaak, c: Waarden) -> bool:
    return dag_van(c["op"]) < dag_van(_toegekend(zaak)["op"])


def voor_toekenning_en_startdatum(zaak: Zaak, c: Waarden) -> bool:
    """What is granted from an earlier day on, may have begun then."""
    return voor_de_toekenning(zaak, c) and dag_van(c["op"]) < _toegekend(zaak)["startdatum"]


def plan_van_de_voorziening(zaak: Zaak, _c: Waarden) -> Any:
    return _toegekend(zaak)["plan_id"]


def verstrekt_op(zaak: Zaak, _c: Waarden) -> date | None:
    """The first day of help or of the pgb, if that came before the end."""
    gestart = zaak.alle("MeldStart")
    begin: date | None = dag_van(gestart[0]["op"]) if gestart else None
    if is_pgb(zaak, {}):
        begin = _toegekend(zaak)["startdatum"]
    return None if begin is None or _nooit_begonnen(zaak, begin) else begin


def _nooit_begonnen(zaak: Zaak, begin: date) -> bool:
    """It ended before it began."""
    if zaak.stand != "Beeindigd":
        return False
    tot_dan = next(n for n, gedaan in reversed(list(enumerate(zaak.gedaan))) if gedaan.opdracht in EINDE)
    eerder = replace(zaak, gedaan=zaak.gedaan[:tot_dan])
    return laatste_dag_van_de_voorziening(eerder, zaak.gedaan[tot_dan].waarden) < begin


def retour_op_de_toewijzing(zaak: Zaak) -> Looptijd | None:
    """Three working days after each toewijzing, and each change of one; what has ended needs no answer any more."""
    verzonden: date | None = None
    retour_op: datetime | None = None
    for gedaan in zaak.gedaan:
        if gedaan.opdracht == "VerwerkRetour":
            retour_op = gedaan.waarden["op"]
        elif gedaan.opdracht == "VerzendToewijzing" or (gedaan.opdracht in WIJZIGING and gedaan.feiten > 1):
            verzonden, retour_op = dag_van(gedaan.waarden["op"]), None
    if verzonden is None or (zaak.stand == "Beeindigd" and retour_op is None):
        return None
    return Looptijd("iwmo_retour", verzonden, werkdagen_verder(verzonden, 3), retour_op)


def melding_aan_het_cak(zaak: Zaak) -> Looptijd | None:
    verstrekt = None if zaak.stand == "Afgewezen" else verstrekt_op(zaak, {})
    if verstrekt is None:
        return None
    gemeld = zaak.alle("MeldEigenBijdrage")
    soort = "cak_pgb" if is_pgb(zaak, {}) else "cak_zin"
    return Looptijd(soort, verstrekt, laatste_dag_voor_het_cak(zaak, {}), gemeld[0]["op"] if gemeld else None)


def geplande_herbeoordeling(zaak: Zaak) -> Plan | None:
    """Asked for on its day, while there is a voorziening to look at; one asked for since has taken its place."""
    gevraagd = [gedaan for gedaan in zaak.gedaan if gedaan.opdracht in ("PlanHerbeoordeling", "VraagHeronderzoek")]
    gepland: datetime | None = None
    for gedaan in gevraagd:
        if gedaan.opdracht == "PlanHerbeoordeling":
            gepland = gedaan.waarden["gepland"]
        elif gepland is not None and gedaan.waarden["op"] >= gepland:
            gepland = None
    if gepland is None or zaak.stand == "Beeindigd":
        return None
    waarden = {"op": gepland, "reden": "gepland", "uiterste_datum": _einddatum(zaak)}
    return Plan(gepland, ("VraagHeronderzoek", waarden))


def beoordeling_al_gevraagd(zaak: Zaak, c: Waarden) -> bool:
    """For the same cause, of the same moment."""
    zelfde = ("oorzaak", "oorzaak_id", "op")
    return any(all(ander[naam] == c[naam] for naam in zelfde) for ander in zaak.alle("VraagBeoordeling"))


def volgende_beoordeling(zaak: Zaak, _c: Waarden) -> int:
    return len(zaak.alle("VraagBeoordeling")) + 1


def beoordeling_open(zaak: Zaak, c: Waarden) -> bool:
    gevraagd, nummer = len(zaak.alle("VraagBeoordeling")), c["nummer"]
    return nummer <= gevraagd and all(ander["nummer"] != nummer for ander in zaak.alle("RondBeoordelingAf"))


def laatste_dag_voor_het_cak(zaak: Zaak, c: Waarden) -> date:
    verstrekt = verstrekt_op(zaak, c)
    assert verstrekt is not None
    return maanden_verder(verstrekt, 4 if is_pgb(zaak, c) else 1)
