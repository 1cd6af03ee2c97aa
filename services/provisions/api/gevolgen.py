"""What a later decision does to the voorzieningen of a beschikking, as acts of the same append.

A withdrawal ends what was granted. A revision changes the lines that it names. Where it names none, and when a bezwaar
leads to the herroeping of the beschikking (Awb 7:11: with a new decision for as far as needed), what is to become of
each line lies before a person as a proposal. What has ended stays as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from services.provisions import queries
from services.provisions.domain.beschikking.taal import HerzieBeschikking, TrekBeschikkingIn
from services.provisions.domain.ingang import eerste_dag
from services.provisions.domain.pgb import LaatPgbVervallen, pgb
from services.provisions.domain.verwant import pgb_van
from services.provisions.domain.voorziening import voorziening
from services.provisions.domain.voorziening.taal import EindigOpBesluit, VraagBeoordeling, WijzigVoorziening
from shared.decider.decider import Act, AnyDecider, Decided, Fill
from shared.events.beschikkingen import BeschikkingHerroepen
from shared.events.codes import RedenWijzigingToewijzing
from shared.service.models import Datum, Getal, Model
from shared.termijnen.kalender import EEN_DAG


class Regelwijziging(Model):
    """What one line of the decision becomes; what is left out stays."""

    voorziening: UUID
    omvang: Annotated[Getal, Field(ge=0, le=100_000_000)] | None = None
    einddatum: Datum | None = None
    reden: RedenWijzigingToewijzing


def na_intrekking(beschikking: Mapping[str, Any], command: TrekBeschikkingIn) -> Iterator[Act]:
    """Each line ends, and with a pgb line its budget."""
    for id_ in _ids(beschikking, "voorziening_ids"):
        yield _waar_het_kan(voorziening, id_, EindigOpBesluit(op=command.op, ingang=command.ingang))
    for id_ in _ids(beschikking, "pgb_ids"):
        vervalt = LaatPgbVervallen(op=command.op, grond=command.grond, ingang=command.ingang)
        yield _waar_het_kan(pgb, id_, vervalt)


def na_herziening(
    beschikking: Mapping[str, Any], command: HerzieBeschikking, wijzigingen: Sequence[Regelwijziging]
) -> Iterator[Act]:
    """The named lines change, and a budget ends with its line; without names all of them lie before a person."""
    pgb_ids = _ids(beschikking, "pgb_ids")
    for regel in wijzigingen:
        yield Act(voorziening, regel.voorziening, _wijziging(command, regel))
        if regel.einddatum and (pgb_id := pgb_van(regel.voorziening)) in pgb_ids:
            ingang = regel.einddatum + EEN_DAG
            yield _waar_het_kan(pgb, pgb_id, LaatPgbVervallen(op=command.op, grond=command.grond, ingang=ingang))
    for id_ in [] if wijzigingen else _ids(beschikking, "voorziening_ids"):
        vraag = VraagBeoordeling(
            op=command.op, oorzaak="beschikking_herzien", oorzaak_id=UUID(beschikking["id"]), voorstel="wijzigen"
        )
        yield _waar_het_kan(voorziening, id_, vraag)


def na_herroeping(beschikking: Mapping[str, Any], bezwaar_id: UUID, op: datetime) -> Iterator[Act]:
    """If this append revokes the beschikking, each line lies before a person, also one that was refused."""
    vraag = VraagBeoordeling(
        op=op, oorzaak="beschikking_herroepen", oorzaak_id=bezwaar_id, voorstel="opnieuw_beslissen"
    )
    for id_ in _ids(beschikking, "voorziening_ids"):
        yield _waar_het_kan(voorziening, id_, vraag, na=BeschikkingHerroepen)


def _wijziging(command: HerzieBeschikking, regel: Regelwijziging) -> Fill:
    async def wijzig(decided: Decided) -> object:
        return WijzigVoorziening(
            op=command.op,
            per=eerste_dag(command.op, command.ingang),
            omvang=regel.omvang,
            einddatum=regel.einddatum,
            reden=regel.reden,
            lopend=await queries.lopend(decided.look, regel.voorziening),
        )

    return wijzig


def _waar_het_kan(decider: AnyDecider, stream_id: UUID, command: object, na: type | None = None) -> Act:
    async def geef(decided: Decided) -> object | None:
        kan = type(command) in decider.allowed.get(type(decided.look.state(stream_id)), ())
        return command if kan and (na is None or decided.one(na)) else None

    return Act(decider, stream_id, geef)


def _ids(beschikking: Mapping[str, Any], kolom: str) -> Sequence[UUID]:
    return [UUID(id_) for id_ in beschikking[kolom]]
