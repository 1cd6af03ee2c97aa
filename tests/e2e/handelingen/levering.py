"""Every POST operation of provisions once a voorziening is granted, and of its registers and money."""

from collections.abc import Mapping

from tests.e2e.handelingen.handeling import Handeling, op

_V, _PGB = "/provisions/v1/voorzieningen/{voorziening}", "/provisions/v1/pgbs/{pgb}"
_VZ, _DC = "/provisions/v1/verzoeken/{verzoek}", "/provisions/v1/declaraties/{declaratie}"
_C, _BG = "/provisions/v1/contracten/{contract}", "/provisions/v1/begrotingen/{begroting}"

LEVERING: Mapping[str, Handeling] = {
    "verwerkRetour": Handeling(f"{_V}/retouren", {**op("2020-03-12", "ontvangenOp"), "retourcodes": ["0001"]}),
    "wijzigVoorziening": Handeling(
        f"{_V}/wijzigingen",
        {
            **op("2020-03-20"),
            "per": "2020-04-01",
            "omvang": 180,
            "einddatum": "2020-12-31",
            "reden": "herbeoordeling_verlenging",
        },
    ),
    "laatToewijzingVerlopen": Handeling(f"{_V}/verlopen-toewijzingen", op("2021-01-04")),
    "onderbreekLevering": Handeling(f"{_V}/leveringen/1/onderbrekingen", op("2020-03-23", "gestoptOp")),
    "hervatLevering": Handeling(f"{_V}/leveringen/1/hervattingen", op("2020-03-26", "gestartOp")),
    "beeindigVoorziening": Handeling(
        f"{_V}/afsluitingen", {**op("2020-04-01"), "per": "2020-04-01", "reden": "volgens_plan"}, "beschikker"
    ),
    "planHerbeoordeling": Handeling(
        f"{_V}/herbeoordelingen", {**op("2020-04-01"), "gepland": "2020-09-01T10:00:00+02:00"}
    ),
    "vraagHeronderzoek": Handeling(
        f"{_V}/heronderzoeken", {**op("2020-04-01"), "reden": "verhuizing", "uitersteDatum": "2020-05-01"}
    ),
    "rondBeoordelingAf": Handeling(
        f"{_V}/beoordelingen/1/afrondingen", {**op("2020-06-08"), "overgenomen": True}, "beschikker"
    ),
    "meldEigenBijdrage": Handeling(
        f"{_V}/eigen-bijdragen", {**op("2020-04-02", "gemeldOp"), "soortBericht": "start"}, "beschikker"
    ),
    "boekPgbBesteding": Handeling(
        f"{_PGB}/bestedingen",
        {**op("2020-04-02"), "bedragCent": 45000, "van": "2020-03-01", "tot": "2020-03-31"},
        "beschikker",
    ),
    "trekPgbIn": Handeling(
        f"{_PGB}/intrekkingen",
        {**op("2020-05-01"), "grond": "niet_of_anders_gebruikt", "per": "2020-05-31"},
        "beschikker",
    ),
    "ontvangVerzoek": Handeling(
        "/provisions/v1/verzoeken",
        {
            **op("2020-03-09", "ontvangenOp"),
            "soort": "toewijzing",
            "aanbieder": "12345678",
            "persoonId": "0198c7b0-0000-7000-8000-0000000000e0",
            "product": "02A05",
        },
        "partner_aanbieder",
    ),
    "neemVerzoekInOnderzoek": Handeling(
        f"{_VZ}/onderzoeken", {**op("2020-03-10"), "uitersteDatum": "2020-04-10"}, "beschikker"
    ),
    "honoreerVerzoek": Handeling(f"{_VZ}/honoreringen", op("2020-03-11"), "beschikker"),
    "wijsVerzoekAf": Handeling(f"{_VZ}/afwijzingen", {**op("2020-03-11"), "reden": "stapeling"}, "beschikker"),
}
GELD: Mapping[str, Handeling] = {
    "ontvangDeclaratie": Handeling(
        "/provisions/v1/declaraties",
        {
            **op("2020-04-01", "ontvangenOp"),
            "aanbieder": "12345678",
            "van": "2020-03-01",
            "tot": "2020-03-31",
            "regels": [{"toewijzingnummer": 1, "betreftJaar": 2020, "bedragCent": 45000}],
        },
        "partner_aanbieder",
    ),
    "beoordeelDeclaratieregel": Handeling(
        f"{_DC}/beoordelingen", {**op("2020-04-03"), "regel": 1, "retourcode": "dubbel"}, "beschikker"
    ),
    "beantwoordDeclaratie": Handeling(f"{_DC}/antwoorden", op("2020-04-06", "beantwoordOp"), "beschikker"),
    "registreerAanbieder": Handeling(
        "/provisions/v1/aanbieders", {**op("2019-12-01"), "agbCode": "12345678"}, "beschikker"
    ),
    "sluitContract": Handeling(
        "/provisions/v1/contracten",
        {
            **op("2019-12-02"),
            "aanbieder": "12345678",
            "van": "2020-01-01",
            "tot": "2021-12-31",
            "prestatieafspraken": ["start_binnen_tien_dagen", "vaste_hulpverlener"],
        },
        "beschikker",
    ),
    "beeindigContract": Handeling(f"{_C}/beeindigingen", {**op("2020-06-01"), "per": "2020-06-30"}, "beschikker"),
    "neemProductOp": Handeling(
        "/provisions/v1/producten",
        {**op("2019-12-03"), "productcode": "02A05", "productcategorie": "begeleiding", "arrangement": False},
        "beschikker",
    ),
    "stelTariefVast": Handeling(
        "/provisions/v1/tarieven",
        {
            **op("2019-12-04"),
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
            **op("2019-11-15"),
            "jaar": 2020,
            "taakveld": "wijkteams",
            "soort": "lasten",
            "kostensoort": "apparaatslasten",
            "programma": "basishulp",
            "team": "centrum",
            "bedragCent": 1_000_000_00,
        },
        "coordinator",
    ),
    "stelBegrotingBij": Handeling(
        f"{_BG}/bijstellingen", {**op("2020-06-15"), "bedragCent": 1_200_000_00}, "coordinator"
    ),
    "boekRealisatie": Handeling(
        f"{_BG}/realisaties",
        {**op("2020-07-01"), "boekjaar": 2020, "betreftJaar": 2020, "bedragCent": 650_000_00},
        "coordinator",
    ),
    "lichtAfwijkingToe": Handeling(
        f"{_BG}/afwijkingen",
        {**op("2021-02-01"), "oorzaakcode": "minder_inhuur", "toelichting": "Er is minder ingehuurd dan begroot."},
        "coordinator",
    ),
}
