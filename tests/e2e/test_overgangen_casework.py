"""What may follow on what, for onderzoek, plan and dossier: every state and every act, over HTTP."""

import pytest

from tests.e2e.clients import ONDERDELEN, Zaak, nieuw_plan
from tests.e2e.handelingen import CASEWORK
from tests.e2e.overgangen import Overgangen, Tabel
from tests.systeem import Systeem

pytestmark = pytest.mark.server

_BEZOEK = CASEWORK["legHuisbezoekVast"].met(gepland=None)
_ONDERWEG = (
    "plan inleveren",
    "plan overslaan",
    "ondersteuning aanbieden",
    "identiteit vaststellen",
    "pgb uitleggen",
    "bezoek plannen",
    "bezoek afleggen",
    "van bezoek afzien",
    "zrm afnemen",
)
_ALLES_ONDERZOCHT = ("beginnen", "ondersteuning aanbieden", "identiteit vaststellen", *ONDERDELEN)

ONDERZOEK = Tabel(
    pad="/casework/v1/onderzoeken/{onderzoek}",
    handelingen={
        "plan inleveren": CASEWORK["ontvangPersoonlijkPlan"],
        "plan overslaan": CASEWORK["ontvangPersoonlijkPlan"].met(inhoud=None, overgeslagen=True),
        "beginnen": CASEWORK["beginOnderzoek"],
        "ondersteuning aanbieden": CASEWORK["wijsOpClientondersteuning"],
        "identiteit vaststellen": CASEWORK["stelIdentiteitVast"],
        "pgb uitleggen": CASEWORK["informeerOverPgb"],
        "bezoek plannen": CASEWORK["legHuisbezoekVast"],
        "bezoek afleggen": _BEZOEK.met(afgelegdOp="2020-01-21T10:00:00+01:00"),
        "van bezoek afzien": _BEZOEK.met(nietNodig=True, reden="woonsituatie"),
        "zrm afnemen": CASEWORK["neemZrmAf"],
        "uitstellen": CASEWORK["stelOnderzoekUit"],
        "hervatten": CASEWORK["hervatOnderzoek"],
        "staken": CASEWORK["staakOnderzoek"],
        "verslag verstrekken": CASEWORK["verstrekVerslag"],
        "afronden": CASEWORK["rondOnderzoekAf"],
        **{deel: CASEWORK["legOnderdeelVast"].met(onderdeel=deel) for deel in ONDERDELEN},
    },
    wegen={
        "gestart": [Zaak.onderzoek_nodig],
        "lopend": [Zaak.onderzoek_nodig, *_ALLES_ONDERZOCHT],
        "uitgesteld": [Zaak.onderzoek_nodig, "uitstellen"],
        "gestaakt": [Zaak.onderzoek_nodig, "staken"],
        "verslag_verstrekt": [Zaak.onderzoek_nodig, *_ALLES_ONDERZOCHT, "verslag verstrekken"],
        "afgerond": [Zaak.onderzoek_nodig, *_ALLES_ONDERZOCHT, "verslag verstrekken", "afronden"],
    },
    overgangen={
        "gestart": {
            **dict.fromkeys(_ONDERWEG, "gestart"),
            "beginnen": "lopend",
            "uitstellen": "uitgesteld",
            "staken": "gestaakt",
        },
        "lopend": {
            **{naam: "lopend" for naam in (*_ONDERWEG, *ONDERDELEN) if naam != "identiteit vaststellen"},
            "uitstellen": "uitgesteld",
            "staken": "gestaakt",
            "verslag verstrekken": "verslag_verstrekt",
        },
        "uitgesteld": {"hervatten": "lopend", "staken": "gestaakt"},
        "gestaakt": {},
        "verslag_verstrekt": {
            **dict.fromkeys(("pgb uitleggen", "zrm afnemen"), "verslag_verstrekt"),
            "afronden": "afgerond",
        },
        "afgerond": {"zrm afnemen": "afgerond"},
    },
    buiten={"lopend": ("identiteit vaststellen", "afronden")},
)
_WIJKWERKER = CASEWORK["akkoordeerPlan"].met(door="wijkwerker")
_VOORGELEGD = (Zaak.met_plan, "voorleggen")
_VASTGESTELD = (*_VOORGELEGD, "akkoord inwoner", "akkoord wijkwerker")
_GEEVALUEERD = (*_VASTGESTELD, "uitvoeren", "doel evalueren", "evalueren")

