"""The scenario of a year of WIJ Groningen, after its Jaarverslag 2017 (4.2.1).

13.681 vragen were registered; 1.464 were settled at once without a dossier, 12.217 discussed in the aanmeldteam. Of
those 87,2 % went on as a wettelijke melding with a dossier. Of the onderzoeken 62 % led to a voorziening; 4.873 were
ordered. Within five werkdagen 27 % was settled in the first quarter and 44 % in the last; the quarters between are
ours. In each of the last two quarters 15 to 20 klachten came in, more than three quarters about the Wmo, a little more
than 10 % gegrond; so few, that every scale has them all.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date

from keten.scenario import Scenario, Stap, Zaak
from keten.scenarios import stappen
from keten.scenarios.stappen import PRODUCTEN, plus

GEMEENTE = "0014"
BEGIN, DAGEN = date(2017, 1, 2), 344  # the last is discussed within the year
VRAGEN, BESPROKEN, BESTELD = 13_681, 12_217, 4873
MET_DOSSIER, MET_INDICATIE = 0.872, 0.62
BINNEN_VIJF_WERKDAGEN = (0.27, 0.33, 0.38, 0.44)  # a quarter each
KLACHTEN = {date(2017, 7, 3): 18, date(2017, 10, 2): 19}  # a quarter from that day on
OVER_DE_WMO, GEGROND = 29, 4

KANALEN = ("telefoon", "balie", "outreachend", "online_formulier", "email")
TEAMS = ("beijum", "de_wijert", "hoogkerk", "korrewegwijk", "lewenborg", "oosterpark", "vinkhuizen")
WIJKEN = ("WK001401", "WK001402", "WK001403", "WK001404", "WK001405")
LEEFGEBIEDEN = ("leven_met_een_beperking", "ouder_worden", "geestelijke_gezondheid", "financien_en_schulden", "wonen")


def jaar(schaal: float, zaad: int = 2017) -> Scenario:
    """2017 at a scale: 1 is the full municipality; the same seed gives the same scenario."""
    toeval = random.Random(zaad)  # noqa: S311 - a scenario, not a secret
    aantal = round(VRAGEN * schaal)
    besproken = gespreid(range(aantal), BESPROKEN / VRAGEN)
    wettelijk = gespreid(besproken, MET_DOSSIER)
    toegekend = gespreid(wettelijk, MET_INDICATIE)
    besteld = set(gespreid(toegekend, BESTELD / (BESPROKEN * MET_DOSSIER * MET_INDICATIE)))
    ver = {nummer: weg for weg, nummers in enumerate((besproken, wettelijk, toegekend), 1) for nummer in nummers}
    zaken = []
    for nummer in range(aantal):
        team = TEAMS[nummer % len(TEAMS)]
        dag = plus(BEGIN, nummer * DAGEN // aantal)
        zaak = list(_zaak(nummer, dag, team, toeval, ver.get(nummer, 0), besteld=nummer in besteld))
        zaken.append(Zaak(nummer, team, zaak))
    zaken += [Zaak(aantal + n, stappen.KLACHTENTEAM, list(klacht)) for n, klacht in enumerate(_klachten())]
    return Scenario(f"groningen-2017-{schaal:g}-{zaad}", GEMEENTE, zaken)


def _klachten() -> Iterator[Iterator[Stap]]:
    """The klachten of the second half of the year, evenly over each quarter."""
    dagen = [plus(begin, n * 90 // aantal) for begin, aantal in KLACHTEN.items() for n in range(aantal)]
    wmo = gespreid(range(len(dagen)), OVER_DE_WMO / len(dagen))
    gegrond = gespreid(range(len(dagen)), GEGROND / len(dagen))
    for n, dag in enumerate(dagen):
        yield stappen.klacht(n, dag, "wmo" if n in wmo else "jeugdwet", "gegrond" if n in gegrond else "ongegrond")


def gespreid(nummers: Sequence[int], aandeel: float) -> list[int]:
    """A share of these numbers, evenly spread over them, as near to it as whole numbers come."""
    return [nummer for n, nummer in enumerate(nummers) if int((n + 1) * aandeel + 0.5) > int(n * aandeel + 0.5)]


def _zaak(nummer: int, dag: date, team: str, toeval: random.Random, weg: int, *, besteld: bool) -> Iterator[Stap]:
    """`weg` says how far it goes: settled at once, discussed, a dossier with an onderzoek, a voorziening."""
    binnen = toeval.random() < BINNEN_VIJF_WERKDAGEN[(dag.month - 1) // 3]
    af = plus(dag, toeval.randint(0, 4) if binnen else toeval.randint(10, 14))
    yield stappen.melding(
        nummer,
        dag,
        kanaal=KANALEN[nummer % len(KANALEN)],
        wijk=WIJKEN[nummer % len(WIJKEN)],
        leefgebieden=[LEEFGEBIEDEN[nummer % len(LEEFGEBIEDEN)]],
        team=team,
    )
    if not weg:
        yield stappen.afhandeling(af, "direct_beantwoord", antwoordsoort="informatie")
        return
    if weg > 1:
        yield from stappen.wettelijk(dag)
    yield stappen.afhandeling(af, "doorgezet", bestemming="wijkteam", team=team)
    yield from stappen.aanmelding(af, toeval)
    gesproken = plus(dag, 14)
    yield from stappen.gesprek(gesproken, "onderzoek_nodig" if weg > 1 else "advies")
    if weg > 1:
        verslag = plus(dag, toeval.randint(32, 40))
        toegekend = weg > 2  # noqa: PLR2004 - the last way
        yield from stappen.onderzoek(gesproken, verslag, nummer, "maatwerk" if toegekend else "basishulp")
        if toegekend:
            yield from _voorziening(nummer, plus(verslag, 4), toeval, besteld=besteld)


def _voorziening(nummer: int, plandag: date, toeval: random.Random, *, besteld: bool) -> Iterator[Stap]:
    product = PRODUCTEN[nummer % len(PRODUCTEN)]
    yield from stappen.plan(plandag, LEEFGEBIEDEN[nummer % len(LEEFGEBIEDEN)], "professional", [product[0]])
    besluitdag = plus(plandag, toeval.randint(5, 12))
    regel = stappen.regel(product, plus(besluitdag, 7), aanbieder=besteld)
    yield from stappen.besluit(plus(plandag, 2), besluitdag, nummer, regel)
