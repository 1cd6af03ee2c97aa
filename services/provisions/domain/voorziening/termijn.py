"""Hoe lang een aanbieder over zijn antwoord doet, en de gemeente over wat zij het CAK meldt."""

from collections.abc import Sequence
from datetime import date

from services.provisions.domain import eigen_bijdrage
from services.provisions.domain.voorziening.taal import Afgewezen, Beeindigd, Bekend, Nieuw, State
from shared.termijnen.bewaking import Looptijd
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import bereken

RETOUR = "iwmo_retour"


def termijnen(state: State) -> Sequence[Looptijd]:
    """De termijnen van toewijzing en eigen bijdrage."""
    if isinstance(state, Nieuw | Afgewezen):
        return ()
    return (*_retour(state), *_cak(state))


def _retour(state: Bekend) -> Sequence[Looptijd]:
    """Drie werkdagen na elke toewijzing (iWmo OP090); op wat is beeindigd, hoeft niemand meer te antwoorden."""
    if state.verzonden_op is None or (isinstance(state, Beeindigd) and state.retour_op is None):
        return ()
    dag = dag_van(state.verzonden_op)
    return (Looptijd(RETOUR, dag, uiterste_retour(dag), state.retour_op),)


def uiterste_retour(verzonden: date) -> date:
    """De laatste dag waarop de aanbieder antwoordt op een toewijzing."""
    return bereken(RETOUR, verzonden).wettelijke_einddatum


def _cak(state: Bekend) -> Sequence[Looptijd]:
    """Een maand na de verstrekking, vier na het begin van een pgb (R32); ook van wat daarna is beeindigd."""
    if state.verstrekt is None:
        return ()
    vorm = state.toegekend.leveringsvorm
    einde = eigen_bijdrage.uiterste_datum(vorm, state.verstrekt)
    return (Looptijd(eigen_bijdrage.termijn(vorm), state.verstrekt, einde, state.cak_gemeld_op),)
