"""The scenario of one quarter of Almere, from a seed.

The shares follow what Almere published about the first quarter of 2020 (Meldingen bij de wijkteams, mei 2020): about
800 meldingen a month over three channels, about a tenth answered at once, a small part referred, nearly 1,900 people
spoken with, more than 1,800 plans, 1,423 of them with one or more voorzieningen. Cases flow in from mid-November 2019,
so that the conversations and plans of January are there too.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from keten.scenario import Scenario, Stap, Zaak
from keten.scenarios import stappen
from keten.scenarios.stappen import PRODUCTEN, plus

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
    zaak = list(_melding(nummer, weg, ontvangen, toeval, team))
    if weg in ("plan", "advies", "kort_hulptraject", "wacht"):
        zaak += stappen.aanmelding(ontvangen, toeval)
    if weg in ("plan", "advies", "kort_hulptraject"):
        zaak += stappen.gesprek(ontvangen, "onderzoek_nodig" if weg == "plan" else weg)
    if plandag is not None:
        zaak += stappen.onderzoek(ontvangen, plus(plandag, -4), nummer, "maatwerk" if met_maatwerk else "basishulp")
        uitvoerder = toeval.choice(("zelf", "sociaal_netwerk", "professional"))
        gewenst = [PRODUCTEN[nummer % len(PRODUCTEN)][0]] if met_maatwerk else []
        zaak += stappen.plan(plandag, LEEFGEBIEDEN[nummer % len(LEEFGEBIEDEN)], uitvoerder, gewenst)
        if met_maatwerk:
            zaak += _besluit(plandag, toeval, nummer)
    return Zaak(nummer, team, zaak)


def _melding(nummer: int, weg: str, dag: date, toeval: random.Random, team: str) -> Iterator[Stap]:
    yield stappen.melding(
        nummer,
        dag,
        kanaal=KANALEN[nummer % len(KANALEN)],
        wijk=WIJKEN[nummer % len(WIJKEN)],
        leefgebieden=toeval.sample(LEEFGEBIEDEN, 1 + nummer % 2),
        melder={"rol": "zelf" if nummer % 3 else "huisarts"},
        team=team,
    )
    af = plus(dag, toeval.randint(0, 4))
    match weg:
        case "direct":
            yield stappen.afhandeling(af, "direct_beantwoord", antwoordsoort="advies")
        case "verwezen":
            yield stappen.afhandeling(af, "verwezen", naarSoort="specialist")
        case "geregistreerd":
            yield stappen.afhandeling(af, "geregistreerd", instantie="zorgverzekeraar")
        case _:
            yield from stappen.wettelijk(dag)
            yield stappen.afhandeling(af, "doorgezet", bestemming="wijkteam", team=team)


def _besluit(plandag: date, toeval: random.Random, nummer: int) -> Iterator[Stap]:
    ontvangen = plus(plandag, 2)
    dag = plus(ontvangen, toeval.randint(5, 12))
    pgb, besteld = nummer % 7 == 0, nummer % 2 == 1
    product = PRODUCTEN[nummer % len(PRODUCTEN)]
    yield from stappen.besluit(ontvangen, dag, nummer, stappen.regel(product, plus(dag, 7), pgb=pgb, aanbieder=besteld))
    if not pgb:
        yield from stappen.levering(dag, besteld=besteld)
