"""De regels van de verwijzing, zonder server."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.casework.domain.verwijzing import (
    AccepteerVerwijzing,
    Command,
    Inhoud,
    RondVerwijzingAf,
    TrekVerwijzingIn,
    VerstuurVerwijzing,
    VerwijzingsinhoudVastgelegd,
    WijsVerwijzingAf,
    verwijzing,
)
from services.casework.reactions import REACTIONS, verstuur_verwijzing
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.aanmeldingen import AanmeldingAfgehandeldMetDoorverwijzing
from shared.events.meldingen import MeldingVerwezen
from shared.events.verwijzingen import (
    VerwijzingAfgerond,
    VerwijzingAfgewezen,
    VerwijzingGeaccepteerd,
    VerwijzingIngetrokken,
    VerwijzingVerstuurd,
)

M, D, PARTNER, PERSOON, AFSPRAAK, TOESTEMMING = (UUID(int=n) for n in range(1, 7))
OP = datetime(2026, 4, 10, 9, tzinfo=UTC)
UIT_DOSSIER = VerstuurVerwijzing(
    op=OP,
    melding_id=M,
    partner_id=PARTNER,
    dossier_id=D,
    toestemming_id=TOESTEMMING,
    afspraak_id=AFSPRAAK,
    inhoud=Inhoud(persoon_id=PERSOON, tekst="Zoekt gezelschap."),
)
VERSTUURD = spec(verwijzing).given().when(UIT_DOSSIER).facts
AANGENOMEN = (*VERSTUURD, VerwijzingGeaccepteerd(gebeurd_op=OP, melding_id=M))
TREK_IN = TrekVerwijzingIn(op=OP, reden="hulp_niet_meer_nodig")
ROND_AF = RondVerwijzingAf(op=OP, uitkomst="doel_bereikt")
WIJS_AF = WijsVerwijzingAf(op=OP, reden="geen_capaciteit")


def test_een_verwijzing_noemt_partner_afspraak_en_toestemming_en_houdt_haar_woorden_binnen() -> None:
    spec(verwijzing).given().when(UIT_DOSSIER).then(
        VerwijzingVerstuurd(
            gebeurd_op=OP,
            melding_id=M,
            dossier_id=D,
            partner_id=PARTNER,
            toestemming_id=TOESTEMMING,
            afspraak_id=AFSPRAAK,
        ),
        VerwijzingsinhoudVastgelegd(gebeurd_op=OP, persoon_id=PERSOON, inhoud="Zoekt gezelschap."),
    )


def test_zonder_dossier_is_er_geen_inhoud() -> None:
    zonder = replace(UIT_DOSSIER, dossier_id=None, inhoud=None)
    spec(verwijzing).given().when(zonder).then_facts(VerwijzingVerstuurd)


def test_een_partner_neemt_aan_en_rondt_af() -> None:
    spec(verwijzing).given(*VERSTUURD).when(AccepteerVerwijzing(op=OP)).then(
        VerwijzingGeaccepteerd(gebeurd_op=OP, melding_id=M)
    )
    spec(verwijzing).given(*AANGENOMEN).when(ROND_AF).then(
        VerwijzingAfgerond(gebeurd_op=OP, melding_id=M, uitkomst="doel_bereikt")
    )


def test_een_partner_wijst_af_met_reden() -> None:
    spec(verwijzing).given(*VERSTUURD).when(WIJS_AF).then(
        VerwijzingAfgewezen(gebeurd_op=OP, melding_id=M, reden="geen_capaciteit")
    )


@pytest.mark.parametrize("eerder", [VERSTUURD, AANGENOMEN])
def test_wie_verwees_trekt_in_zolang_er_geen_einde_is(eerder: tuple[object, ...]) -> None:
    spec(verwijzing).given(*eerder).when(TREK_IN).then(
        VerwijzingIngetrokken(gebeurd_op=OP, melding_id=M, reden="hulp_niet_meer_nodig")
    )


@pytest.mark.parametrize(
    ("eerder", "command"),
    [
        (VERSTUURD, ROND_AF),
        (AANGENOMEN, WIJS_AF),
        ((*VERSTUURD, VerwijzingAfgewezen(gebeurd_op=OP, melding_id=M, reden="niet_passend")), TREK_IN),
        ((*AANGENOMEN, VerwijzingAfgerond(gebeurd_op=OP, melding_id=M, uitkomst="geen")), TREK_IN),
        (VERSTUURD, UIT_DOSSIER),
    ],
)
def test_wat_niet_meer_past_wordt_geweigerd(eerder: tuple[object, ...], command: Command) -> None:
    spec(verwijzing).given(*eerder).when(command).then_rejected(NietToegestaan)


VERWEZEN = MeldingVerwezen(gebeurd_op=OP, melding_id=M, afgehandeld_op=OP, naar_soort="partner", partner_id=PARTNER)
DOORVERWEZEN = AanmeldingAfgehandeldMetDoorverwijzing(
    gebeurd_op=OP, melding_id=M, afgehandeld_op=OP, reden=None, partner_id=PARTNER
)


@pytest.mark.parametrize("fact", [VERWEZEN, DOORVERWEZEN])
def test_een_verwijzing_volgt_op_een_afhandeling_die_een_partner_noemt(
    fact: MeldingVerwezen | AanmeldingAfgehandeldMetDoorverwijzing,
) -> None:
    """No dossier is needed for it."""
    assert REACTIONS[type(fact)] == [verstuur_verwijzing]
    (act,) = verstuur_verwijzing(M, fact)
    assert act.command == VerstuurVerwijzing(op=OP, melding_id=M, partner_id=PARTNER)
    assert verstuur_verwijzing(M, replace(fact, partner_id=None)) == []


def test_een_herhaalde_bezorging_is_dezelfde_verwijzing_en_een_nieuwe_afhandeling_een_andere() -> None:
    def id_van(fact: MeldingVerwezen) -> UUID:
        return verstuur_verwijzing(M, fact)[0].stream_id

    na_heropening = replace(VERWEZEN, afgehandeld_op=OP + timedelta(days=3))
    assert id_van(VERWEZEN) == id_van(replace(VERWEZEN))
    assert len({id_van(VERWEZEN), id_van(na_heropening), id_van(replace(VERWEZEN, partner_id=D))}) == 3
