"""Veiligheidssignaal: een zorgsignaal over een inwoner, dat bij Veilig Thuis komt of wordt afgerond.

Het heeft een eigen stroom en een eigen sleutel, los van dossier en persoon: geen dossier laat het zien, en wat
openbaar wordt, noemt niemand (Wmo 2015, art. 5.3.1, 5.3.4 lid 2).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider
from shared.events.codes import Bronklasse, MelderRol
from shared.events.sealed import Personal
from shared.events.veiligheidssignalen import VeiligheidssignaalAfgerond, VeiligThuisIngeschakeld


@dataclass(frozen=True, slots=True, kw_only=True)
class ZorgsignaalOntvangen:
    """Iemand maakt zich zorgen; `persoon_id` is de eigen sleutel van het signaal."""

    gebeurd_op: datetime
    persoon_id: UUID
    bron: MelderRol
    dossier_id: UUID | None
    inhoud: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class VeiligThuisMeldingVastgelegd:
    """Wat aan Veilig Thuis is gemeld."""

    gebeurd_op: datetime
    persoon_id: UUID
    inhoud: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OntvangZorgsignaal:
    """Ontvang een signaal, al of niet bij een dossier."""

    signaal_id: UUID
    op: datetime
    bron: MelderRol
    dossier_id: UUID | None
    inhoud: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SchakelVeiligThuisIn:
    """Schakel Veilig Thuis in."""

    op: datetime
    inhoud: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RondSignaalAf:
    """Rond het signaal af, zonder Veilig Thuis."""

    op: datetime


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen signaal."""


@dataclass(frozen=True, slots=True)
class Ontvangen:
    """Ontvangen, nog niet gewogen."""

    signaal_id: UUID
    bron: MelderRol


@dataclass(frozen=True, slots=True)
class VeiligThuis:
    """Bij Veilig Thuis."""


@dataclass(frozen=True, slots=True)
class Afgerond:
    """Afgerond zonder Veilig Thuis."""


type Event = ZorgsignaalOntvangen | VeiligThuisMeldingVastgelegd | VeiligThuisIngeschakeld | VeiligheidssignaalAfgerond
type Command = OntvangZorgsignaal | SchakelVeiligThuisIn | RondSignaalAf
type State = Nieuw | Ontvangen | VeiligThuis | Afgerond

ALLOWED: Allowed[State, Command] = {
    Nieuw: (OntvangZorgsignaal,),
    Ontvangen: (SchakelVeiligThuisIn, RondSignaalAf),
    VeiligThuis: (),
    Afgerond: (),
}
BRONKLASSE: Mapping[MelderRol, Bronklasse] = {
    "zelf": "omgeving",
    "mantelzorger": "omgeving",
    "familie_of_bekende": "omgeving",
    "vertegenwoordiger": "omgeving",
    "andere_gemeente": "gemeente",
    "medewerker": "gemeente",
}  # what is not here, is a professional


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een signaal."""
    match command:
        case OntvangZorgsignaal():
            return [
                ZorgsignaalOntvangen(
                    gebeurd_op=command.op,
                    persoon_id=command.signaal_id,
                    bron=command.bron,
                    dossier_id=command.dossier_id,
                    inhoud=command.inhoud,
                )
            ]
        case SchakelVeiligThuisIn():
            assert isinstance(state, Ontvangen)
            klasse = BRONKLASSE.get(state.bron, "professional")
            return [
                VeiligThuisIngeschakeld(gebeurd_op=command.op, bron_klasse=klasse),
                VeiligThuisMeldingVastgelegd(gebeurd_op=command.op, persoon_id=state.signaal_id, inhoud=command.inhoud),
            ]
        case RondSignaalAf():
            return [VeiligheidssignaalAfgerond(gebeurd_op=command.op)]
        case _:
            assert_never(command)


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een signaal."""
    match event:
        case ZorgsignaalOntvangen():
            return Ontvangen(event.persoon_id, event.bron)
        case VeiligThuisIngeschakeld():
            return VeiligThuis()
        case VeiligThuisMeldingVastgelegd():
            return state
        case VeiligheidssignaalAfgerond():
            return Afgerond()
        case _:
            assert_never(event)


veiligheidssignaal: Decider[Command, State, Event] = Decider("veiligheidssignalen", Nieuw(), decide, evolve, ALLOWED)

FEITEN = {
    "casework.zorgsignaal-ontvangen.v1": ZorgsignaalOntvangen,
    "casework.veilig-thuis-melding-vastgelegd.v1": VeiligThuisMeldingVastgelegd,
}