PLAN = Tabel(
    pad="/casework/v1/plannen/{plan}",
    handelingen={
        "wijzigen": CASEWORK["wijzigPlan"],
        "voorleggen": CASEWORK["legPlanVoor"],
        "akkoord inwoner": CASEWORK["akkoordeerPlan"],
        "akkoord wijkwerker": _WIJKWERKER,
        "uitvoeren": CASEWORK["voerPlanUit"],
        "doel evalueren": CASEWORK["evalueerDoel"],
        "evalueren": CASEWORK["evalueerPlan"],
        "vervangen": CASEWORK["vervangPlan"],
        "sluiten": CASEWORK["sluitPlan"],
    },
    wegen={
        "concept": [Zaak.met_plan],
        "ter_accordering": [*_VOORGELEGD],
        "ter_accordering na de inwoner": [*_VOORGELEGD, "akkoord inwoner"],
        "ter_accordering na de wijkwerker": [*_VOORGELEGD, "akkoord wijkwerker"],
        "vastgesteld": [*_VASTGESTELD],
        "in_uitvoering": [*_VASTGESTELD, "uitvoeren"],
        "in_uitvoering met elk doel geevalueerd": [*_VASTGESTELD, "uitvoeren", "doel evalueren"],
        "geevalueerd": [*_GEEVALUEERD],
        "in_uitvoering na een evaluatie": [*_GEEVALUEERD, "uitvoeren"],
        "afgesloten": [*_GEEVALUEERD, "sluiten"],
        "vervangen": [*_VASTGESTELD, "vervangen"],
    },
    overgangen={
        "concept": {"wijzigen": "concept", "voorleggen": "ter_accordering"},
        "ter_accordering": {
            "wijzigen": "concept",
            "akkoord inwoner": "ter_accordering",
            "akkoord wijkwerker": "ter_accordering",
        },
        "ter_accordering na de inwoner": {"wijzigen": "concept", "akkoord wijkwerker": "vastgesteld"},
        "ter_accordering na de wijkwerker": {"wijzigen": "concept", "akkoord inwoner": "vastgesteld"},
        "vastgesteld": {"uitvoeren": "in_uitvoering", "vervangen": "vervangen"},
        "in_uitvoering": {"doel evalueren": "in_uitvoering", "vervangen": "vervangen"},
        "in_uitvoering met elk doel geevalueerd": {
            "doel evalueren": "in_uitvoering",
            "evalueren": "geevalueerd",
            "vervangen": "vervangen",
        },
        "geevalueerd": {"uitvoeren": "in_uitvoering", "sluiten": "afgesloten"},
        "in_uitvoering na een evaluatie": {"doel evalueren": "in_uitvoering", "vervangen": "vervangen"},
        "afgesloten": {},
        "vervangen": {},
    },
    buiten=dict.fromkeys(("in_uitvoering", "in_uitvoering na een evaluatie"), ("evalueren",)),
)

_STEEDS = (
    "zwaarte bepalen",
    "thema toekennen",
    "contact vastleggen",
    "opschalen",
    "afschalen",
    "escalatie vastleggen",
    "op de wachtlijst",
    "actie vragen",
)

