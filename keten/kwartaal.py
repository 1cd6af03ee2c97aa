"""The scenario of one quarter of Almere, from a seed.

The shares follow what Almere published about the first quarter of 2020 (Meldingen bij de wijkteams, mei 2020): about
800 meldingen a month over three channels, about a tenth answered at once, a small part referred, nearly 1,900 people
spoken with, more than 1,800 plans, 1,423 of them with one or more voorzieningen. Cases flow in from mid-November 2019,
so that the conversations and plans of January are there too.
"""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from keten.scenario import Scenario, Stap, Zaak

GEMEENTE = "0034"
KWARTAAL = (date(2020, 1, 1), date(2020, 3, 31))
BEGIN = date(2019, 11, 18)
PER_DAG = 2400 / 91
MAATWERK_IN_KWARTAAL = 1423

KANALEN = ("telefoon", "spreekuur", "online_formulier")
TEAMS = ("centrum", "haven", "stad_oost", "stad_west", "buiten_noord", "buiten_zuid")
WIJKEN = ("WK003401", "WK003402", "WK003403", "WK003404", "WK003405", "WK003406")
LEEFGEBIEDEN = (
    "leven_met_een_beperking",
    "ouder_worden",
    "wonen",
    "financien_en_schulden",
    "geestelijke_gezondheid",
    "werk_en_dagbesteding",
)
ONDERDELEN = (
    "behoeften",
    "eigen_kracht_en_gebruikelijke_hulp",
    "mantelzorg_en_netwerk",
    "ondersteuning_mantelzorger",
    "algemene_voorziening",
    "samenwerking",
    "eigen_bijdrage",
)
PRODUCTEN = (
    ("begeleiding", "02A05"),
    ("hulp_bij_het_huishouden", "01A01"),
    ("vervoervoorzieningen", "12A01"),
    ("woonvoorzieningen", "13A01"),
    ("overige_maatwerkarrangementen", "10A01"),
)
_TIJD = ZoneInfo("Europe/Amsterdam")


def kwartaal(schaal: float, zaad: int = 2020) -> Scenario:
    """The first quarter of 2020 at a scale: 1 is the full municipality; the same seed gives the same scenario."""
    toeval = random.Random(zaad)  # noqa: S311 - a scenario, not a secret
    dagen = (KWARTAAL[1] - BEGIN).days + 1
    aantal = round(PER_DAG * schaal * dagen)
    wegen = [_weg(n) for n in range(aantal)]
    ontvangen = [BEGIN + timedelta(days=int(n * dagen / aantal)) for n in range(aantal)]
    plannen = [n for n in range(aantal) if wegen[n] == "plan"]
    plandag = {n: ontvangen[n] + timedelta(days=toeval.randint(24, 36)) for n in plannen}
    binnen = [n for n in plannen if KWARTAAL[0] <= plandag[n] <= KWARTAAL[1]]
    doel = round(MAATWERK_IN_KWARTAAL * schaal)
    maatwerk = set(toeval.sample(binnen, min(doel, len(binnen))))
    maatwerk |= {n for n in plannen if n not in binnen and toeval.random() < doel / max(len(binnen), 1)}
    zaken = [
        _zaak(n, wegen[n], ontvangen[n], plandag.get(n), toeval, met_maatwerk=n in maatwerk) for n in range(aantal)
    ]
    return Scenario(f"almere-2020-k1-{schaal:g}-{zaad}", GEMEENTE, zaken)


