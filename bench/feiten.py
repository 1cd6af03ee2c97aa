"""Facts of whole cases, from melding to delivery, as the services publish them; the same seed gives the same facts."""

import random
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from shared.events import (
    aanmeldingen,
    aanvragen,
    beschikkingen,
    dossiers,
    envelope,
    meldingen,
    onderzoeken,
    plannen,
    voorzieningen,
)
from shared.events.codec import Codec
from shared.events.envelope import Envelope, Origin
from shared.events.publiek import DOMEINEN, OPENBAAR, TOPIC_OF
from shared.eventstore.ids import partition_of

NAMES = UUID("3d2c7a10-6f0e-5b1c-8a52-0b7a6a0f2026")
GEMEENTEN = ("0034", "0363", "0518", "0599", "0344")
BEGIN = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
SIDE_BY_SIDE = 200
PARTITIONS = 3
CODEC = Codec(*OPENBAAR)
ORIGIN = Origin("00000000000000000000", "intake", "https://wmo-keten.example")
TOPICS = sorted(f"wmo.{plural}" for plural in DOMEINEN)


@dataclass(frozen=True, slots=True)
class Message:
    """One fact as it lies in its topic."""

    topic: str
    partition: int
    key: bytes
    value: bytes
    headers: list[tuple[str, bytes]]


def zaak(nummer: int, chance: random.Random) -> Iterator[tuple[UUID, object]]:
    """The facts of one case, in order, each with the id of its stream; a tenth ends at once."""
    m, persoon, dossier, huishouden, a, o, p, v, b, z = (
        uuid5(NAMES, f"{name} {nummer}")
        for name in ("melding", "persoon", "dossier", "huishouden", "aanmelding", "onderzoek", "plan", "aanvraag",
                     "beschikking", "voorziening")
    )  # fmt: skip
    nu = BEGIN + timedelta(minutes=nummer * 7 % 400_000)

    def op(dagen: int) -> datetime:
        return nu + timedelta(days=dagen, minutes=chance.randrange(60))

    def dag(dagen: int) -> date:
        return (nu + timedelta(days=dagen)).date()

    team = f"team_{'abcdef'[nummer % 6]}"
    yield m, meldingen.MeldingOntvangen(
        gebeurd_op=nu, melding_id=m, kenmerk=f"m-2026-{nummer:06d}", ontvangen_op=nu,
        kanaal=("telefoon", "spreekuur", "online_formulier")[nummer % 3], toegangslocatie="wijkteam",
        melder_rol="zelf", partner_id=None, client_op_de_hoogte=True, leefgebieden=("wonen", "ouder_worden"),
        doelgroep="volwassenen", wijkcode=f"WK00340{nummer % 6}", team_id=team, spoed=False, persoon_id=persoon,
        onderzoek_uiterste_datum=dag(42),
    )  # fmt: skip
    if nummer % 10 == 0:
        yield (
            m,
            meldingen.MeldingDirectBeantwoord(
                gebeurd_op=op(1), melding_id=m, afgehandeld_op=op(1), antwoordsoort="advies", akkoord_client=True
            ),
        )
        return
    yield (
        m,
        meldingen.MeldingBevestigd(
            gebeurd_op=op(0), melding_id=m, verzonden_op=op(0), kanaal="brief", gewezen_op=("persoonlijk_plan",)
        ),
    )
    yield (
        m,
        meldingen.MeldingAlsWettelijkAangemerkt(
            gebeurd_op=op(1),
            melding_id=m,
            vanaf_datum=dag(0),
            persoonlijk_plan_tot=dag(7),
            onderzoek_uiterste_datum=dag(42),
        ),
    )
    yield (
        m,
        meldingen.MeldingDoorgezet(
            gebeurd_op=op(2), melding_id=m, afgehandeld_op=op(2), bestemming="wijkteam", team_id=team
        ),
    )
    yield a, aanmeldingen.AanmeldingGeopend(gebeurd_op=op(2), melding_id=m, team_id=team, doelgroep="volwassenen")
    yield (
        a,
        aanmeldingen.AanmeldingBesproken(
            gebeurd_op=op(3), melding_id=m, besproken_op=op(3), disciplines=("wmo", "maatschappelijk_werk")
        ),
    )
    yield a, aanmeldingen.WijkwerkerToegewezen(gebeurd_op=op(3), melding_id=m, medewerker_id=persoon)
    yield (
        a,
        aanmeldingen.EersteGesprekGevoerd(
            gebeurd_op=op(6), melding_id=m, gevoerd_op=op(6), vorm="huisbezoek", persoon_ids=(persoon,)
        ),
    )
    yield a, aanmeldingen.OnderzoekNodigVastgesteld(
        gebeurd_op=op(7), melding_id=m, afgehandeld_op=op(7), melding_op=nu, wettelijk=True, reden=None, spoed=False,
        doelgroep="volwassenen", team_id=team, persoon_ids=(persoon,),
    )  # fmt: skip
    yield (
        dossier,
        dossiers.DossierGeopend(
            gebeurd_op=op(7),
            melding_id=m,
            huishouden_id=huishouden,
            aanmelding_id=a,
            team_id=team,
            doelgroep="volwassenen",
        ),
    )
    yield o, onderzoeken.OnderzoekGestart(
        gebeurd_op=op(7), melding_id=m, dossier_id=dossier, soort="eerste", melding_op=nu, uiterste_datum=dag(42),
        persoon_ids=(persoon,),
    )  # fmt: skip
    yield dossier, dossiers.DossierfaseBereikt(gebeurd_op=op(7), melding_id=m, fase="onderzoek")
    yield o, onderzoeken.OnderzoekBegonnen(gebeurd_op=op(9), melding_id=m, begonnen_op=op(9))
    yield (
        o,
        onderzoeken.OnderzoeksverslagVerstrekt(
            gebeurd_op=op(20), melding_id=m, verstrekt_op=op(20), binnen_termijn=True
        ),
    )
    yield o, onderzoeken.OnderzoekAfgerond(gebeurd_op=op(21), melding_id=m, afgerond_op=op(21), uitkomst="maatwerk")
    yield p, plannen.PlanOpgesteld(
        gebeurd_op=op(22), melding_id=m, huishouden_id=huishouden, dossier_id=dossier, onderzoek_id=o,
        doelen=(plannen.Plandoel(doel_id=p, doelcode="zelfredzaamheid", leefgebied="wonen"),), uitvoerders=("zelf",),
    )  # fmt: skip
    yield p, plannen.PlanGeaccordeerdDoorWijkwerker(gebeurd_op=op(23), melding_id=m, akkoord_op=op(23))
    yield p, plannen.PlanVastgesteld(
        gebeurd_op=op(24), melding_id=m, vastgesteld_op=op(24), dossier_id=dossier, huishouden_id=huishouden,
        aanmelding_id=a, persoon_ids=(persoon,), onderzoek_uiterste_datum=dag(42), verslag_op=op(20),
        maatwerk_gewenst=("begeleiding",), eigen_uitvoering=False,
    )  # fmt: skip
    yield (
        v,
        aanvragen.AanvraagformulierAangeboden(
            gebeurd_op=op(24), melding_id=m, plan_id=p, persoon_id=persoon, productcategorieen=("begeleiding",)
        ),
    )
    yield v, aanvragen.AanvraagOntvangen(
        gebeurd_op=op(26), melding_id=m, plan_id=p, persoon_id=persoon, ontvangen_op=op(26), wijze="na_plan",
        productcategorieen=("begeleiding",), uiterste_datum=dag(40),
    )  # fmt: skip
    yield b, beschikkingen.BeschikkingVastgesteld(
        gebeurd_op=op(32), melding_id=m, aanvraag_id=v, vastgesteld_op=op(32), verordening_versie="v2026",
        mandaathouder_id=persoon, voorziening_ids=(z,),
    )  # fmt: skip
    yield v, aanvragen.AanvraagBeschikt(gebeurd_op=op(32), melding_id=m, beschikking_id=b)
    yield z, voorzieningen.VoorzieningToegekend(
        gebeurd_op=op(32), melding_id=m, beschikking_id=b, aanvraag_id=v, plan_id=p, persoon_id=persoon,
        productcategorie="begeleiding", productcode="02A05", leveringsvorm="zin", omvang=4, eenheid="uur",
        frequentie="per_week", startdatum=dag(40), einddatum=None, aanbieder_id="12345678", nieuw=True,
    )  # fmt: skip
    yield (
        b,
        beschikkingen.BeschikkingBekendgemaakt(
            gebeurd_op=op(33),
            melding_id=m,
            aanvraag_id=v,
            bekendgemaakt_op=op(33),
            wijze="brief",
            bezwaar_tot_en_met=dag(75),
        ),
    )
    yield (
        z,
        voorzieningen.ToewijzingVerzonden(
            gebeurd_op=op(35),
            melding_id=m,
            toewijzingnummer=nummer,
            aanbieder_id="12345678",
            verzonden_op=op(35),
            eerste=True,
        ),
    )
    yield (
        z,
        voorzieningen.LeveringGestart(
            gebeurd_op=op(40), melding_id=m, toewijzingnummer=nummer, nummer=1, gestart_op=op(40)
        ),
    )


