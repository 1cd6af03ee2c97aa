"""All public facts there are, by domain: what any service may receive."""

from collections.abc import Mapping

from shared.events import (
    aanmeldingen,
    aanvragen,
    beschikkingen,
    bezwaren,
    dossiers,
    huishoudens,
    hulptrajecten,
    ingebrekestellingen,
    meldingen,
    onderzoeken,
    personen,
    pgbs,
    plannen,
    spoedbeslissingen,
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
    "bezwaren": bezwaren.FEITEN,
    "ingebrekestellingen": ingebrekestellingen.FEITEN,
    "spoedbeslissingen": spoedbeslissingen.FEITEN,
    "voorzieningen": voorzieningen.FEITEN,
    "pgbs": pgbs.FEITEN,
}
"""Domain plural -> its table of contents; the topic is `wmo.<plural>`."""

TOPIC_OF: Mapping[type, str] = {cls: f"wmo.{plural}" for plural, table in DOMEINEN.items() for cls in table.values()}
