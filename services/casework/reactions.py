"""Facts of other services that cause work here; ids follow from the cause, so a redelivery changes nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid5

from services.casework.domain.dossier import dossier
from services.casework.domain.dossier.taal import MarkeerFase, OpenDossier, VraagDossieractie
from services.casework.domain.huishouden import Samengesteld, StelHuishoudenSamen, huishouden
from services.casework.domain.hulptraject import StartHulptraject, hulptraject
from services.casework.domain.onderzoek import onderzoek
from services.casework.domain.onderzoek.besluit import einde_van_de_zes_weken
from services.casework.domain.onderzoek.taal import StartOnderzoek
from services.casework.domain.verwant import dossier_van, herbeoordeling_van, huishouden_van, onderzoek_van
from services.casework.domain.verwijzing import TrekVerwijzingIn, VerstuurVerwijzing, verwijzing
from services.casework.queries import casus, verwijzingen
from shared.bus.effects import Reaction, Search
from shared.decider.decider import Act, Decided, Look, reading
from shared.events.aanmeldingen import (
    AanmeldingAfgehandeldMetDoorverwijzing,
    AanmeldingAfgehandeldMetKortHulptraject,
    OnderzoekNodigVastgesteld,
)
from shared.events.beschikkingen import BeschikkingBekendgemaakt
from shared.events.codes import Code
from shared.events.meldingen import MeldingVerwezen
from shared.events.personen import PersoonOverleden, PersoonVerhuisd, ToestemmingIngetrokken
from shared.events.voorzieningen import HeronderzoekGevraagd, LeveringGestart, LeveringGestopt
from shared.termijnen.kalender import dag_van


def open_onderzoek(aanmelding_id: UUID, fact: OnderzoekNodigVastgesteld) -> Sequence[Act]:
    """A household, its dossier and the onderzoek, in one append."""
    dossier_id = dossier_van(fact.melding_id)
    start = StartOnderzoek(
        melding_id=fact.melding_id,
        dossier_id=dossier_id,
        op=fact.afgehandeld_op,
        soort="spoed" if fact.spoed else "eerste",
        melding_op=fact.melding_op,
        persoon_ids=fact.persoon_ids,
    )
    return [
        *_open_dossier(aanmelding_id, fact),
        Act(onderzoek, onderzoek_van(dossier_id), start),
        Act(dossier, dossier_id, MarkeerFase(op=fact.afgehandeld_op, fase="onderzoek")),
    ]


def open_hulptraject(aanmelding_id: UUID, fact: AanmeldingAfgehandeldMetKortHulptraject) -> Sequence[Act]:
    """A household, its dossier and a short course of help."""
    dossier_id = dossier_van(fact.melding_id)
    start = StartHulptraject(
        melding_id=fact.melding_id, dossier_id=dossier_id, op=fact.afgehandeld_op, soort="kort_hulptraject"
    )
    return [
        *_open_dossier(aanmelding_id, fact),
        Act(hulptraject, uuid5(dossier_id, "hulptraject"), start),
        Act(dossier, dossier_id, MarkeerFase(op=fact.afgehandeld_op, fase="uitvoering")),
    ]


def _open_dossier(
    aanmelding_id: UUID, fact: OnderzoekNodigVastgesteld | AanmeldingAfgehandeldMetKortHulptraject
) -> Sequence[Act]:
    dossier_id = dossier_van(fact.melding_id)
    huishouden_id = huishouden_van(dossier_id)
    samen = StelHuishoudenSamen(melding_id=fact.melding_id, op=fact.afgehandeld_op, persoon_ids=fact.persoon_ids)
    openen = OpenDossier(
        melding_id=fact.melding_id,
        huishouden_id=huishouden_id,
        aanmelding_id=aanmelding_id,
        op=fact.afgehandeld_op,
        team_id=fact.team_id,
        doelgroep=fact.doelgroep,
        onderzoek_uiterste_datum=(
            einde_van_de_zes_weken(fact.melding_op) if isinstance(fact, OnderzoekNodigVastgesteld) else None
        ),
    )
    return [Act(huishouden, huishouden_id, samen), Act(dossier, dossier_id, openen)]


def begin_uitvoering(_beschikking_id: UUID, fact: BeschikkingBekendgemaakt) -> Sequence[Act]:
    """A decision that is made known brings the dossier to its uitvoering."""
    fase = MarkeerFase(op=fact.bekendgemaakt_op, fase="uitvoering")
    return [Act(dossier, dossier_van(fact.melding_id), fase)]


def verstuur_verwijzing(
    oorzaak_id: UUID, fact: MeldingVerwezen | AanmeldingAfgehandeldMetDoorverwijzing
) -> Sequence[Act]:
    """To the partner, if one is named; after a heropening there may be another, so the moment is part of the id."""
    if fact.partner_id is None:
        return []
    verwijzing_id = uuid5(oorzaak_id, f"verwijzing {fact.partner_id} {fact.afgehandeld_op.isoformat()}")
    command = VerstuurVerwijzing(op=fact.afgehandeld_op, melding_id=fact.melding_id, partner_id=fact.partner_id)
    return [Act(verwijzing, verwijzing_id, command)]


def vraag_uitleg(beschikking_id: UUID, fact: BeschikkingBekendgemaakt) -> Sequence[Act]:
    """Someone explains the decision, while there is still time for bezwaar."""
    vraag = VraagDossieractie(
        op=fact.bekendgemaakt_op,
        soort="uitleg_besluit",
        uiterste_datum=fact.bezwaar_tot_en_met,
        oorzaak_id=beschikking_id,
    )
    return [Act(dossier, dossier_van(fact.melding_id), vraag)]


def vraag_vervolg(voorziening_id: UUID, fact: LeveringGestart | LeveringGestopt) -> Sequence[Act]:
    """Once help starts or stops, someone decides on waakvlam or closing; stepping down stays a human act."""
    vraag = VraagDossieractie(
        op=fact.gebeurd_op,
        soort="waakvlam_of_sluiten",
        uiterste_datum=None,
        oorzaak_id=uuid5(voorziening_id, f"{type(fact).__name__} {fact.nummer}"),
    )
    return [Act(dossier, dossier_van(fact.melding_id), vraag)]


def start_herbeoordeling(voorziening_id: UUID, fact: HeronderzoekGevraagd) -> Sequence[Act]:
    """The voorziening is looked into again (Wmo 2015, art. 2.3.9), for those who make up the household by now."""
    dossier_id = dossier_van(fact.melding_id)
    huishouden_id = huishouden_van(dossier_id)

    async def start(decided: Decided) -> object | None:
        van = decided.look.state(huishouden_id)
        if not isinstance(van, Samengesteld):
            return None  # granted without a dossier
        return StartOnderzoek(
            melding_id=fact.melding_id,
            dossier_id=dossier_id,
            op=fact.gebeurd_op,
            soort="herbeoordeling",
            melding_op=fact.gebeurd_op,
            persoon_ids=van.persoon_ids,
            voorziening_id=voorziening_id,
        )

    onderzoek_id = herbeoordeling_van(voorziening_id, dag_van(fact.gebeurd_op))
    return [reading(huishouden, huishouden_id), Act(onderzoek, onderzoek_id, start)]


def vraag_na_overlijden(persoon_id: UUID, fact: PersoonOverleden) -> Search:
    """What must happen now is for a person to say, in every open dossier of the household."""
    return _vraag_in_dossiers(persoon_id, fact.gebeurd_op, "overlijden")


def vraag_na_verhuizing(persoon_id: UUID, fact: PersoonVerhuisd) -> Search:
    """Another wijk, another gemeente, or another household: a person says what follows."""
    return _vraag_in_dossiers(persoon_id, fact.verhuisd_op, "verhuizing")


def _vraag_in_dossiers(persoon_id: UUID, op: datetime, soort: Code) -> Search:
    vraag = VraagDossieractie(
        op=op, soort=soort, uiterste_datum=None, oorzaak_id=uuid5(persoon_id, f"{soort} {op.isoformat()}")
    )

    async def zoek(look: Look) -> Sequence[Act]:
        return [Act(dossier, dossier_id, vraag) for dossier_id in await casus.open_dossiers_van(look, persoon_id)]

    return zoek


def trek_verwijzingen_in(_persoon_id: UUID, fact: ToestemmingIngetrokken) -> Search:
    """What is shared on this toestemming goes no further (Wmo 2015, art. 5.2.1, 5.3.3); what is over, stays so."""
    intrekken = TrekVerwijzingIn(op=fact.gebeurd_op, reden="toestemming_ingetrokken")

    async def zoek(look: Look) -> Sequence[Act]:
        found = await verwijzingen.op_toestemming(look, fact.toestemming_id)
        return [Act(verwijzing, verwijzing_id, intrekken) for verwijzing_id in found]

    return zoek


REACTIONS: Mapping[type, Sequence[Reaction]] = {
    OnderzoekNodigVastgesteld: [open_onderzoek],
    AanmeldingAfgehandeldMetKortHulptraject: [open_hulptraject],
    BeschikkingBekendgemaakt: [begin_uitvoering, vraag_uitleg],
    LeveringGestart: [vraag_vervolg],
    LeveringGestopt: [vraag_vervolg],
    HeronderzoekGevraagd: [start_herbeoordeling],
    PersoonOverleden: [vraag_na_overlijden],
    PersoonVerhuisd: [vraag_na_verhuizing],
    ToestemmingIngetrokken: [trek_verwijzingen_in],
    MeldingVerwezen: [verstuur_verwijzing],
    AanmeldingAfgehandeldMetDoorverwijzing: [verstuur_verwijzing],
}
