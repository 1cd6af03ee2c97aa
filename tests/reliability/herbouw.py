"""A read model that is made anew while facts keep coming: what the killed process does, and what must be there."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol
from uuid import UUID, uuid5

import asyncpg
import orjson

from services.reporting.projections import PROJECTIONS
from shared.bus import rebuild as herbouwen
from shared.bus.consumer import Inbox
from shared.bus.factlog import FactLog
from shared.bus.record import Incoming
from shared.events import envelope, meldingen
from shared.events.codec import Codec
from shared.events.kenmerk import kenmerk
from shared.events.publiek import OPENBAAR
from shared.eventstore.postgres import pool
from tests.contract.proef import HERKOMST

GROEP, TOPIC = "reporting", "wmo.meldingen"
GEMEENTEN = ("0344", "0363")
NU = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
EERST, DAARNA = 400, 100
MELDING = next(derived for derived in PROJECTIONS if derived.table.name == "melding")
CODEC = Codec(*OPENBAAR)


class Werk(Protocol):
    """What a job tells."""

    @property
    def schrijver(self) -> str:
        """The database."""


def melding_id(nummer: int) -> UUID:
    """The id of the melding with this number."""
    return uuid5(UUID(int=3), str(nummer))


def berichten(aantal: int) -> list[Incoming]:
    """The facts of so many meldingen, two each, as they lie in one partition."""
    found: list[Incoming] = []
    for nummer in range(aantal):
        stroom, gemeente = melding_id(nummer), GEMEENTEN[nummer % 2]
        op = NU + timedelta(hours=nummer)
        for seq, fact in enumerate((_ontvangen(stroom, op), _beantwoord(stroom, op)), 1):
            event_id, soort = uuid5(stroom, str(seq)), CODEC.kind(fact).name
            head = envelope.Envelope(event_id, soort, stroom, seq, op, stroom, None, "")
            headers = envelope.headers(envelope.encode(head, HERKOMST))
            found.append(Incoming(len(found), stroom.bytes, headers, CODEC.encode(fact, gemeente)))
    return found


def _ontvangen(stroom: UUID, op: datetime) -> meldingen.MeldingOntvangen:
    return meldingen.MeldingOntvangen(
        gebeurd_op=op,
        melding_id=stroom,
        kenmerk=kenmerk("melding", stroom),
        ontvangen_op=op,
        kanaal="telefoon",
        toegangslocatie="wijkteam",
        melder_rol="zelf",
        partner_id=None,
        client_op_de_hoogte=True,
        leefgebieden=("wonen",),
        doelgroep=None,
        wijkcode="WK034401",
        team_id=None,
        spoed=False,
        persoon_id=uuid5(stroom, "persoon"),
        onderzoek_uiterste_datum=op.date(),
    )


def _beantwoord(stroom: UUID, op: datetime) -> meldingen.MeldingDirectBeantwoord:
    return meldingen.MeldingDirectBeantwoord(
        gebeurd_op=op, melding_id=stroom, afgehandeld_op=op, antwoordsoort="informatie", akkoord_client=True
    )


def inbox(connections: asyncpg.Pool) -> Inbox:
    """The group of reporting."""
    return Inbox(GROEP, [TOPIC], CODEC, connections, FactLog(PROJECTIONS), lambda: NU, lambda _name, _error: None)


async def ontvang(group: Inbox, aantal: int, stuk: int) -> None:
    """Take all messages from where the group stands."""
    messages = berichten(aantal)
    start = await group.position(TOPIC, 0) or 0
    for place in range(start, len(messages), stuk):
        await group.receive(TOPIC, 0, messages[place : place + stuk])
        await asyncio.sleep(0)


async def kind(werk: Werk) -> None:
    """Make the table anew, twice, while the last facts arrive."""
    herbouwen.STREAMS = 100
    connections = await pool(werk.schrijver, "reporting_worker", "kind", 4)
    arriving = asyncio.create_task(ontvang(inbox(connections), EERST + DAARNA, 4))
    for _ in range(2):
        await herbouwen.rebuild(connections, CODEC, GROEP, MELDING, lambda _done, _total: None)
    await arriving
    await connections.close()


async def rijen(admin: asyncpg.Connection) -> Mapping[UUID, Mapping[str, Any]]:
    """The live rows."""
    return {row["id"]: dict(row) for row in await admin.fetch("SELECT * FROM melding")}


def verwacht() -> Mapping[UUID, Mapping[str, Any]]:
    """The rows as the facts tell them, folded here."""
    found: dict[UUID, dict[str, Any]] = {}
    for message in berichten(EERST + DAARNA):
        head, raw = envelope.decode(message.headers), orjson.loads(message.value or b"")
        row = MELDING.evolve(found.get(head.subject), CODEC.build(head.type, raw, head.event_id)) or {}
        found[head.subject] = row | {"gemeente": raw["gemeente"], "id": head.subject}
    return {
        id_: {name: list(v) if isinstance(v, tuple) else v for name, v in row.items()} for id_, row in found.items()
    }
