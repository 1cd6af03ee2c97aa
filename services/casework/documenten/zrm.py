"""Een meting met de zelfredzaamheidsmatrix, zoals een brief haar toont."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from services.casework.domain.onderzoek.taal import ZrmScoresVastgelegd
from shared.documents.letter import VERNIETIGD, delen
from shared.events.codes import ZrmDomein
from shared.termijnen.kalender import dag_van

SCORES: Sequence[str] = (
    "acute problematiek",
    "niet zelfredzaam",
    "beperkt zelfredzaam",
    "voldoende zelfredzaam",
    "volledig zelfredzaam",
)
"""Wat de scores 1 tot en met 5 zeggen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meting:
    """Een meting: wanneer, en per domein de score in cijfer en woorden."""

    moment: str
    dag: date
    scores: tuple[tuple[str, str], ...]


def score(cijfer: int) -> str:
    """`3` -> `3, beperkt zelfredzaam`."""
    return f"{cijfer}, {SCORES[cijfer - 1]}"


def meting(fact: ZrmScoresVastgelegd) -> Meting:
    """Een vastgelegde meting, in de volgorde van de matrix."""
    gelezen = delen(fact.scores)
    domeinen: Sequence[str] = get_args(ZrmDomein.__value__)
    scores = (
        [("alle domeinen", VERNIETIGD)]
        if gelezen is None
        else [(domein, score(gelezen[domein])) for domein in domeinen if domein in gelezen]
    )
    return Meting(moment=fact.moment, dag=dag_van(fact.gebeurd_op), scores=tuple(scores))
