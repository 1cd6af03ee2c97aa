"""Every POST operation of the chain: its address, a role that may do it, and a body that fits, fully filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import httpx

from tests.e2e.clients import Zaak, beschikking, nieuw_plan, nieuwe_melding, regel

BSN = "999900006"
PERSOON = {"bsn": BSN, "naam": "Inwoner Een", "geboortedatum": "1950-01-01", "postcode": "1315 AA", "huisnummer": "12a"}
FORMULIER = {
    "externKenmerk": "verwijzing-1",
    "persoon": {**PERSOON, "telefoon": "036-1234567", "voorkeurContact": "telefoon"},
    "leefgebieden": ["wonen"],
    "vraag": "Mijn patient redt het huishouden niet meer.",
    "urgentie": "regulier",
    "toestemmingClient": True,
    "terugkoppelingGewenst": True,
    "toestemmingTerugkoppeling": False,
    "wijk": "WK003401",
}


@dataclass(frozen=True, slots=True)
class Handeling:
    """One POST of a client."""

    pad: str
    inhoud: Mapping[str, Any]
    rol: str = "wijkwerker"

    @property
    def act(self) -> str:
        """The name under which a refusal lists it."""
        return self.pad.rpartition("/")[2]

    def met(self, **anders: Any) -> "Handeling":
        """The same with other fields; None leaves a field out."""
        inhoud = {**self.inhoud, **anders}
        return replace(self, inhoud={name: value for name, value in inhoud.items() if value is not None})

    async def door(self, zaak: Zaak, **headers: str) -> httpx.Response:
        """Do it in this case; a field that bears the name of one of its ids gets that id."""
        inhoud = {naam: zaak.ids.get(naam, waarde) for naam, waarde in self.inhoud.items()}
        return await zaak.als(self.rol).doe(self.pad.format_map(zaak.ids), inhoud, **headers)


def _op(dag: str, naam: str = "op") -> dict[str, str]:
    return {naam: f"{dag}T10:00:00+01:00"}


_M, _A = "/intake/v1/meldingen/{melding}", "/intake/v1/aanmeldingen/{aanmelding}"
_D, _O, _P = "/casework/v1/dossiers/{dossier}", "/casework/v1/onderzoeken/{onderzoek}", "/casework/v1/plannen/{plan}"
_AV, _B = "/provisions/v1/aanvragen/{aanvraag}", "/provisions/v1/beschikkingen/{beschikking}"
_V, _PGB = "/provisions/v1/voorzieningen/{voorziening}", "/provisions/v1/pgbs/{pgb}"
_VZ, _DC = "/provisions/v1/verzoeken/{verzoek}", "/provisions/v1/declaraties/{declaratie}"
_C, _BG = "/provisions/v1/contracten/{contract}", "/provisions/v1/begrotingen/{begroting}"

INTAKE: Mapping[str, Handeling] = {
    "ontvangMelding": Handeling(
        "/intake/v1/meldingen",
        nieuwe_melding(
            persoon=PERSOON,
            toegangslocatie="wijkteam",
            melder={"rol": "mantelzorger", "organisatie": "Buurtzorg", "clientOpDeHoogte": True},
            team="centrum",
            spoed=False,
        ),
    ),
    "bevestigMelding": Handeling(
        f"{_M}/bevestigingen",
        {
            **_op("2020-01-06", "verzondenOp"),
            "kanaal": "brief",
            "gewezenOp": ["persoonlijk_plan", "clientondersteuning"],
        },
    ),
    "kwalificeerMelding": Handeling(f"{_M}/kwalificaties", {"soort": "wettelijke_melding", "vanaf": "2020-01-06"}),
    "handelMeldingAf": Handeling(
        f"{_M}/afhandelingen",
        {**_op("2020-01-07", "afgehandeldOp"), "soort": "doorgezet", "bestemming": "wijkteam", "team": "centrum"},
    ),
    "heropenMelding": Handeling(f"{_M}/heropeningen", {**_op("2020-01-08"), "reden": "nieuwe_feiten"}),
    "trekMeldingIn": Handeling(f"{_M}/intrekkingen", {**_op("2020-01-09"), "reden": "verhuisd"}),
    "zoekPersonen": Handeling("/intake/v1/personen/_zoek", {"bsn": BSN, "doel": "toegang"}),
    "bespreekAanmelding": Handeling(
        f"{_A}/besprekingen", {**_op("2020-01-08", "besprokenOp"), "disciplines": ["wmo", "jeugd"]}
    ),
    "wijsAanmeldingToe": Handeling(
        f"{_A}/toewijzingen", {**_op("2020-01-08"), "wijkwerker": "ww-1", "aanmeldteamOvergeslagen": "korte_vraag"}
    ),
    "geefAanmeldingVrij": Handeling(f"{_A}/vrijgaven", {**_op("2020-01-09"), "reden": "caseload"}),
    "legEersteGesprekVast": Handeling(
        f"{_A}/eerste-gesprekken",
        {**_op("2020-01-10", "gevoerdOp"), "vorm": "kantoor", "vraaganalyse": "Wil thuis blijven wonen."},
    ),
    "trekAanmeldingIn": Handeling(f"{_A}/intrekkingen", {**_op("2020-01-13"), "reden": "overleden"}),
    "handelAanmeldingAf": Handeling(
        f"{_A}/afhandelingen",
        {
            **_op("2020-01-13", "afgehandeldOp"),
            "soort": "onderzoek_nodig",
            "doelgroep": "volwassenen",
            "reden": "meervoudig",
        },
    ),
    "ontvangHuisartsaanmelding": Handeling(
        "/intake/v1/partner/huisarts-aanmeldingen",
        {**FORMULIER, "verwijzer": {"agb": "01012345", "naam": "Huisarts Een", "praktijkAgb": "01054321"}},
        "partner_huisarts",
    ),
    "ontvangPartnermelding": Handeling(
        "/intake/v1/partner/meldingen",
        {**FORMULIER, "melder": {"rol": "school", "organisatie": "De Regenboog", "clientOpDeHoogte": True}},
        "partner_school",
    ),
}
_DOEL = {
    "doelcode": "meedoen",
    "leefgebied": "wonen",
    "zrmDomein": "huisvesting",
    "zrmStart": 2,
    "zrmDoel": 4,
    "tekst": "Elke week naar de buurtkamer.",
}
CASEWORK: Mapping[str, Handeling] = {
    "ontvangPersoonlijkPlan": Handeling(f"{_O}/persoonlijke-plannen", {**_op("2020-01-14"), "inhoud": "Mijn plan."}),
    "beginOnderzoek": Handeling(f"{_O}/aanvangen", _op("2020-01-20", "begonnenOp")),
    "wijsOpClientondersteuning": Handeling(
        f"{_O}/clientondersteuningen", {**_op("2020-01-20"), "aan": "client", "gebruikt": False}
    ),
    "stelIdentiteitVast": Handeling(
        f"{_O}/identiteitsvaststellingen", {**_op("2020-01-20"), "documentsoort": "paspoort"}
    ),
    "informeerOverPgb": Handeling(f"{_O}/pgb-voorlichtingen", {**_op("2020-01-20"), "wijze": "gesprek"}),
    "legOnderdeelVast": Handeling(
        f"{_O}/onderdelen", {**_op("2020-01-20"), "onderdeel": "behoeften", "bevinding": "Hulp bij koken."}
    ),
    "legHuisbezoekVast": Handeling(f"{_O}/huisbezoeken", _op("2020-01-21", "gepland")),
    "neemZrmAf": Handeling(
        f"{_O}/zrm-metingen",
        {**_op("2020-01-21", "afgenomenOp"), "moment": "start", "scores": {"financien": 3, "huisvesting": 4}},
    ),
    "verstrekVerslag": Handeling(f"{_O}/verslagen", _op("2020-02-03", "verstrektOp")),
    "rondOnderzoekAf": Handeling(f"{_O}/afrondingen", {**_op("2020-02-04", "afgerondOp"), "uitkomst": "basishulp"}),
    "stelPlanOp": Handeling(f"{_D}/plannen", nieuw_plan(doelen=[_DOEL])),
    "wijzigPlan": Handeling(
        f"{_P}/wijzigingen",
        {
            **{naam: deel for naam, deel in nieuw_plan(doelen=[_DOEL]).items() if naam != "opgesteldOp"},
            **_op("2020-02-06"),
        },
    ),
    "legPlanVoor": Handeling(f"{_P}/voorleggingen", _op("2020-02-06")),
    "akkoordeerPlan": Handeling(f"{_P}/akkoorden", {**_op("2020-02-07"), "door": "inwoner"}),
    "voerPlanUit": Handeling(f"{_P}/uitvoeringen", _op("2020-02-10")),
    "evalueerDoel": Handeling(
        f"{_P}/doelevaluaties", {**_op("2020-05-11"), "doelId": "0198c7b0-0000-7000-8000-0000000000d0", "bereikt": True}
    ),
    "evalueerPlan": Handeling(f"{_P}/evaluaties", _op("2020-05-12")),
    "sluitPlan": Handeling(f"{_P}/afsluitingen", {**_op("2020-05-13"), "reden": "doelen_bereikt"}),
    "wijsRegisseurAan": Handeling(f"{_D}/regisseurs", {**_op("2020-01-15"), "medewerkerId": "ww-2"}),
    "bepaalZwaarte": Handeling(
        f"{_D}/zwaartebepalingen", {**_op("2020-01-15"), "niveau": "middel", "grond": "meervoudig"}
    ),
    "zetOpWaakvlam": Handeling(f"{_D}/waakvlammen", {**_op("2020-03-02"), "vervolgcontactDatum": "2020-06-01"}),
    "sluitDossier": Handeling(f"{_D}/afsluitingen", {**_op("2020-03-03"), "reden": "doelen_bereikt"}),
    "heropenDossier": Handeling(f"{_D}/heropeningen", {**_op("2020-03-04"), "reden": "nieuwe_feiten"}),
}
_VOLLE_REGEL = regel(
    einddatum="2021-02-28", omvang=120, eenheid="minuut", frequentie="per_week", aanbieder="12345678", reden="passend"
)
PROVISIONS: Mapping[str, Handeling] = {
    "dienAanvraagInOpEigenInitiatief": Handeling(
        "/provisions/v1/aanvragen",
        {
            **_op("2020-02-20", "ontvangenOp"),
            "meldingId": "0198c7b0-0000-7000-8000-000000000001",
            "ondertekend": True,
            "bsn": BSN,
            "gevraagd": ["begeleiding"],
        },
    ),
    "dienAanvraagIn": Handeling(
        f"{_AV}/indieningen", {**_op("2020-02-20", "ontvangenOp"), "ondertekend": True, "bsn": BSN}
    ),
    "schortAanvraagOp": Handeling(
        f"{_AV}/opschortingen", {"grond": "aanvulling", "vanaf": "2020-02-24", "tot": "2020-02-28"}, "beschikker"
    ),
    "beeindigOpschorting": Handeling(f"{_AV}/opschortingen/1/beeindigingen", _op("2020-02-26"), "beschikker"),
    "stelBeschikkingVast": Handeling(
        f"{_AV}/beschikkingen", beschikking(_VOLLE_REGEL, vastgesteldOp="2020-03-09T10:00:00+01:00"), "beschikker"
    ),
    "maakBeschikkingBekend": Handeling(
        f"{_B}/bekendmakingen", {**_op("2020-03-10", "bekendgemaaktOp"), "wijze": "toezending"}, "beschikker"
    ),
    "bestelVoorziening": Handeling(f"{_V}/bestellingen", {**_op("2020-03-11", "besteldOp"), "aanbieder": "12345678"}),
    "meldLevering": Handeling(f"{_V}/leveringen", _op("2020-03-16", "gestartOp")),
    "beeindigLevering": Handeling(
        f"{_V}/leveringen/1/beeindigingen", {**_op("2020-03-30", "gestoptOp"), "reden": "volgens_plan"}
    ),
}
LEVERING: Mapping[str, Handeling] = {
    "verwerkRetour": Handeling(f"{_V}/retouren", {**_op("2020-03-12", "ontvangenOp"), "retourcodes": ["0001"]}),
    "wijzigVoorziening": Handeling(
        f"{_V}/wijzigingen",
        {
            **_op("2020-03-20"),
            "per": "2020-04-01",
            "omvang": 180,
            "einddatum": "2020-12-31",
            "reden": "herbeoordeling_verlenging",
        },
    ),
    "laatToewijzingVerlopen": Handeling(f"{_V}/verlopen-toewijzingen", _op("2021-01-04")),
    "onderbreekLevering": Handeling(f"{_V}/leveringen/1/onderbrekingen", _op("2020-03-23", "gestoptOp")),
    "hervatLevering": Handeling(f"{_V}/leveringen/1/hervattingen", _op("2020-03-26", "gestartOp")),
    "beeindigVoorziening": Handeling(
        f"{_V}/afsluitingen", {**_op("2020-04-01"), "per": "2020-04-01", "reden": "volgens_plan"}, "beschikker"
    ),
    "planHerbeoordeling": Handeling(
        f"{_V}/herbeoordelingen", {**_op("2020-04-01"), "gepland": "2020-09-01T10:00:00+02:00"}
    ),
    "vraagHeronderzoek": Handeling(
        f"{_V}/heronderzoeken", {**_op("2020-04-01"), "reden": "verhuizing", "uitersteDatum": "2020-05-01"}
    ),
    "meldEigenBijdrage": Handeling(
        f"{_V}/eigen-bijdragen", {**_op("2020-04-02", "gemeldOp"), "soortBericht": "start"}, "beschikker"
    ),
    "boekPgbBesteding": Handeling(
        f"{_PGB}/bestedingen",
        {**_op("2020-04-02"), "bedragCent": 45000, "van": "2020-03-01", "tot": "2020-03-31"},
        "beschikker",
    ),
    "trekPgbIn": Handeling(
        f"{_PGB}/intrekkingen",
        {**_op("2020-05-01"), "grond": "niet_of_anders_gebruikt", "per": "2020-05-31"},
        "beschikker",
    ),
    "ontvangVerzoek": Handeling(
        "/provisions/v1/verzoeken",
        {
            **_op("2020-03-09", "ontvangenOp"),
            "soort": "toewijzing",
            "aanbieder": "12345678",
            "persoonId": "0198c7b0-0000-7000-8000-0000000000e0",
            "product": "02A05",
        },
        "partner_aanbieder",
    ),
    "neemVerzoekInOnderzoek": Handeling(
        f"{_VZ}/onderzoeken", {**_op("2020-03-10"), "uitersteDatum": "2020-04-10"}, "beschikker"
    ),
    "honoreerVerzoek": Handeling(f"{_VZ}/honoreringen", _op("2020-03-11"), "beschikker"),
    "wijsVerzoekAf": Handeling(f"{_VZ}/afwijzingen", {**_op("2020-03-11"), "reden": "stapeling"}, "beschikker"),
}
GELD: Mapping[str, Handeling] = {
    "ontvangDeclaratie": Handeling(
        "/provisions/v1/declaraties",
        {
            **_op("2020-04-01", "ontvangenOp"),
            "aanbieder": "12345678",
            "van": "2020-03-01",
            "tot": "2020-03-31",
            "regels": [{"toewijzingnummer": 1, "betreftJaar": 2020, "bedragCent": 45000}],
        },
        "partner_aanbieder",
    ),
    "beoordeelDeclaratieregel": Handeling(
        f"{_DC}/beoordelingen", {**_op("2020-04-03"), "regel": 1, "retourcode": "dubbel"}, "beschikker"
    ),
    "beantwoordDeclaratie": Handeling(f"{_DC}/antwoorden", _op("2020-04-06", "beantwoordOp"), "beschikker"),
    "registreerAanbieder": Handeling(
        "/provisions/v1/aanbieders", {**_op("2019-12-01"), "agbCode": "12345678"}, "beschikker"
    ),
    "sluitContract": Handeling(
        "/provisions/v1/contracten",
        {
            **_op("2019-12-02"),
            "aanbieder": "12345678",
            "van": "2020-01-01",
            "tot": "2021-12-31",
            "prestatieafspraken": ["start_binnen_tien_dagen", "vaste_hulpverlener"],
        },
        "beschikker",
    ),
    "beeindigContract": Handeling(f"{_C}/beeindigingen", {**_op("2020-06-01"), "per": "2020-06-30"}, "beschikker"),
    "neemProductOp": Handeling(
        "/provisions/v1/producten",
        {**_op("2019-12-03"), "productcode": "02A05", "productcategorie": "begeleiding", "arrangement": False},
        "beschikker",
    ),
    "stelTariefVast": Handeling(
        "/provisions/v1/tarieven",
        {
            **_op("2019-12-04"),
            "productcode": "02A05",
            "aanbieder": "12345678",
            "eenheid": "uur",
            "bedragCent": 5450,
            "van": "2020-01-01",
            "tot": "2020-12-31",
        },
        "beschikker",
    ),
    "stelBegrotingsregelVast": Handeling(
        "/provisions/v1/begrotingen",
        {
            **_op("2019-11-15"),
            "jaar": 2020,
            "taakveld": "wijkteams",
            "kostensoort": "apparaatslasten",
            "programma": "basishulp",
            "team": "centrum",
            "bedragCent": 1_000_000_00,
        },
        "coordinator",
    ),
    "stelBegrotingBij": Handeling(
        f"{_BG}/bijstellingen", {**_op("2020-06-15"), "bedragCent": 1_200_000_00}, "coordinator"
    ),
    "boekRealisatie": Handeling(
        f"{_BG}/realisaties",
        {**_op("2020-07-01"), "boekjaar": 2020, "betreftJaar": 2020, "bedragCent": 650_000_00},
        "coordinator",
    ),
    "lichtAfwijkingToe": Handeling(
        f"{_BG}/afwijkingen",
        {**_op("2021-02-01"), "oorzaakcode": "minder_inhuur", "toelichting": "Er is minder ingehuurd dan begroot."},
        "coordinator",
    ),
}
ALLE: Mapping[str, Mapping[str, Handeling]] = {
    "intake": INTAKE,
    "casework": CASEWORK,
    "provisions": {**PROVISIONS, **LEVERING, **GELD},
}
