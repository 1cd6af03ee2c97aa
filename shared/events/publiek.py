"""All public facts there are, by domain: what any service may receive."""

from collections.abc import Mapping, Sequence

from shared.events import (
    aanmeldingen,
    aanvragen,
    beschikkingen,
    bezwaren,
    calamiteiten,
    dossiers,
    huishoudens,
    hulptrajecten,
    ingebrekestellingen,
    klachten,
    klantcontacten,
    medewerkers,
    medewerkersenquetes,
    meldingen,
    onderzoeken,
    partners,
    personen,
    pgbs,
    plannen,
    samenwerkingsafspraken,
    spoedbeslissingen,
    teams,
    termijnen,
    tevredenheidsmetingen,
    veiligheidssignalen,
    verwijzingen,
    voorzieningen,
)

DOMEINEN: Mapping[str, Mapping[str, type]] = {
    "personen": personen.FEITEN,
    "klantcontacten": klantcontacten.FEITEN,
    "meldingen": meldingen.FEITEN,
    "aanmeldingen": aanmeldingen.FEITEN,
    "partners": partners.FEITEN,
    "samenwerkingsafspraken": samenwerkingsafspraken.FEITEN,
    "huishoudens": huishoudens.FEITEN,
    "dossiers": dossiers.FEITEN,
    "onderzoeken": onderzoeken.FEITEN,
    "plannen": plannen.FEITEN,
    "hulptrajecten": hulptrajecten.FEITEN,
    "verwijzingen": verwijzingen.FEITEN,
    "veiligheidssignalen": veiligheidssignalen.FEITEN,
    "teams": teams.FEITEN,
    "medewerkers": medewerkers.FEITEN,
    "aanvragen": aanvragen.FEITEN,
    "beschikkingen": beschikkingen.FEITEN,
    "bezwaren": bezwaren.FEITEN,
    "ingebrekestellingen": ingebrekestellingen.FEITEN,
    "spoedbeslissingen": spoedbeslissingen.FEITEN,
    "voorzieningen": voorzieningen.FEITEN,
    "pgbs": pgbs.FEITEN,
    "klachten": klachten.FEITEN,
    "tevredenheidsmetingen": tevredenheidsmetingen.FEITEN,
    "medewerkersenquetes": medewerkersenquetes.FEITEN,
    "calamiteiten": calamiteiten.FEITEN,
}
"""Domain plural -> its table of contents; the topic is `wmo.<plural>`."""

TOPIC_OF: Mapping[type, str] = {cls: f"wmo.{plural}" for plural, table in DOMEINEN.items() for cls in table.values()}

OPENBAAR: Sequence[Mapping[str, type]] = (*DOMEINEN.values(), termijnen.FEITEN)
"""All of them; those of a term travel on the topic of the aggregate that it is about."""