def _weg(nummer: int) -> str:
    """Which way a case goes; spread evenly, so that every scale has the same shares."""
    plaats = nummer * 37 % 100  # 37 and 100 have no divisor in common: every hundred cases has each place once
    if plaats < 10:  # noqa: PLR2004 - a tenth is answered at once
        return "direct"
    if plaats < 13:  # noqa: PLR2004 - a small part is referred
        return "verwezen"
    if plaats < 15:  # noqa: PLR2004
        return "geregistreerd"
    if plaats < 92:  # noqa: PLR2004 - 77 of 85 aanmeldingen get a plan: about 90 %
        return "plan"
    if plaats < 94:  # noqa: PLR2004 - some are helped after the conversation
        return ("advies", "kort_hulptraject")[nummer // 100 % 2]
    return "wacht"  # still before the first conversation


def _zaak(
    nummer: int, weg: str, ontvangen: date, plandag: date | None, toeval: random.Random, *, met_maatwerk: bool
) -> Zaak:
    team = TEAMS[nummer % len(TEAMS)]
    stappen = list(_melding(nummer, weg, ontvangen, toeval, team))
    if weg in ("plan", "advies", "kort_hulptraject", "wacht"):
        stappen += _aanmelding(weg, ontvangen, toeval)
    if plandag is not None:
        stappen += _onderzoek_en_plan(ontvangen, plandag, toeval, nummer, met_maatwerk=met_maatwerk)
        if met_maatwerk:
            stappen += _besluit(plandag, toeval, nummer)
    return Zaak(nummer, team, stappen)


def _op(dag: date, uur: int, minuut: int = 0) -> str:
    return datetime(dag.year, dag.month, dag.day, uur, minuut, tzinfo=_TIJD).isoformat()


def _plus(dag: date, dagen: int) -> date:
    return dag + timedelta(days=dagen)


def _bsn(nummer: int) -> str:
    """A BSN of the test range 9999xxxxx that passes the elfproef, one per number."""
    for laatste in range(10):
        cijfers = f"9999{nummer:04d}{laatste}"
        som = sum(gewicht * int(c) for gewicht, c in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), cijfers, strict=True))
        if som % 11 == 0:
            return cijfers
    return ""  # this number has no check digit


def _melding(nummer: int, weg: str, dag: date, toeval: random.Random, team: str) -> Iterator[Stap]:
    persoon: dict[str, Any] = {
        "naam": f"Inwoner {nummer}",
        "geboortedatum": f"19{30 + nummer % 60}-0{1 + nummer % 9}-11",
    }
    if nummer < 10_000 and (bsn := _bsn(nummer)):  # noqa: PLR2004 - four digits of the test range
        persoon["bsn"] = bsn
    zelf = nummer % 3 != 0
    yield Stap(
        "wijkwerker",
        "POST",
        "/intake/v1/meldingen",
        {
            "persoon": persoon,
            "ontvangenOp": _op(dag, 9, nummer % 60),
            "kanaal": KANALEN[nummer % 3],
            "melder": {"rol": "zelf" if zelf else "huisarts"},
            "wijk": WIJKEN[nummer % len(WIJKEN)],
            "team": team,
            "doelgroep": "volwassenen",
            "leefgebieden": toeval.sample(LEEFGEBIEDEN, 1 + nummer % 2),
            "vraag": "Ik red het thuis niet meer alleen en zoek ondersteuning.",
        },
        {"melding": "id"},
    )
    af = _op(_plus(dag, toeval.randint(0, 4)), 15)
    pad = "/intake/v1/meldingen/{melding}/afhandelingen"
    match weg:
        case "direct":
            inhoud: dict[str, Any] = {"soort": "direct_beantwoord", "antwoordsoort": "advies", "afgehandeldOp": af}
        case "verwezen":
            inhoud = {"soort": "verwezen", "naarSoort": "specialist", "afgehandeldOp": af}
        case "geregistreerd":
            inhoud = {"soort": "geregistreerd", "instantie": "zorgverzekeraar", "afgehandeldOp": af}
        case _:
            yield Stap(
                "wijkwerker",
                "POST",
                "/intake/v1/meldingen/{melding}/bevestigingen",
                {
                    "verzondenOp": _op(dag, 12),
                    "kanaal": "brief",
                    "gewezenOp": ["persoonlijk_plan", "clientondersteuning"],
                },
            )
            yield Stap(
                "wijkwerker", "POST", "/intake/v1/meldingen/{melding}/kwalificaties", {"soort": "wettelijke_melding"}
            )
            inhoud = {"soort": "doorgezet", "bestemming": "wijkteam", "team": team, "afgehandeldOp": af}
    yield Stap("wijkwerker", "POST", pad, inhoud)


