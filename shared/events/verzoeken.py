"""Verzoek van een aanbieder om een toewijzing of om een andere (iWmo 315, 317, 319)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import Code, RedenAfwijzingVerzoek


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekOmToewijzingOntvangen:
    """Een aanbieder vraagt om een toewijzing voor een inwoner (iWmo 315)."""

    gebeurd_op: datetime
    persoon_id: UUID
    aanbieder_id: Code
    productcode: Code
    ontvangen_op: datetime
    uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekOmWijzigingOntvangen:
    """Een aanbieder vraagt om een andere toewijzing (iWmo 317)."""

    gebeurd_op: datetime
    aanbieder_id: Code
    toewijzingnummer: int
    ontvangen_op: datetime
    uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekInOnderzoekGenomen:
    """Een verzoek vraagt onderzoek, ten hoogste tot en met de uiterste datum."""

    gebeurd_op: datetime
    uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekGehonoreerd:
    """Een verzoek is gehonoreerd."""

    gebeurd_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekAfgewezen:
    """Een verzoek is afgewezen (iWmo 319)."""

    gebeurd_op: datetime
    reden: RedenAfwijzingVerzoek


FEITEN = {
    "nl.wmo.verzoeken.verzoek-om-toewijzing-ontvangen.v1": VerzoekOmToewijzingOntvangen,
    "nl.wmo.verzoeken.verzoek-om-wijziging-ontvangen.v1": VerzoekOmWijzigingOntvangen,
    "nl.wmo.verzoeken.verzoek-in-onderzoek-genomen.v1": VerzoekInOnderzoekGenomen,
    "nl.wmo.verzoeken.verzoek-gehonoreerd.v1": VerzoekGehonoreerd,
    "nl.wmo.verzoeken.verzoek-afgewezen.v1": VerzoekAfgewezen,
}
