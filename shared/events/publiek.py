"""All public facts there are, by domain: what any service may receive."""

from collections.abc import Mapping

from shared.events import (
    aanmeldingen,
    aanvragen,
    beschikkingen,
    dossiers,
    huishoudens,
    hulptrajecten,
    klantcontacten,
    meldingen,
    onderzoeken,
    partners,
    personen,
    pgbs,
    plannen,
    samenwerkingsafspraken,
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
    "aanvragen": aanvragen.FEITEN,
    "beschikkingen": beschikkingen.FEITEN,
    "voorzieningen": voorzieningen.FEITEN,
    "pgbs": pgbs.FEITEN,
}
"""Domain plural -> its table of contents; the topic is `wmo.<plural>`."""

TOPIC_OF: Mapping[type, str] = {cls: f"wmo.{plural}" for plural, table in DOMEINEN.items() for cls in table.values()}
