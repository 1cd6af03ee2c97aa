"""Facts that intake acts on: the partner who referred hears how far it is, with toestemming."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from services.intake.domain.melding import melding
from services.intake.domain.melding.taal import VerzendTerugkoppeling
from services.intake.queries import toegang
from shared.bus.effects import Reaction
from shared.decider.decider import Act, Decided
from shared.events.aanmeldingen import AanmeldingAfgehandeldMetAdvies, AanmeldingAfgehandeldMetDoorverwijzing
from shared.events.beschikkingen import BeschikkingBekendgemaakt
from shared.events.codes import Terugkoppelcode
from shared.events.dossiers import DossierAfgesloten, DossierGeopend
from shared.events.verwijzingen import VerwijzingAfgerond


def meld_in_behandeling(_dossier_id: UUID, fact: DossierGeopend) -> Sequence[Act]:
    """The dossier is open."""
    return [_terugkoppeling(fact.melding_id, fact.gebeurd_op, "in_behandeling")]


def meld_besluit(_beschikking_id: UUID, fact: BeschikkingBekendgemaakt) -> Sequence[Act]:
    """The inwoner has been told the decision; what it says is for them."""
    return [_terugkoppeling(fact.melding_id, fact.bekendgemaakt_op, "besluit_bekendgemaakt")]


def meld_afgerond(_dossier_id: UUID, fact: DossierAfgesloten) -> Sequence[Act]:
    """The dossier is closed."""
    return [_terugkoppeling(fact.melding_id, fact.gebeurd_op, "afgerond")]


def meld_verwijzing_afgerond(_verwijzing_id: UUID, fact: VerwijzingAfgerond) -> Sequence[Act]:
    """Who the inwoner was referred to is done; what came of it is between them and the gemeente."""
    return [_terugkoppeling(fact.melding_id, fact.gebeurd_op, "verwijzing_afgerond")]


def meld_advies(_aanmelding_id: UUID, fact: AanmeldingAfgehandeldMetAdvies) -> Sequence[Act]:
    """The team is done, without a dossier; with a kort hulptraject there is one, and this waits for it."""
    return [_terugkoppeling(fact.melding_id, fact.afgehandeld_op, "afgerond")]


def meld_doorverwijzing(_aanmelding_id: UUID, fact: AanmeldingAfgehandeldMetDoorverwijzing) -> Sequence[Act]:
    """So it is with a referral; to whom is for the inwoner to tell."""
    return [_terugkoppeling(fact.melding_id, fact.afgehandeld_op, "afgerond")]


def _terugkoppeling(melding_id: UUID, op: datetime, statuscode: Terugkoppelcode) -> Act:
    async def verzend(decided: Decided) -> object | None:
        naar = await toegang.terugkoppeling(decided.look, melding_id)
        if naar is None:
            return None  # not of a partner, or without toestemming
        return VerzendTerugkoppeling(
            op=op, partner_id=naar["partner_id"], statuscode=statuscode, toestemming_id=naar["toestemming_id"]
        )

    return Act(melding, melding_id, verzend)


REACTIONS: Mapping[type, Sequence[Reaction]] = {
    AanmeldingAfgehandeldMetAdvies: [meld_advies],
    AanmeldingAfgehandeldMetDoorverwijzing: [meld_doorverwijzing],
    DossierGeopend: [meld_in_behandeling],
    BeschikkingBekendgemaakt: [meld_besluit],
    DossierAfgesloten: [meld_afgerond],
    VerwijzingAfgerond: [meld_verwijzing_afgerond],
}
