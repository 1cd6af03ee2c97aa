"""Facts of other services that cause work here; ids follow from the cause, so a redelivery changes nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid5

from services.quality import queries
from services.quality.domain.tevredenheidsmeting import VerstuurTevredenheidsmeting, tevredenheidsmeting
from shared.bus.effects import Reaction
from shared.decider.decider import Act, Decided
from shared.events.aanmeldingen import AanmeldingAfgehandeldMetAdvies, AanmeldingAfgehandeldMetDoorverwijzing
from shared.events.codes import TevredenheidsmetingSoort
from shared.events.dossiers import DossierAfgesloten
from shared.events.voorzieningen import LeveringGestopt


def vraag_na_advies(aanmelding_id: UUID, fact: AanmeldingAfgehandeldMetAdvies) -> Sequence[Act]:
    """With an advies the team is done, and asks what it was like."""
    return [_vraag(aanmelding_id, fact.afgehandeld_op, "na_advies")]


def vraag_na_doorverwijzing(aanmelding_id: UUID, fact: AanmeldingAfgehandeldMetDoorverwijzing) -> Sequence[Act]:
    """So it is with a referral; a kort hulptraject opens a dossier, which asks when it is closed."""
    return [_vraag(aanmelding_id, fact.afgehandeld_op, "na_doorverwijzing")]


def vraag_na_dossier(dossier_id: UUID, fact: DossierAfgesloten) -> Sequence[Act]:
    """A dossier asks once, the first time that it is closed, and never who has died."""
    return [] if fact.reden == "overleden" else [_vraag(dossier_id, fact.gebeurd_op, "na_dossier")]


def vraag_na_voorziening(voorziening_id: UUID, fact: LeveringGestopt) -> Sequence[Act]:
    """A voorziening asks once, when its delivery first ends, what the aanbieder was like; never who has died."""
    if fact.reden == "overlijden":
        return []

    async def verstuur(decided: Decided) -> object | None:
        geleverd = await queries.voorziening(decided.look, voorziening_id)
        if geleverd is None:
            return None  # granted before this service listened
        return VerstuurTevredenheidsmeting(
            op=fact.gestopt_op,
            soort="na_voorziening",
            team_id=None,
            aanbieder_id=geleverd["aanbieder"],
            productcategorie=geleverd["productcategorie"],
        )

    return [Act(tevredenheidsmeting, uuid5(voorziening_id, "tevredenheidsmeting"), verstuur)]


def _vraag(zaak_id: UUID, op: datetime, soort: TevredenheidsmetingSoort) -> Act:
    async def verstuur(decided: Decided) -> object:
        return VerstuurTevredenheidsmeting(op=op, soort=soort, team_id=await queries.team_van(decided.look, zaak_id))

    return Act(tevredenheidsmeting, uuid5(zaak_id, "tevredenheidsmeting"), verstuur)


REACTIONS: Mapping[type, Sequence[Reaction]] = {
    AanmeldingAfgehandeldMetAdvies: [vraag_na_advies],
    AanmeldingAfgehandeldMetDoorverwijzing: [vraag_na_doorverwijzing],
    DossierAfgesloten: [vraag_na_dossier],
    LeveringGestopt: [vraag_na_voorziening],
}