DOSSIER = Tabel(
    pad="/casework/v1/dossiers/{dossier}",
    handelingen={
        "zwaarte bepalen": CASEWORK["bepaalZwaarte"],
        "thema toekennen": CASEWORK["kenThemaToe"],
        "contact vastleggen": CASEWORK["legContactmomentVast"],
        "opschalen": CASEWORK["schaalOp"],
        "afschalen": CASEWORK["schaalAf"],
        "escalatie vastleggen": CASEWORK["legEscalatieVast"],
        "op de wachtlijst": CASEWORK["plaatsOpWachtlijst"],
        "van de wachtlijst": CASEWORK["haalVanWachtlijst"],
        "actie vragen": CASEWORK["vraagDossieractie"],
        "actie afronden": CASEWORK["rondDossieractieAf"],
        "op de waakvlam": CASEWORK["zetOpWaakvlam"],
        "sluiten": CASEWORK["sluitDossier"],
        "heropenen": CASEWORK["heropenDossier"],
    },
    wegen={
        "onderzoek": [Zaak.onderzoek_nodig],
        "plan": [Zaak.met_plan],
        "uitvoering": [Zaak.kort_hulptraject],
        "uitvoering op de wachtlijst met een actie": [Zaak.kort_hulptraject, "op de wachtlijst", "actie vragen"],
        "waakvlam": [Zaak.kort_hulptraject, "op de waakvlam"],
        "afgesloten": [Zaak.kort_hulptraject, "sluiten"],
    },
    overgangen={
        "onderzoek": {**dict.fromkeys(_STEEDS, "onderzoek"), "sluiten": "afgesloten"},
        "plan": {**dict.fromkeys(_STEEDS, "plan"), "sluiten": "afgesloten"},
        "uitvoering": {**dict.fromkeys(_STEEDS, "uitvoering"), "op de waakvlam": "waakvlam", "sluiten": "afgesloten"},
        "uitvoering op de wachtlijst met een actie": {
            **{naam: "uitvoering" for naam in _STEEDS if naam != "op de wachtlijst"},
            "van de wachtlijst": "uitvoering",
            "actie afronden": "uitvoering",
            "op de waakvlam": "waakvlam",
        },
        "waakvlam": {**dict.fromkeys(_STEEDS, "waakvlam"), "sluiten": "afgesloten"},
        "afgesloten": {"heropenen": "onderzoek"},
    },
    buiten={
        **dict.fromkeys(("onderzoek", "plan", "uitvoering", "waakvlam"), ("van de wachtlijst", "actie afronden")),
        "uitvoering op de wachtlijst met een actie": ("op de wachtlijst", "sluiten"),
    },
)
TABELLEN = {"onderzoek": ONDERZOEK, "plan": PLAN, "dossier": DOSSIER}


class TestOvergangen(Overgangen):
    tabellen = TABELLEN


async def test_een_plan_brengt_het_dossier_van_onderzoek_naar_plan(keten: Systeem, gemeente: str) -> None:
    zaak = await DOSSIER.in_stand(keten, gemeente, "onderzoek")
    await CASEWORK["stelPlanOp"].door(zaak)
    assert await DOSSIER.status(zaak) == "plan"


async def test_zonder_maatwerk_brengt_het_plan_het_dossier_naar_de_uitvoering(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).onderzoek_nodig()
    gemaakt = await CASEWORK["stelPlanOp"].met(**nieuw_plan(maatwerkGewenst=[])).door(zaak)
    zaak.ids["plan"] = gemaakt.json()["id"]
    for handeling in ("voorleggen", "akkoord inwoner", "akkoord wijkwerker"):
        await PLAN.handelingen[handeling].door(zaak)
    assert await DOSSIER.status(zaak) == "uitvoering"


async def test_een_huishouden_heeft_een_plan_tegelijk(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).met_plan()
    tweede = await CASEWORK["stelPlanOp"].door(zaak)
    assert (tweede.status_code, tweede.json()["type"].rpartition("/")[2]) == (409, "er-is-al-een-plan")
    assert (await DOSSIER.gelezen(zaak)).json()["plan"] == zaak.ids["plan"]


async def test_in_een_afgesloten_dossier_komt_geen_plan(keten: Systeem, gemeente: str) -> None:
    zaak = await DOSSIER.in_stand(keten, gemeente, "afgesloten")
    geweigerd = await CASEWORK["stelPlanOp"].door(zaak)
    assert (geweigerd.status_code, geweigerd.json()["type"].rpartition("/")[2]) == (409, "dossier-niet-actief")
    assert (await DOSSIER.gelezen(zaak)).json()["plan"] is None


@pytest.mark.parametrize("stand", ["onderzoek", "uitvoering", "waakvlam"])
async def test_een_actieve_casus_krijgt_een_regisseur(keten: Systeem, gemeente: str, stand: str) -> None:
    zaak = await DOSSIER.in_stand(keten, gemeente, stand)
    aangewezen = await CASEWORK["wijsRegisseurAan"].door(zaak)
    assert (aangewezen.status_code, aangewezen.json()["status"]) == (201, stand)


@pytest.mark.parametrize("naam", ["wijsRegisseurAan", "stelPlanOp"])
async def test_wat_bij_een_dossier_is_gedaan_staat_daar_in_een_lijst(keten: Systeem, gemeente: str, naam: str) -> None:
    """An act on a resource is a sub-collection: POST adds one, GET lists them."""
    zaak = await DOSSIER.in_stand(keten, gemeente, "onderzoek")
    gedaan = await CASEWORK[naam].door(zaak)
    lijst = await zaak.als("wijkwerker").get(gedaan.request.url.path)
    assert lijst.status_code == 200
    assert len(lijst.json()["resultaten"]) == 1
