"""Klacht over een gedraging: van ontvangst tot oordeel (Awb, hoofdstuk 9)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import Code, GrondNietInBehandeling, KlachtCategorie, KlachtOordeel, Ombudsman, Wet


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtOntvangen:
    """Een klacht is ontvangen; zij is binnen zes weken af, met een commissie binnen tien (Awb, art. 9:11 lid 1)."""

    gebeurd_op: datetime
    ontvangen_op: datetime
    wet: Wet
    categorie: KlachtCategorie
    team_id: Code | None
    aanbieder_id: Code | None
    commissie: bool
    uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtBevestigd:
    """De ontvangst is schriftelijk bevestigd (Awb, art. 9:6)."""

    gebeurd_op: datetime
    verzonden_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtbehandelaarToegewezen:
    """Iemand die er niet bij betrokken was, behandelt de klacht (Awb, art. 9:7)."""

    gebeurd_op: datetime
    behandelaar_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class KlagerGehoord:
    """De klager is gehoord, en wellicht ook de beklaagde (Awb, art. 9:10)."""

    gebeurd_op: datetime
    gehoord_op: datetime
    beklaagde_gehoord: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtVerdaagd:
    """De afhandeling is met ten hoogste vier weken verdaagd (Awb, art. 9:11 lid 2)."""

    gebeurd_op: datetime
    nieuwe_uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtGeescaleerd:
    """De klacht is hogerop gelegd, bijvoorbeeld voor bemiddeling."""

    gebeurd_op: datetime
    naar: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtAfgehandeld:
    """De klager weet de bevindingen, en tot wanneer welke ombudsman hem daarna kan helpen (Awb, art. 9:12)."""

    gebeurd_op: datetime
    afgehandeld_op: datetime
    oordeel: KlachtOordeel
    ombudsman: Ombudsman
    ombudsman_tot: date


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtNietInBehandelingGenomen:
    """De klacht wordt niet behandeld; de klager hoort dat binnen vier weken (Awb, art. 9:8)."""

    gebeurd_op: datetime
    grond: GrondNietInBehandeling
    medegedeeld_op: datetime
    binnen_termijn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtIngetrokken:
    """De klager heeft de klacht ingetrokken."""

    gebeurd_op: datetime


FEITEN = {
    "nl.wmo.klachten.klacht-ontvangen.v1": KlachtOntvangen,
    "nl.wmo.klachten.klacht-bevestigd.v1": KlachtBevestigd,
    "nl.wmo.klachten.klachtbehandelaar-toegewezen.v1": KlachtbehandelaarToegewezen,
    "nl.wmo.klachten.klager-gehoord.v1": KlagerGehoord,
    "nl.wmo.klachten.klacht-verdaagd.v1": KlachtVerdaagd,
    "nl.wmo.klachten.klacht-geescaleerd.v1": KlachtGeescaleerd,
    "nl.wmo.klachten.klacht-afgehandeld.v1": KlachtAfgehandeld,
    "nl.wmo.klachten.klacht-niet-in-behandeling-genomen.v1": KlachtNietInBehandelingGenomen,
    "nl.wmo.klachten.klacht-ingetrokken.v1": KlachtIngetrokken,
}
