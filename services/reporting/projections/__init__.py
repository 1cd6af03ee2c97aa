"""Public facts to the rows that figures count; each row folds one stream."""

from collections.abc import Mapping

from sqlalchemy import Table

from services.reporting import tables
from services.reporting.projections import besluit, steun, toegang
from shared.events import (
    aanmeldingen,
    aanvragen,
    beschikkingen,
    dossiers,
    meldingen,
    onderzoeken,
    pgbs,
    plannen,
    voorzieningen,
)
from shared.eventstore.projector import Derived, Evolve


def _afgeleid(table: Table, feiten: Mapping[str, type], evolve: Evolve) -> Derived:
    return Derived(table, frozenset(feiten.values()), evolve)


PROJECTIONS = (
    _afgeleid(tables.melding, meldingen.FEITEN, toegang.melding),
    _afgeleid(tables.aanmelding, aanmeldingen.FEITEN, toegang.aanmelding),
    _afgeleid(tables.dossier, dossiers.FEITEN, steun.dossier),
    _afgeleid(tables.onderzoek, onderzoeken.FEITEN, steun.onderzoek),
    _afgeleid(tables.plan, plannen.FEITEN, steun.plan),
    _afgeleid(tables.aanvraag, aanvragen.FEITEN, besluit.aanvraag),
    _afgeleid(tables.beschikking, beschikkingen.FEITEN, besluit.beschikking),
    _afgeleid(tables.voorziening, voorzieningen.FEITEN, besluit.voorziening),
    _afgeleid(tables.pgb, pgbs.FEITEN, besluit.pgb),
)
