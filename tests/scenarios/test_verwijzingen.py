"""A referral on its way: who sends it, whose it is, and what comes back."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from shared.bus.consumer import Inbox
from shared.bus.record import Incoming
from shared.events import envelope
from shared.events.aanmeldingen import AanmeldingAfgehandeldMetDoorverwijzing
from shared.events.codec import Codec
from shared.events.meldingen import MeldingVerwezen
from shared.events.publiek import DOMEINEN, TOPIC_OF
from shared.eventstore.ids import uuid7
from tests.e2e.clients import Zaak
from tests.e2e.handelingen import CASEWORK, school
from tests.e2e.test_overgangen_personen import met_partner
from tests.e2e.test_overgangen_verwijzingen import VERWIJZING
from tests.systeem import Systeem

pytestmark = pytest.mark.server
VERWIJZINGEN = "/casework/v1/verwijzingen"
OP = datetime(2020, 1, 7, 9, tzinfo=UTC)


@pytest.mark.vereiste("R20-05")
async def test_een_partner_neemt_een_verwijzing_aan_en_meldt_de_uitkomst(keten: Systeem, gemeente: str) -> None:
    zaak = await VERWIJZING.in_stand(keten, gemeente, "verstuurd")
    partner = zaak.als("partner_school")
    (ontvangen,) = (await partner.gelezen(f"{VERWIJZINGEN}?status=verstuurd"))["resultaten"]
    assert (ontvangen["id"], ontvangen["partnerId"]) == (zaak.ids["verwijzing"], school(gemeente))
    assert ontvangen["afspraakId"] == CASEWORK["verstuurVerwijzing"].inhoud["afspraakId"]
    assert (await CASEWORK["accepteerVerwijzing"].door(zaak)).status_code == 201
    assert (await CASEWORK["rondVerwijzingAf"].door(zaak)).status_code == 201
    pad = f"{VERWIJZINGEN}/{zaak.ids['verwijzing']}"
    (afgerond,) = (await zaak.als("wijkwerker").gelezen(f"{pad}/afrondingen"))["resultaten"]
    assert (afgerond["uitkomst"], afgerond["meldingId"]) == ("doel_bereikt", zaak.ids["melding"])
    detail = await zaak.als("wijkwerker").gelezen(pad)
    assert (detail["status"], detail["uitkomst"]) == ("afgerond", "doel_bereikt")


@pytest.mark.vereiste("R20-05")
async def test_een_andere_partner_ziet_de_verwijzing_niet_en_kan_er_niets_mee(keten: Systeem, gemeente: str) -> None:
    zaak = await VERWIJZING.in_stand(keten, gemeente, "verstuurd")
    pad = f"{VERWIJZINGEN}/{zaak.ids['verwijzing']}"
    ander = keten.client("partner_cjg", gemeente)
    assert (await ander.gelezen(f"{VERWIJZINGEN}?partner={school(gemeente)}"))["resultaten"] == []
    vreemd = [await ander.get(pad), await ander.get(f"{pad}/acceptaties")]
    vreemd.append(await ander.doe(f"{pad}/acceptaties", {"op": "2020-01-17T10:00:00+01:00"}))
    assert [answer.status_code for answer in vreemd] == [404, 404, 404]
    wijkwerker = zaak.als("wijkwerker")
    assert (await wijkwerker.gelezen(f"{pad}/acceptaties"))["resultaten"] == []
    assert (await wijkwerker.gelezen(pad))["status"] == "verstuurd"


@pytest.mark.vereiste("R20-05")
async def test_de_verwijzingen_van_een_dossier_staan_bij_het_dossier(keten: Systeem, gemeente: str) -> None:
    zaak = await VERWIJZING.in_stand(keten, gemeente, "afgewezen")
    assert (await CASEWORK["verstuurVerwijzing"].door(zaak)).status_code == 201
    pad = f"/casework/v1/dossiers/{zaak.ids['dossier']}/verwijzingen"
    rijen = (await zaak.als("wijkwerker").gelezen(pad))["resultaten"]
    assert sorted(rij["status"] for rij in rijen) == ["afgewezen", "verstuurd"]
    assert {rij["meldingId"] for rij in rijen} == {zaak.ids["melding"]}
    afgewezen = f"{VERWIJZINGEN}/{zaak.ids['verwijzing']}/afwijzingen"
    (feit,) = (await zaak.als("wijkwerker").gelezen(afgewezen))["resultaten"]
    assert feit["reden"] == "geen_capaciteit"


async def test_vanuit_een_dossier_dat_niet_bestaat_wordt_niet_verwezen(keten: Systeem, gemeente: str) -> None:
    zaak = Zaak(keten, gemeente, ids={"dossier": str(UUID(int=42))})
    assert (await CASEWORK["verstuurVerwijzing"].door(zaak)).status_code == 404
    assert (await zaak.als("wijkwerker").gelezen(VERWIJZINGEN))["resultaten"] == []


@pytest.mark.vereiste("R20-05")
async def test_wie_meteen_naar_een_partner_wordt_verwezen_staat_daar_op_de_lijst(keten: Systeem, gemeente: str) -> None:
    zaak = await met_partner(await Zaak(keten, gemeente).ontvangen())
    ww, pad = zaak.als("wijkwerker"), f"/intake/v1/meldingen/{zaak.ids['melding']}/afhandelingen"
    verwijs = {"soort": "verwezen", "naarSoort": "partner", "afgehandeldOp": "2020-01-07T10:00:00+01:00"}
    await ww.gedaan(pad, verwijs | {"partnerId": zaak.ids["partner"]})
    await keten.rustig()
    (rij,) = (await ww.gelezen(f"{VERWIJZINGEN}?partner={zaak.ids['partner']}"))["resultaten"]
    assert (rij["meldingId"], rij["status"], rij["dossierId"]) == (zaak.ids["melding"], "verstuurd", None)


async def test_een_afhandeling_die_een_partner_noemt_wordt_een_keer_een_verwijzing(
    keten: Systeem, gemeente: str
) -> None:
    """The same record twice is one verwijzing; an afhandeling without a partner is none."""
    melding, partner = uuid7(), UUID(school(gemeente))
    verwezen = MeldingVerwezen(
        gebeurd_op=OP, melding_id=melding, afgehandeld_op=OP, naar_soort="partner", partner_id=partner
    )
    doorverwezen = AanmeldingAfgehandeldMetDoorverwijzing(
        gebeurd_op=OP, melding_id=uuid7(), afgehandeld_op=OP, reden=None, partner_id=partner
    )
    elders = MeldingVerwezen(gebeurd_op=OP, melding_id=uuid7(), afgehandeld_op=OP, naar_soort="specialist")
    for feit, stroom in ((verwezen, melding), (doorverwezen, uuid7()), (elders, elders.melding_id)):
        await _bezorg_twee_keer(keten, gemeente, stroom, feit)
    client = keten.client("wijkwerker", gemeente)
    rijen = (await client.gelezen(f"{VERWIJZINGEN}?partner={school(gemeente)}"))["resultaten"]
    assert {rij["meldingId"] for rij in rijen} == {str(melding), str(doorverwezen.melding_id)}
    assert [(rij["status"], rij["dossierId"]) for rij in rijen] == [("verstuurd", None)] * 2
    assert len((await client.gelezen(VERWIJZINGEN))["resultaten"]) == 2


async def _bezorg_twee_keer(keten: Systeem, gemeente: str, stroom: UUID, feit: object) -> None:
    """Deliver a fact of intake to casework, as the bus does when an acknowledgement was lost."""
    codec, topic = Codec(*DOMEINEN.values()), TOPIC_OF[type(feit)]
    head = envelope.Envelope(uuid7(), codec.kind(feit).name, stroom, 1, OP, stroom, None, "")
    headers = envelope.headers(envelope.encode(head, envelope.Origin("0" * 20, "intake", "https://keten.example")))
    inbox: Inbox = next(found for found in keten.embedded.inboxes if found.name == "casework")
    partitie = 91  # one that no bus delivers on: its positions are ours alone
    offset = await inbox.position(topic, partitie) or 0
    bericht = Incoming(offset, stroom.bytes, headers, codec.encode(feit, gemeente))
    for _ in range(2):
        await inbox.receive(topic, partitie, [bericht])
