"""The scenario of the first five months of the wijkondersteuningsteams of Schiedam, after the news of 7 July 2015.

About 3.300 people made contact: more than 2.800 by telephone through the zorgcentrale, 437 in another way, mostly in
person. For most a korte interventie was enough; 845 times a dossier was opened, 171 of them by Nieuwland. More than
half of the vragen were about income and housing. Staff of the teams were asked what they thought, beside those of five
other gemeenten; how many answered is ours.
"""

import random
from collections.abc import Iterator
from datetime import date

from keten.scenario import Scenario, Stap, Zaak
from keten.scenarios import stappen
from keten.scenarios.stappen import plus

GEMEENTE = "0606"
BEGIN, DAGEN = date(2015, 1, 5), 130
TELEFONISCH, ANDERS = 2863, 437
DOSSIERS = {
    "nieuwland": 171,
    "centrum_west": 149,
    "oost": 141,
    "noordrand": 136,
    "groenoord": 116,
    "zuid": 95,
    "overig": 37,
}
ENQUETE = {  # tenths of a mark: Schiedam, the five others
    "geboden_hulp": (66, 66),
    "efficient_binnen_budget": (59, 59),
    "klanten_tevreden": (75, 71),
    "inbedding_in_de_wijk": (71, 63),
    "samenwerking_aansturing_competenties": (77, 74),
}
GEENQUETEERD = 60
LEEFGEBIEDEN = ("financien_en_schulden", "wonen", "opgroeien_en_opvoeden", "financien_en_schulden", "ouder_worden")


def vijf_maanden(schaal: float, zaad: int = 2015) -> Scenario:
    """January to May 2015 at a scale: 1 is the full municipality; the same seed gives the same scenario."""
    toeval = random.Random(zaad)  # noqa: S311 - a scenario, not a secret
    aantal, dossiers = round((TELEFONISCH + ANDERS) * schaal), _dossiers(schaal)
    teams = [*dossiers, *[None] * (aantal - len(dossiers))]
    toeval.shuffle(teams)
    persoonlijk = set(toeval.sample(range(aantal), round(ANDERS * schaal)))
    zaken = []
    for nummer, team in enumerate(teams):
        dag = plus(BEGIN, nummer * DAGEN // aantal)
        kanaal = "persoonlijk" if nummer in persoonlijk else "zorgcentrale"
        zaken.append(Zaak(nummer, team or "oost", list(_zaak(nummer, dag, kanaal, team, toeval))))
    eind = plus(BEGIN, 150)
    uitkomsten = [
        stappen.enquete(plus(eind, 14), (BEGIN, eind), aspect, score, anderen, GEENQUETEERD)
        for aspect, (score, anderen) in ENQUETE.items()
    ]
    zaken.append(Zaak(aantal, "oost", uitkomsten))
    return Scenario(f"schiedam-2015-{schaal:g}-{zaad}", GEMEENTE, zaken)


def _dossiers(schaal: float) -> list[str]:
    """The team of each dossier, so many a team as were published."""
    return [team for team, aantal in DOSSIERS.items() for _ in range(round(aantal * schaal))]


def _zaak(nummer: int, dag: date, kanaal: str, team: str | None, toeval: random.Random) -> Iterator[Stap]:
    wijk = f"WK06060{1 + nummer % 6}"
    vorm = "kantoor" if kanaal == "persoonlijk" else "telefoon"
    yield stappen.contact(dag, kanaal=kanaal, vorm=vorm, wijk=wijk)
    yield stappen.melding(
        nummer, dag, kanaal=kanaal, wijk=wijk, leefgebieden=[LEEFGEBIEDEN[nummer % len(LEEFGEBIEDEN)]]
    )
    af = plus(dag, toeval.randint(0, 3))
    if team is None:
        yield stappen.afhandeling(af, "direct_beantwoord", antwoordsoort="korte_interventie")
        return
    yield stappen.afhandeling(af, "doorgezet", bestemming="wijkteam", team=team)
    yield from stappen.aanmelding(dag, toeval)
    yield from stappen.gesprek(dag, "kort_hulptraject")
