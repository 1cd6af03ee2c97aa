"""Contracten met aanbieders (Wmo 2015, art. 2.6.4)."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.events.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractGesloten:
    """Met een aanbieder is een contract gesloten, met wat hij moet presteren."""

    gebeurd_op: datetime
    aanbieder_id: Code
    van: date
    tot: date | None
    prestatieafspraak_codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractBeeindigd:
    """Een contract is beeindigd; zijn laatste dag is `per`."""

    gebeurd_op: datetime
    per: date


FEITEN = {
    "nl.wmo.contracten.contract-gesloten.v1": ContractGesloten,
    "nl.wmo.contracten.contract-beeindigd.v1": ContractBeeindigd,
}
