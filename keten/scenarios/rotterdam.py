"""The scenario of the first three months of 2017 in Rotterdam, after its Begroting 2018.

Newly indicated until the end of March: 4.106 Wmo-arrangementen and 1.426 other voorzieningen. Of the onderzoeken with
an indication 91 % ended within six weeks, of the beschikkingen 99 % within two. At the end of March 4.402 casussen of
adults and 5.024 of young people were active; the ones of that quarter that got no voorziening are helped by the team.
Clients gave an 8,1 in June 2017, the mean of four aspects; how many were asked is ours, and the same at every scale.
"""

import random
from collections.abc import Iterator
from datetime import date

from keten.scenario import Scenario, Stap, Zaak
from keten.scenarios import stappen
from keten.scenarios.groningen import gespreid
from keten.scenarios.stappen import PRODUCTEN, plus

GEMEENTE = "0599"
BEGIN, DAGEN = date(2016, 11, 21), 50  # all are decided on in the quarter
ARRANGEMENTEN, OVERIGE = 4106, 1426
ACTIEF = {"volwassenen": 4402, "jeugd": 5024}
BINNEN_ZES_WEKEN, BINNEN_TWEE_WEKEN = 0.91, 0.99
GEVRAAGD, HOGER = 20, 8  # eight of twenty give one nine beside their eights: an 8,1 together
AFGESLOTEN, INGEVULD = date(2017, 5, 15), date(2017, 6, 12)
ASPECTEN = ("betrouwbaarheid", "bejegening", "deskundigheid", "effectiviteit")
TEAMS = tuple(f"wijkteam_{nummer:02d}" for nummer in range(1, 44))
ARRANGEMENT = ("overige_maatwerkarrangementen", "10A01")
LEEFGEBIEDEN = ("geestelijke_gezondheid", "opgroeien_en_opvoeden", "huiselijk_geweld", "financien_en_schulden", "wonen")


def kwartaal(schaal: float, zaad: int = 2017) -> Scenario:
    """The quarter at a scale: 1 is the full municipality; the same seed gives the same scenario."""
    toeval = random.Random(zaad)  # noqa: S311 - a scenario, not a secret
    aantal = round(sum(ACTIEF.values()) * schaal)
    toegekend = gespreid(range(aantal), (ARRANGEMENTEN + OVERIGE) / sum(ACTIEF.values()))
    arrangementen = set(gespreid(toegekend, ARRANGEMENTEN / (ARRANGEMENTEN + OVERIGE)))
    laat = set(gespreid(toegekend, 1 - BINNEN_ZES_WEKEN))
    traag = set(gespreid(toegekend, 1 - BINNEN_TWEE_WEKEN))
    volwassen = set(gespreid(range(aantal), ACTIEF["volwassenen"] / sum(ACTIEF.values())))
    zaken = []
    for nummer in range(aantal):
        team, dag = TEAMS[nummer % len(TEAMS)], plus(BEGIN, nummer * DAGEN // aantal)
        doelgroep = "volwassenen" if nummer in volwassen else "jeugd"
        zaak = [*_melding(nummer, dag, team, doelgroep), *stappen.aanmelding(dag, toeval)]
        if nummer in set(toegekend):
            product = ARRANGEMENT if nummer in arrangementen else PRODUCTEN[nummer % (len(PRODUCTEN) - 1)]
            zaak += _voorziening(nummer, dag, product, laat=nummer in laat, traag=nummer in traag)
            zaak += stappen.afsluiting(AFGESLOTEN) if nummer in toegekend[:GEVRAAGD] else ()
        else:
            zaak += stappen.gesprek(dag, "kort_hulptraject")
        zaken.append(Zaak(nummer, team, zaak))
    cijfers = [dict.fromkeys(ASPECTEN, 8) | ({"bejegening": 9} if n < HOGER else {}) for n in range(GEVRAAGD)]
    zaken.append(Zaak(aantal, TEAMS[0], list(stappen.ervaringen(INGEVULD, cijfers[: len(toegekend)]))))
    return Scenario(f"rotterdam-2017-k1-{schaal:g}-{zaad}", GEMEENTE, zaken)


def _melding(nummer: int, dag: date, team: str, doelgroep: str) -> Iterator[Stap]:
    yield stappen.melding(
        nummer,
        dag,
        kanaal=("telefoon", "balie", "online_formulier")[nummer % 3],
        wijk=f"WK0599{1 + nummer % 14:02d}",
        leefgebieden=[LEEFGEBIEDEN[nummer % len(LEEFGEBIEDEN)]],
        toegangslocatie=("vraagwijzer", "centraal_onthaal_volwassenen", "jongerenloket", "cjg")[nummer % 4],
        doelgroep=doelgroep,
        team=team,
    )
    yield from stappen.wettelijk(dag)
    yield stappen.afhandeling(plus(dag, 3), "doorgezet", bestemming="wijkteam", team=team)


def _voorziening(nummer: int, dag: date, product: tuple[str, str], *, laat: bool, traag: bool) -> Iterator[Stap]:
    verslag = plus(dag, 47 if laat else 30)
    yield from stappen.gesprek(dag, "onderzoek_nodig")
    yield from stappen.onderzoek(dag, verslag, nummer, "maatwerk")
    plandag = plus(verslag, 4)
    yield from stappen.plan(plandag, LEEFGEBIEDEN[nummer % len(LEEFGEBIEDEN)], "professional", [product[0]])
    besluitdag = plus(plandag, 24 if traag else 9)
    regel = stappen.regel(product, plus(besluitdag, 7), aanbieder=True)
    yield from stappen.besluit(plus(plandag, 2), besluitdag, nummer, regel)
    yield from stappen.levering(besluitdag, besteld=True)