def interleaved(chance: random.Random) -> Iterator[tuple[int, UUID, object]]:
    """Facts without end: two hundred cases go on side by side, the next one starts when one ends."""
    nummer = 0
    busy: deque[tuple[int, Iterator[tuple[UUID, object]]]] = deque()
    while True:
        while len(busy) < SIDE_BY_SIDE:
            busy.append((nummer, zaak(nummer, chance)))
            nummer += 1
        which, facts = busy.popleft()
        found = next(facts, None)
        if found is not None:
            yield which, *found
            busy.insert(chance.randrange(len(busy) + 1), (which, facts))


def messages(count: int, seed: int = 7) -> list[Message]:
    """So many messages, in an order in which services could have published them."""
    seqs: dict[UUID, int] = defaultdict(int)
    made: list[Message] = []
    for nummer, stream, fact in interleaved(random.Random(seed)):
        if len(made) == count:
            break
        seqs[stream] += 1
        kind = CODEC.kind(fact)
        event_id = uuid5(NAMES, f"fact {len(made)}")
        moment = BEGIN + timedelta(milliseconds=len(made))
        head = Envelope(event_id, kind.name, stream, seqs[stream], moment, stream, None, "")
        made.append(
            Message(
                TOPIC_OF[type(fact)],
                partition_of(stream, PARTITIONS),
                stream.bytes,
                CODEC.encode(fact, GEMEENTEN[nummer % len(GEMEENTEN)]),
                envelope.headers(envelope.encode(head, ORIGIN)),
            )
        )
    return made