def _aanmelding(weg: str, dag: date, toeval: random.Random) -> Iterator[Stap]:
    pad = "/intake/v1/aanmeldingen/{aanmelding}"
    yield Stap(
        "wijkwerker", "GET", "/intake/v1/aanmeldingen?melding={melding}", bewaar={"aanmelding": "resultaten.0.id"}
    )
    bespreking = {"besprokenOp": _op(_plus(dag, 5), 10), "disciplines": ["maatschappelijk_werk", "wmo"]}
    yield Stap("coordinator", "POST", f"{pad}/besprekingen", bespreking)
    toewijzing = {"wijkwerker": f"ww-{toeval.randint(1, 40)}", "op": _op(_plus(dag, 5), 14)}
    yield Stap("coordinator", "POST", f"{pad}/toewijzingen", toewijzing)
    if weg == "wacht":
        return
    gesprek = {
        "gevoerdOp": _op(_plus(dag, 8), 10),
        "vorm": "huisbezoek",
        "vraaganalyse": "Alle leefgebieden besproken.",
    }
    yield Stap("wijkwerker", "POST", f"{pad}/eerste-gesprekken", gesprek)
    soort = "onderzoek_nodig" if weg == "plan" else weg
    yield Stap("wijkwerker", "POST", f"{pad}/afhandelingen", {"soort": soort, "afgehandeldOp": _op(_plus(dag, 9), 16)})


def _onderzoek_en_plan(
    dag: date, plandag: date, toeval: random.Random, nummer: int, *, met_maatwerk: bool
) -> Iterator[Stap]:
    pad = "/casework/v1/onderzoeken/{onderzoek}"
    yield Stap(
        "wijkwerker",
        "GET",
        "/casework/v1/dossiers?melding={melding}",
        bewaar={"dossier": "resultaten.0.id", "onderzoek": "resultaten.0.onderzoek"},
    )

    def ww(act: str, inhoud: dict[str, Any]) -> Stap:
        return Stap("wijkwerker", "POST", f"{pad}/{act}", inhoud)

    yield ww("persoonlijke-plannen", {"op": _op(_plus(dag, 9), 17), "overgeslagen": True})
    yield ww("aanvangen", {"begonnenOp": _op(_plus(dag, 10), 9)})
    yield ww("clientondersteuningen", {"op": _op(_plus(dag, 10), 9), "aan": "client", "gebruikt": nummer % 5 == 0})
    yield ww("identiteitsvaststellingen", {"op": _op(_plus(dag, 10), 10), "documentsoort": "paspoort"})
    for onderdeel in ONDERDELEN:
        bevinding = {"onderdeel": onderdeel, "bevinding": "Besproken en vastgelegd.", "op": _op(_plus(dag, 14), 11)}
        yield ww("onderdelen", bevinding)
    if met_maatwerk:
        yield ww("pgb-voorlichtingen", {"op": _op(_plus(dag, 14), 12), "wijze": "gesprek"})
    yield ww("verslagen", {"verstrektOp": _op(_plus(plandag, -4), 15)})
    uitkomst = "maatwerk" if met_maatwerk else "basishulp"
    yield ww("afrondingen", {"afgerondOp": _op(_plus(plandag, -3), 15), "uitkomst": uitkomst})
    doel = {"doelcode": "zelfredzaamheid", "leefgebied": LEEFGEBIEDEN[nummer % 6], "tekst": "Zelfstandig thuis wonen."}
    actie = {
        "uitvoerder": toeval.choice(("zelf", "sociaal_netwerk", "professional")),
        "interventie": "thuisbegeleiding",
        "tekst": "Wekelijks samen plannen.",
    }
    yield Stap(
        "wijkwerker",
        "POST",
        "/casework/v1/dossiers/{dossier}/plannen",
        {
            "opgesteldOp": _op(_plus(plandag, -2), 11),
            "doelen": [doel],
            "acties": [actie],
            "maatwerkGewenst": [PRODUCTEN[nummer % len(PRODUCTEN)][0]] if met_maatwerk else [],
        },
        {"plan": "id"},
    )
    yield Stap("wijkwerker", "POST", "/casework/v1/plannen/{plan}/voorleggingen", {"op": _op(_plus(plandag, -1), 9)})
    pad = "/casework/v1/plannen/{plan}/akkoorden"
    yield Stap("wijkwerker", "POST", pad, {"door": "wijkwerker", "op": _op(_plus(plandag, -1), 10)})
    yield Stap("inwoner_kanaal", "POST", pad, {"door": "inwoner", "op": _op(plandag, 10)})


