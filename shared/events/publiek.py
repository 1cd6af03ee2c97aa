"""All public facts there are, by domain: what any service may receive."""

from collections.abc import Mapping

from shared.events import (
    aanbieders,
    aanmeldingen,
    aanvragen,
    begrotingen,
    beschikkingen,
    contracten,
    declaraties,
    dossiers,
    huishoudens,
    hulptrajecten,
    meldingen,
    onderzoeken,
    personen,
    pgbs,
    plannen,
    producten,
    tarieven,
    verzoeken,
    voorzieningen,
)

DOMEINEN: Mapping[str, Mapping[str, type]] = {
    "personen": personen.FEITEN,
    "meldingen": meldingen.FEITEN,
    "aanmeldingen": aanmeldingen.FEITEN,
    "huishoudens": huishoudens.FEITEN,
    "dossiers": dossiers.FEITEN,
    "onderzoeken": onderzoeken.FEITEN,
    "plannen": plannen.FEITEN,
    "hulptrajecten": hulptrajecten.FEITEN,
    "aanvragen": aanvragen.FEITEN,
    "beschikkingen": beschikkingen.FEITEN,
    "voorzieningen": voorzieningen.FEITEN,
    "pgbs": pgbs.FEITEN,
    "verzoeken": verzoeken.FEITEN,
    "declaraties": declaraties.FEITEN,
    "aanbieders": aanbieders.FEITEN,
    "contracten": contracten.FEITEN,
    "producten": producten.FEITEN,
    "tarieven": tarieven.FEITEN,
    "begrotingen": begrotingen.FEITEN,
}
"""Domain plural -> its table of contents; the topic is `wmo.<plural>`."""

TOPIC_OF: Mapping[type, str] = {cls: f"wmo.{plural}" for plural, table in DOMEINEN.items() for cls in table.values()}
