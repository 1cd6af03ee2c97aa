"""What decides on an aanvraag comes from three topics, whose partitions are applied side by side."""

import asyncio
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.provisions.projections import DERIVED
from shared.bus.effects import derive
from shared.bus.record import Delivery
from shared.events.envelope import Envelope
from shared.events.meldingen import MeldingAlsWettelijkAangemerkt
from shared.events.onderzoeken import OnderzoeksverslagVerstrekt
from shared.eventstore.ids import uuid7
from tests.systeem import Systeem

pytestmark = pytest.mark.server
NU = datetime(2020, 3, 2, 9, tzinfo=UTC)
EINDE = date(2020, 4, 13)


async def test_twee_transacties_die_samen_de_eerste_zijn_verliezen_niets(keten: Systeem, gemeente: str) -> None:
    melding_id, onderzoek_id = uuid7(), uuid7()
    aangemerkt = MeldingAlsWettelijkAangemerkt(
        gebeurd_op=NU,
        melding_id=melding_id,
        vanaf_datum=NU.date(),
        persoonlijk_plan_tot=date(2020, 3, 9),
        onderzoek_uiterste_datum=EINDE,
    )
    verstrekt = OnderzoeksverslagVerstrekt(gebeurd_op=NU, melding_id=melding_id, verstrekt_op=NU, binnen_termijn=True)
    pool = keten.embedded.workers["provisions"].store.pool

    async with pool.acquire() as een, pool.acquire() as twee:
        async with een.transaction():
            await een.execute("SELECT es.context($1, 'systeem')", gemeente)
            await derive(een, [_bezorgd(gemeente, melding_id, aangemerkt)], DERIVED)

            async def ernaast() -> None:
                async with twee.transaction():
                    await twee.execute("SELECT es.context($1, 'systeem')", gemeente)
                    await derive(twee, [_bezorgd(gemeente, onderzoek_id, verstrekt)], DERIVED)

            andere = asyncio.create_task(ernaast())
            await asyncio.sleep(0.3)
        await andere

        async with een.transaction():
            await een.execute("SELECT es.context($1, 'systeem')", gemeente)
            row = await een.fetchrow("SELECT * FROM aanvraagrecht WHERE id = $1", melding_id)
    assert (row["onderzoek_uiterste_datum"], row["verslag_op"]) == (EINDE, NU)


def _bezorgd(gemeente: str, stroom: UUID, fact: object) -> Delivery:
    head = Envelope(uuid7(), "proef", stroom, 1, NU, uuid7(), None, "")
    return Delivery("wmo.proef", 0, 0, gemeente, head, fact, b"")
