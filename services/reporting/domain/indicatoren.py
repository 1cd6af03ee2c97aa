"""The definitions of the figures: name, what is counted, over what, on which basis. They stand beside every figure."""

from dataclasses import dataclass
from typing import Literal

type Basis = Literal["periode", "cohort", "peildatum"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One figure. A ratio has a noemer, a count has none; `bron` is the published document that asks for it."""

    code: str
    kpi: str
    naam: str
    definitie: str
    teller: str
    noemer: str | None = None
    eenheid: str
    basis: Basis
    bases: tuple[Basis, ...] = ("periode", "cohort")
    varianten: tuple[str, ...] = ()
    streefwaarde: float | None = None
    bron: str
    versie: int = 1


ALMERE = "Almere, Meldingen bij de wijkteams, mei 2020"
GRONINGEN = "Groningen, Jaarverslag 2017, 4.2.1"
BEGROTING = "Rotterdam, Begroting 2018, Prioriteiten en indicatoren"
SCHIEDAM = "Schiedam, Werk aan de winkel voor wijkondersteuning, 7 juli 2015"

_LIJST = (
    Indicator(
        code="instroom",
        kpi="K01",
        naam="Meldingen",
        definitie="Meldingen met een vraag om Wmo-ondersteuning, op de dag van ontvangst.",
        teller="ontvangen meldingen",
        eenheid="meldingen",
        basis="periode",
        bron=ALMERE,
    ),
    Indicator(
        code="direct-beantwoord",
        kpi="K02",
        naam="Direct beantwoord",
        definitie="Meldingen waarvan de laatste afhandeling een direct antwoord is, van alle afgehandelde meldingen.",
        teller="meldingen met laatste afhandeling direct_beantwoord",
        noemer="afgehandelde meldingen",
        eenheid="aandeel",
        basis="periode",
        bron=ALMERE,
    ),
    Indicator(
        code="meteen-verwezen",
        kpi="K03",
        naam="Meteen doorverwezen",
        definitie="Meldingen waarvan de laatste afhandeling een verwijzing is, van alle afgehandelde meldingen.",
        teller="meldingen met laatste afhandeling verwezen",
        noemer="afgehandelde meldingen",
        eenheid="aandeel",
        basis="periode",
        bron=ALMERE,
    ),
    Indicator(
        code="gesprekken",
        kpi="K04",
        naam="Gesproken voor een probleeminventarisatie",
        definitie="Verschillende personen met een eerste gesprek; in elke gevraagde periode een keer geteld.",
        teller="personen met een eerste gesprek",
        eenheid="personen",
        basis="periode",
        bron=ALMERE,
    ),
    Indicator(
        code="planratio",
        kpi="K05",
        naam="Aanmeldingen waarbij een plan is gemaakt",
        definitie="Aanmeldingen met een vastgesteld plan, van de geopende aanmeldingen.",
        teller="aanmeldingen met een vastgesteld plan",
        noemer="geopende aanmeldingen",
        eenheid="aandeel",
        basis="cohort",
        bron=ALMERE,
    ),
    Indicator(
        code="plannen",
        kpi="K06",
        naam="Plannen",
        definitie="Vastgestelde ondersteuningsplannen, op de dag van het laatste van beide akkoorden.",
        teller="vastgestelde plannen",
        eenheid="plannen",
        basis="periode",
        bron=ALMERE,
    ),
    Indicator(
        code="plannen-met-maatwerk",
        kpi="K07",
        naam="Plannen met een of meer maatwerkvoorzieningen",
        definitie="Vastgestelde plannen (geen voorzieningen) waaruit ten minste een voorziening is toegekend.",
        teller="plannen met ten minste een toegekende voorziening",
        eenheid="plannen",
        basis="cohort",
        bron=ALMERE,
    ),
    Indicator(
        code="vragen",
        kpi="K08",
        naam="Geregistreerde vragen",
        definitie="Alle geregistreerde vragen, ook zonder dossier; het werkelijke aantal ligt hoger.",
        teller="ontvangen meldingen",
        eenheid="vragen",
        basis="periode",
        bron=GRONINGEN,
    ),
    Indicator(
        code="afgehandeld-zonder-dossier",
        kpi="K09",
        naam="Direct afgehandeld zonder dossier",
        definitie="Meldingen met als laatste afhandeling een direct antwoord, zonder dossier, van de ontvangen vragen.",
        teller="direct beantwoorde meldingen zonder dossier",
        noemer="ontvangen meldingen",
        eenheid="aandeel",
        basis="periode",
        bron=GRONINGEN,
    ),
    Indicator(
        code="besproken-in-aanmeldteam",
        kpi="K10",
        naam="Besproken in het aanmeldteam",
        definitie="Meldingen die het multidisciplinaire aanmeldteam besprak, van de ontvangen vragen.",
        teller="meldingen besproken in het aanmeldteam",
        noemer="ontvangen meldingen",
        eenheid="aandeel",
        basis="periode",
        bron=GRONINGEN,
    ),
    Indicator(
        code="wettelijke-meldingen-met-dossier",
        kpi="K11",
        naam="Wettelijke melding met dossier",
        definitie="Van de besproken meldingen: wettelijk aangemerkt en met een dossier.",
        teller="besproken meldingen die wettelijk zijn en een dossier hebben",
        noemer="meldingen besproken in het aanmeldteam",
        eenheid="aandeel",
        basis="cohort",
        bron=GRONINGEN,
    ),
    Indicator(
        code="bestelde-maatwerkvoorzieningen",
        kpi="K12",
        naam="Bestelde maatwerkvoorzieningen",
        definitie="Voorzieningen bij hun eerste toewijzing aan een aanbieder, en toegekende pgb's.",
        teller="bestelde voorzieningen",
        eenheid="voorzieningen",
        basis="periode",
        bron=GRONINGEN,
    ),
    Indicator(
        code="onderzoek-naar-indicatie",
        kpi="K13",
        naam="Onderzoek naar indicatie",
        definitie="Afgeronde onderzoeken met ten minste een toegekende voorziening uit hun plan.",
        teller="afgeronde onderzoeken met een toekenning",
        noemer="afgeronde onderzoeken",
        eenheid="aandeel",
        basis="cohort",
        bron=GRONINGEN,
    ),
    Indicator(
        code="binnen-vijf-werkdagen",
        kpi="K14",
        naam="Afgehandeld binnen vijf werkdagen",
        definitie="Meldingen met hun eerste afhandeling op of voor de vijfde werkdag na ontvangst.",
        teller="meldingen met een eerste afhandeling op tijd",
        noemer="ontvangen meldingen",
        eenheid="aandeel",
        basis="periode",
        bron=GRONINGEN,
    ),
    Indicator(
        code="actieve-casussen",
        kpi="K24",
        naam="Actieve casussen",
        definitie="Dossiers die aan het einde van de dag geopend en niet afgesloten zijn.",
        teller="open dossiers",
        eenheid="casussen",
        basis="peildatum",
        bases=("peildatum",),
        bron=BEGROTING,
    ),
    Indicator(
        code="nieuwe-voorzieningen",
        kpi="K26",
        naam="Nieuwe voorzieningen",
        definitie="Toegekende voorzieningen die geen voortzetting na een herbeoordeling zijn; geen unieke clienten.",
        teller="nieuw toegekende voorzieningen",
        eenheid="voorzieningen",
        basis="periode",
        bron=BEGROTING,
    ),
    Indicator(
        code="doorlooptijd-zes-weken",
        kpi="K27",
        naam="Onderzoek binnen zes weken",
        definitie="Onderzoeken met het verslag op of voor het wettelijke einde van zes weken na de melding, van de "
        "onderzoeken met een verslag en de open onderzoeken voorbij hun einde.",
        teller="onderzoeken met het verslag op tijd",
        noemer="onderzoeken met een verslag, en open voorbij hun einde",
        eenheid="aandeel",
        basis="cohort",
        varianten=("met_indicatie",),
        streefwaarde=0.90,
        bron=BEGROTING,
    ),
    Indicator(
        code="doorlooptijd-twee-weken",
        kpi="K28",
        naam="Beschikking binnen twee weken",
        definitie="Aanvragen waarvan de beschikking bekend is gemaakt op of voor het wettelijke einde van twee weken, "
        "opschorting meegeteld, van de beschikte aanvragen en de open aanvragen voorbij hun einde.",
        teller="aanvragen op tijd beschikt",
        noemer="aanvragen met een beschikking, en open voorbij hun einde",
        eenheid="aandeel",
        basis="cohort",
        varianten=("bruto",),
        streefwaarde=0.95,
        bron=BEGROTING,
    ),
    Indicator(
        code="dossiers",
        kpi="K30",
        naam="Geopende dossiers",
        definitie="Geopende dossiers: een korte interventie was niet genoeg.",
        teller="geopende dossiers",
        eenheid="dossiers",
        basis="periode",
        bron=SCHIEDAM,
    ),
    Indicator(
        code="dossiers-per-team",
        kpi="K31",
        naam="Dossiers per team",
        definitie="Geopende dossiers per team, met `overig` als echte plaats; de som is het totaal.",
        teller="geopende dossiers",
        eenheid="dossiers",
        basis="periode",
        bron=SCHIEDAM,
    ),
)

INDICATOREN = {indicator.code: indicator for indicator in _LIJST}
