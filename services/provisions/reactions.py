"""Facts of other services that cause work here; ids follow from the cause, so a redelivery changes nothing."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from uuid import UUID

from services.provisions.domain.aanvraag import aanvraag
from services.provisions.domain.aanvraag.taal import BiedAanvraagformulierAan, MaakAanvraagMogelijk
from services.provisions.domain.spoedbeslissing import VraagSpoedbeslissing, spoedbeslissing
from services.provisions.domain.verwant import aanvraag_van, aanvraagrecht_van, spoedbeslissing_van
from services.provisions.domain.voorziening import voorziening
from services.provisions.domain.voorziening.beoordeling import NA_ONDERZOEK
from services.provisions.domain.voorziening.taal import VraagBeoordeling
from services.provisions.queries import levering
from shared.bus.effects import Reaction, Search
from shared.decider.decider import Act, Look
from shared.events.aanmeldingen import SpoedAangemerkt
from shared.events.huishoudens import HuishoudenGewijzigd
from shared.events.meldingen import MeldingOntvangen
from shared.events.onderzoeken import OnderzoekAfgerond, OnderzoeksverslagVerstrekt
from shared.events.personen import PersoonOverleden, PersoonVerhuisd
from shared.events.plannen import PlanVastgesteld
from shared.events.termijnen import TermijnOverschreden
from shared.termijnen.kalender import EEN_DAG, begin_van, dag_van


def maak_aanvraag_mogelijk(_onderzoek_id: UUID, fact: OnderzoeksverslagVerstrekt) -> Sequence[Act]:
    """With the account given, an aanvraag can be made (Wmo 2015, art. 2.3.2 lid 9)."""
    vanaf = dag_van(fact.verstrekt_op)
    command = MaakAanvraagMogelijk(melding_id=fact.melding_id, op=fact.verstrekt_op, grond="verslag", vanaf=vanaf)
    return [Act(aanvraag, aanvraagrecht_van(fact.melding_id), command)]


def open_weg_na_zes_weken(_onderzoek_id: UUID, fact: TermijnOverschreden) -> Sequence[Act]:
    """Once the six weeks are over without an account, an aanvraag can be made all the same (R10)."""
    if fact.soort != "onderzoek" or fact.melding_id is None:
        return []
    vanaf = fact.uiterste_datum + EEN_DAG
    command = MaakAanvraagMogelijk(
        melding_id=fact.melding_id, op=begin_van(vanaf), grond="termijn_verstreken", vanaf=vanaf
    )
    return [Act(aanvraag, aanvraagrecht_van(fact.melding_id), command)]


def bied_aanvraag_aan(plan_id: UUID, fact: PlanVastgesteld) -> Sequence[Act]:
    """A plan that wants maatwerk offers the aanvraag by itself."""
    if not fact.maatwerk_gewenst:
        return []
    command = BiedAanvraagformulierAan(
        melding_id=fact.melding_id,
        plan_id=plan_id,
        op=fact.vastgesteld_op,
        persoon_id=fact.persoon_ids[0] if fact.persoon_ids else None,
        productcategorieen=fact.maatwerk_gewenst,
    )
    return [Act(aanvraag, aanvraag_van(plan_id), command)]


def vraag_spoedbeslissing(_stroom: UUID, fact: MeldingOntvangen | SpoedAangemerkt) -> Sequence[Act]:
    """Spoed asks for a decision at once, whether the melding or the aanmelding says so first (Wmo 2015, art. 2.3.3)."""
    if isinstance(fact, MeldingOntvangen) and not fact.spoed:
        return []
    command = VraagSpoedbeslissing(melding_id=fact.melding_id, op=fact.gebeurd_op)
    return [Act(spoedbeslissing, spoedbeslissing_van(fact.melding_id), command)]


def beoordeel_na_onderzoek(onderzoek_id: UUID, fact: OnderzoekAfgerond) -> Sequence[Act]:
    """What a herbeoordeling found lies before a person, who decides what becomes of the voorziening."""
    if fact.voorziening_id is None:
        return []
    command = VraagBeoordeling(
        op=fact.afgerond_op, oorzaak="onderzoek_afgerond", oorzaak_id=onderzoek_id, voorstel=NA_ONDERZOEK[fact.uitkomst]
    )
    return [Act(voorziening, fact.voorziening_id, command)]


def beoordeel_na_overlijden(persoon_id: UUID, fact: PersoonOverleden) -> Search:
    """What someone had who died, ends; a person says when."""
    vraag = VraagBeoordeling(
        op=fact.gebeurd_op, oorzaak="persoon_overleden", oorzaak_id=persoon_id, voorstel="beeindigen"
    )
    return _leg_voor(lambda look: levering.actief_van(look, persoon_id), vraag)


def beoordeel_na_verhuizing(persoon_id: UUID, fact: PersoonVerhuisd) -> Search:
    """Another gemeente provides from now on; in another home of this one, what is needed may be another thing."""
    vraag = VraagBeoordeling(
        op=fact.verhuisd_op,
        oorzaak="persoon_verhuisd",
        oorzaak_id=persoon_id,
        voorstel="beeindigen" if fact.nieuwe_gemeente and not fact.nieuwe_wijkcode else "heronderzoeken",
    )
    return _leg_voor(lambda look: levering.actief_van(look, persoon_id), vraag)


def beoordeel_na_wijziging_huishouden(huishouden_id: UUID, fact: HuishoudenGewijzigd) -> Search:
    """Who comes or goes changes what the others can do for each other (gebruikelijke hulp)."""
    vraag = VraagBeoordeling(
        op=fact.gebeurd_op, oorzaak="huishouden_gewijzigd", oorzaak_id=huishouden_id, voorstel="heronderzoeken"
    )
    return _leg_voor(lambda look: levering.actief_in_huishouden(look, huishouden_id, fact.vertrokken_ids), vraag)


def _leg_voor(vind: Callable[[Look], Awaitable[Sequence[UUID]]], vraag: VraagBeoordeling) -> Search:
    async def zoek(look: Look) -> Sequence[Act]:
        return [Act(voorziening, voorziening_id, vraag) for voorziening_id in await vind(look)]

    return zoek


REACTIONS: Mapping[type, Sequence[Reaction]] = {
    MeldingOntvangen: [vraag_spoedbeslissing],
    SpoedAangemerkt: [vraag_spoedbeslissing],
    OnderzoeksverslagVerstrekt: [maak_aanvraag_mogelijk],
    OnderzoekAfgerond: [beoordeel_na_onderzoek],
    PersoonOverleden: [beoordeel_na_overlijden],
    PersoonVerhuisd: [beoordeel_na_verhuizing],
    HuishoudenGewijzigd: [beoordeel_na_wijziging_huishouden],
    PlanVastgesteld: [bied_aanvraag_aan],
    TermijnOverschreden: [open_weg_na_zes_weken],
}