def _besluit(plandag: date, toeval: random.Random, nummer: int) -> Iterator[Stap]:
    yield Stap("beschikker", "GET", "/provisions/v1/aanvragen?plan={plan}", bewaar={"aanvraag": "resultaten.0.id"})
    ontvangen = _plus(plandag, 2)
    indiening = {"ontvangenOp": _op(ontvangen, 9), "ondertekend": True, "bsn": _bsn(nummer % 10_000) or "999900006"}
    yield Stap("inwoner_kanaal", "POST", "/provisions/v1/aanvragen/{aanvraag}/indieningen", indiening)
    besluit = _plus(ontvangen, toeval.randint(5, 12))
    regel = _regel(nummer, besluit)
    stappen = ("eigenKracht", "gebruikelijkeHulp", "mantelzorg", "sociaalNetwerk", "algemeneVoorziening", "maatwerk")
    yield Stap(
        "beschikker",
        "POST",
        "/provisions/v1/aanvragen/{aanvraag}/beschikkingen",
        {
            "vastgesteldOp": _op(besluit, 11),
            "motivering": "Maatwerk is nodig om thuis te kunnen blijven wonen.",
            "afwegingskader": dict.fromkeys(stappen, "Onderzocht en gewogen."),
            "verordening": "wmo-verordening-2020",
            "regels": [regel],
        },
        {"beschikking": "id"},
    )
    bekend = {"bekendgemaaktOp": _op(_plus(besluit, 1), 9)}
    yield Stap("beschikker", "POST", "/provisions/v1/beschikkingen/{beschikking}/bekendmakingen", bekend)
    if regel["leveringsvorm"] == "pgb":
        return
    yield Stap(
        "beschikker", "GET", "/provisions/v1/voorzieningen?melding={melding}", bewaar={"voorziening": "resultaten.0.id"}
    )
    pad = "/provisions/v1/voorzieningen/{voorziening}"
    if "aanbieder" not in regel:
        bestelling = {"besteldOp": _op(_plus(besluit, 3), 9), "aanbieder": "12345678"}
        yield Stap("beschikker", "POST", f"{pad}/bestellingen", bestelling)
    yield Stap("beschikker", "POST", f"{pad}/leveringen", {"gestartOp": _op(_plus(besluit, 8), 9)})


def _regel(nummer: int, besluit: date) -> dict[str, Any]:
    categorie, product = PRODUCTEN[nummer % len(PRODUCTEN)]
    pgb = nummer % 7 == 0
    return {
        "besluit": "toekennen",
        "productcategorie": categorie,
        "product": product,
        "leveringsvorm": "pgb" if pgb else "zin",
        "startdatum": _plus(besluit, 7).isoformat(),
        **({"aanbieder": "12345678"} if not pgb and nummer % 2 else {}),
    }
