"""The rules of casework, as questions to what was done."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from shared.termijnen.kalender import dag_van
from tests.modellen.klok import Looptijd, einde
from tests.modellen.model import Gedaan, Waarden, Zaak

LIJNEN = ("nulde_lijn", "eerste_lijn", "tweede_lijn")
FASEN = ("geopend", "onderzoek", "plan", "uitvoering")
OMGEVING = {"zelf", "mantelzorger", "familie_of_bekende", "vertegenwoordiger"}
GEMEENTE = {"andere_gemeente", "medewerker"}
ONDERDELEN = 7


def eerste_persoon(zaak: Zaak, c: Waarden) -> UUID:
    begin = zaak.alle("StartOnderzoek", "StelPlanOp")
    eerste: UUID = (begin[0] if begin else c)["persoon_ids"][0]
    return eerste


def wijziging_past(zaak: Zaak, c: Waarden) -> bool:
    nu: set[UUID] = set()
    for gedaan in zaak.gedaan:
        nu |= {*gedaan.waarden.get("persoon_ids", ()), *gedaan.waarden.get("toegetreden_ids", ())}
        nu -= set(gedaan.waarden.get("vertrokken_ids", ()))
    erbij, weg = set(c["toegetreden_ids"]), set(c["vertrokken_ids"])
    return bool(erbij or weg) and nu.isdisjoint(erbij) and weg <= nu and bool(nu - weg | erbij)


def heet_overig(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["teamcode"] == "overig")


def volgende_profielversie(zaak: Zaak, _c: Waarden) -> int:
    return len(zaak.alle("PubliceerTeamprofiel")) + 1


def klasse_van_de_bron(zaak: Zaak, _c: Waarden) -> str:
    bron = zaak.gaf("bron")
    return "omgeving" if bron in OMGEVING else "gemeente" if bron in GEMEENTE else "professional"


def persoon_van_de_inhoud(_zaak: Zaak, c: Waarden) -> Any:
    return c["inhoud"]["persoon_id"]


def tekst_van_de_inhoud(_zaak: Zaak, c: Waarden) -> Any:
    return c["inhoud"]["tekst"]


def is_coordinator(zaak: Zaak, c: Waarden) -> bool:
    return bool(c.get("rol", zaak.gaf("rol")) == "coordinator")


def _akkoord(zaak: Zaak, opdracht: str) -> datetime | None:
    gegeven = zaak.sinds("StelPlanOp", "WijzigPlan").alle(opdracht)
    return gegeven[0]["op"] if gegeven else None


def akkoord_inwoner(zaak: Zaak, _c: Waarden) -> bool:
    return _akkoord(zaak, "AkkoordeerPlanAlsInwoner") is not None


def akkoord_wijkwerker(zaak: Zaak, _c: Waarden) -> bool:
    return _akkoord(zaak, "AkkoordeerPlanAlsWijkwerker") is not None


def laatste_akkoord(zaak: Zaak, c: Waarden) -> datetime:
    eerder = [_akkoord(zaak, f"AkkoordeerPlanAls{wie}") for wie in ("Inwoner", "Wijkwerker")]
    laatste: datetime = max(c["op"], *(op for op in eerder if op is not None))
    return laatste


def niet_alleen_professionals(zaak: Zaak, _c: Waarden) -> bool:
    return not set(zaak.gaf("uitvoerders")) <= {"professional"}


def doelcode_van_het_doel(zaak: Zaak, c: Waarden) -> str | None:
    return next((doel["doelcode"] for doel in zaak.gaf("doelen") if doel["doel_id"] == c["doel_id"]), None)


def _gevonden(zaak: Zaak) -> dict[UUID, bool]:
    """What was found last of each doel, since the plan is carried out."""
    return {c["doel_id"]: c["bereikt"] for c in zaak.sinds("VoerPlanUit").alle("EvalueerDoel")}


def _gemeten(zaak: Zaak, c: Waarden) -> dict[UUID, bool]:
    """What the eindmeting says of each doel, when it was taken while the plan is carried out."""
    meting = c["eindmeting"]
    if meting is None or meting["op"] < zaak.alle("VoerPlanUit")[-1]["op"]:
        return {}
    scores, doelen = meting["scores"], c["zrm_doelen"]
    return {doel["doel_id"]: scores[doel["domein"]] >= doel["score"] for doel in doelen if doel["domein"] in scores}


def anders_gemeten(zaak: Zaak, c: Waarden) -> list[tuple[UUID, bool]]:
    gevonden = _gevonden(zaak)
    return [(doel, bereikt) for doel, bereikt in _gemeten(zaak, c).items() if gevonden.get(doel) != bereikt]


def iets_anders_gemeten(zaak: Zaak, c: Waarden) -> bool:
    return bool(anders_gemeten(zaak, c))


def ander_doel_gemeten(zaak: Zaak, c: Waarden) -> bool:
    return not _gemeten(zaak, c).keys() <= {doel["doel_id"] for doel in zaak.gaf("doelen")}


def elk_doel_geevalueerd(zaak: Zaak, c: Waarden) -> bool:
    return {doel["doel_id"] for doel in zaak.gaf("doelen")} <= {*_gevonden(zaak), *_gemeten(zaak, c)}


def elk_doel_bereikt(zaak: Zaak, c: Waarden) -> bool:
    return False not in {**_gevonden(zaak), **_gemeten(zaak, c)}.values()


def einde_onderzoek(zaak: Zaak, c: Waarden) -> date | None:
    gestart = c if "melding_op" in c else zaak.alle("StartOnderzoek")[0]
    return None if gestart["soort"] == "herbeoordeling" else einde(dag_van(gestart["melding_op"]), 6)


def zes_weken(zaak: Zaak) -> Looptijd | None:
    laatste = einde_onderzoek(zaak, {})
    verslag = zaak.alle("VerstrekVerslag")
    if laatste is None:
        return None
    return Looptijd("onderzoek", dag_van(zaak.gaf("melding_op")), laatste, verslag[0]["op"] if verslag else None)


def laatste_dag_persoonlijk_plan(zaak: Zaak) -> date:
    return einde(dag_van(zaak.gaf("melding_op")), 1)


def binnen_een_week_na_de_melding(zaak: Zaak, c: Waarden) -> bool:
    return dag_van(c["op"]) <= laatste_dag_persoonlijk_plan(zaak)


def voor_de_melding(zaak: Zaak, c: Waarden) -> bool:
    return dag_van(c["op"]) < dag_van(zaak.gaf("melding_op"))


def client_op_steun_gewezen(zaak: Zaak, _c: Waarden) -> bool:
    return any(c["aan"] == "client" for c in zaak.alle("WijsOpClientondersteuning"))


def te_vroeg_begonnen(zaak: Zaak, c: Waarden) -> bool:
    plan_gedaan = zaak.alle("OntvangPersoonlijkPlan", "SlaPersoonlijkPlanOver")
    return binnen_een_week_na_de_melding(zaak, c) and not plan_gedaan and zaak.gaf("soort") != "spoed"


def elk_onderdeel_vastgelegd(zaak: Zaak, _c: Waarden) -> bool:
    return len({c["onderdeel"] for c in zaak.alle("LegOnderdeelVast")}) == ONDERDELEN


def herbeoordeling(zaak: Zaak, _c: Waarden) -> bool:
    return bool(zaak.gaf("soort") == "herbeoordeling")


def uitkomst_maatwerk(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["uitkomst"] == "maatwerk")


def verslag_op_tijd(zaak: Zaak, c: Waarden) -> bool:
    laatste = einde_onderzoek(zaak, {})
    return laatste is None or dag_van(c["op"]) <= laatste


def een_fase_verder(zaak: Zaak, c: Waarden) -> bool:
    if zaak.stand in ("Waakvlam", "Afgesloten"):
        return zaak.stand == "Waakvlam" and c["fase"] == "uitvoering"
    return FASEN.index(c["fase"]) > FASEN.index(zaak.stand.lower())


def naar_onderzoek(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["fase"] == "onderzoek")


def naar_plan(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["fase"] == "plan")


def bereikte_fase(_zaak: Zaak, c: Waarden) -> str:
    return str(c.get("fase", "onderzoek"))


def heeft_het_thema(zaak: Zaak, c: Waarden) -> bool:
    return c["thema"] in [eerder["thema"] for eerder in zaak.alle("KenThemaToe")]


def reden_past_bij_de_vorm(_zaak: Zaak, c: Waarden) -> bool:
    return bool((c["reden_huisbezoek"] is not None) == (c["vorm"] == "huisbezoek"))


def _stappen(zaak: Zaak, c: Waarden) -> int:
    nu = ["eerste_lijn", *(eerder["naar_lijn"] for eerder in zaak.alle("SchaalOp", "SchaalAf"))][-1]
    return LIJNEN.index(c["naar_lijn"]) - LIJNEN.index(nu)


def zwaardere_lijn(zaak: Zaak, c: Waarden) -> bool:
    return _stappen(zaak, c) > 0


def lichtere_lijn(zaak: Zaak, c: Waarden) -> bool:
    return _stappen(zaak, c) < 0


def wacht(zaak: Zaak, _c: Waarden) -> bool:
    return zaak.laatste("PlaatsOpWachtlijst", "HaalVanWachtlijst", "SluitDossier") == "PlaatsOpWachtlijst"


def voor_het_wachten(zaak: Zaak, c: Waarden) -> bool:
    return bool(c["tot"] < zaak.gaf("vanaf"))


def laatste_wachtdag(zaak: Zaak, c: Waarden) -> date:
    laatste: date = c["tot"] if "tot" in c else max(dag_van(c["op"]), zaak.gaf("vanaf"))
    return laatste


def uitkomst_van_het_wachten(_zaak: Zaak, c: Waarden) -> str:
    return str(c.get("uitkomst", c.get("reden")))


def _gevraagd(zaak: Zaak) -> list[Gedaan]:
    return [gedaan for gedaan in zaak.gedaan if gedaan.opdracht == "VraagDossieractie" and gedaan.feiten]


def _open(zaak: Zaak) -> dict[int, Waarden]:
    afgerond = [c["nummer"] for c in zaak.alle("RondDossieractieAf")]
    return {n: gedaan.waarden for n, gedaan in enumerate(_gevraagd(zaak), 1) if n not in afgerond}


def open_acties(zaak: Zaak, _c: Waarden) -> bool:
    return bool(_open(zaak))


def deze_actie_open(zaak: Zaak, c: Waarden) -> bool:
    return c["nummer"] in _open(zaak)


def al_gevraagd(zaak: Zaak, c: Waarden) -> bool:
    zelfde_soort = any(actie["soort"] == c["soort"] for actie in _open(zaak).values())
    oorzaken = [gedaan.waarden["oorzaak_id"] for gedaan in _gevraagd(zaak)]
    return zelfde_soort or (c["oorzaak_id"] is not None and c["oorzaak_id"] in oorzaken)


def nummer_van_de_actie(zaak: Zaak, _c: Waarden) -> int:
    return len(_gevraagd(zaak)) + 1


def doelen_bereikt(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["reden"] == "doelen_bereikt")
