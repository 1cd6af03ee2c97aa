"""What was known on a day, stream by stream: the facts that the slow model of the figures counts.

Nothing here is shared with the program but the facts themselves and the calendar of the law.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from shared.events import aanmeldingen as am
from shared.events import aanvragen as av
from shared.events import beschikkingen as bs
from shared.events import dossiers as ds
from shared.events import meldingen as ml
from shared.events import onderzoeken as oz
from shared.events import pgbs
from shared.events import plannen as pl
from shared.events import voorzieningen as vz
from shared.termijnen.kalender import dag_van
from shared.termijnen.opschorting import Grond, Opschorting
from shared.termijnen.termijn import bereken

AFHANDELINGEN = (
    ml.MeldingDirectBeantwoord,
    ml.MeldingVerwezen,
    ml.MeldingGeregistreerdVoorAndereInstantie,
    ml.MeldingDoorgezet,
)


class Regel(NamedTuple):
    """One recorded public fact: the n-th of its stream, and when it was recorded."""

    stroom: UUID
    nummer: int
    vastgelegd_op: datetime
    feit: Any


type Stroom = Sequence[Any]
type Afhandeling = (
    ml.MeldingDirectBeantwoord | ml.MeldingVerwezen | ml.MeldingGeregistreerdVoorAndereInstantie | ml.MeldingDoorgezet
)


def eerste[T](stroom: Stroom, soort: type[T]) -> T | None:
    """The first fact of this kind."""
    return next((feit for feit in stroom if isinstance(feit, soort)), None)


class Wereld:
    """The facts recorded on or before `bekend_tot`, or all of them; `vandaag` is the day that counts as today."""

    def __init__(self, regels: Iterable[Regel], vandaag: date, bekend_tot: date | None = None) -> None:
        self.vandaag = vandaag
        self.stromen: dict[UUID, list[Any]] = defaultdict(list)
        for regel in sorted(regels, key=lambda regel: (regel.stroom, regel.nummer)):
            if bekend_tot is None or dag_van(regel.vastgelegd_op) <= bekend_tot:
                self.stromen[regel.stroom].append(regel.feit)
        self.meldingen = self._met(ml.MeldingOntvangen)
        self.aanmeldingen = self._met(am.AanmeldingGeopend)
        self.dossiers = self._met(ds.DossierGeopend)
        self.onderzoeken = self._met(oz.OnderzoekGestart)
        self.plannen = self._met(pl.PlanOpgesteld)
        self.aanvragen = self._met(av.AanvraagOntvangen)
        self.beschikkingen = self._met(bs.BeschikkingVastgesteld)
        self.voorzieningen = self._met(vz.VoorzieningToegekend)
        self.pgbs = self._met(pgbs.PgbToegekend)

    def _met(self, soort: type) -> Mapping[UUID, Stroom]:
        return {stroom: feiten for stroom, feiten in self.stromen.items() if eerste(feiten, soort) is not None}

    def elk[T](self, stromen: Mapping[UUID, Stroom], soort: type[T]) -> Iterator[tuple[UUID, T]]:
        """Each stream that has such a fact, with its first."""
        for stroom, feiten in stromen.items():
            feit = eerste(feiten, soort)
            if feit is not None:
                yield stroom, feit

    def ontvangst(self, melding_id: UUID) -> ml.MeldingOntvangen:
        """The receipt of a melding that is known."""
        found = eerste(self.meldingen[melding_id], ml.MeldingOntvangen)
        assert found is not None
        return found

    def ontvangen_dag(self, melding_id: UUID) -> date:
        """The day on which the melding was received."""
        return dag_van(self.ontvangst(melding_id).ontvangen_op)

    def team_van_melding(self, melding_id: UUID) -> str:
        """The last team that receipt or doorzetting named."""
        genoemd = [
            feit.team_id
            for feit in self.meldingen[melding_id]
            if isinstance(feit, ml.MeldingOntvangen | ml.MeldingDoorgezet) and feit.team_id is not None
        ]
        return genoemd[-1] if genoemd else "overig"

    def team_van_dossier(self, melding_id: UUID) -> str:
        """The team of the dossier of this case."""
        for _, geopend in self.elk(self.dossiers, ds.DossierGeopend):
            if geopend.melding_id == melding_id:
                return geopend.team_id
        return "overig"

    def dossierdag(self, melding_id: UUID) -> date | None:
        """The day on which the dossier of this case was opened."""
        dagen = [
            dag_van(geopend.gebeurd_op)
            for _, geopend in self.elk(self.dossiers, ds.DossierGeopend)
            if geopend.melding_id == melding_id
        ]
        return min(dagen, default=None)

    def laatste_afhandeling(self, melding_id: UUID) -> Afhandeling | None:
        """The outcome that stands: none after a heropening, none when it was withdrawn."""
        staat: Afhandeling | None = None
        for feit in self.meldingen[melding_id]:
            if isinstance(feit, AFHANDELINGEN):
                staat = feit
            elif isinstance(feit, ml.MeldingHeropend | ml.MeldingIngetrokken):
                staat = None
        return staat

    def eerste_afhandeling(self, melding_id: UUID) -> Afhandeling | None:
        """The first outcome there ever was."""
        return next((feit for feit in self.meldingen[melding_id] if isinstance(feit, AFHANDELINGEN)), None)

    def toekenningen(self, plan_id: UUID) -> list[date]:
        """The days on which something was granted from this plan, in order."""
        return sorted(
            dag_van(toegekend.gebeurd_op)
            for _, toegekend in self.elk(self.voorzieningen, vz.VoorzieningToegekend)
            if toegekend.plan_id == plan_id
        )

    def indicaties(self, onderzoek_id: UUID) -> list[date]:
        """The days on which something was granted from the plan of this onderzoek, in order."""
        eigen = [plan for plan, op in self.elk(self.plannen, pl.PlanOpgesteld) if op.onderzoek_id == onderzoek_id]
        return sorted(dag for plan in eigen for dag in self.toekenningen(plan))

    def bekendmaking(self, aanvraag_id: UUID) -> date | None:
        """The day on which the beschikking on this aanvraag was made known."""
        for _, bekend in self.elk(self.beschikkingen, bs.BeschikkingBekendgemaakt):
            if bekend.aanvraag_id == aanvraag_id:
                return dag_van(bekend.bekendgemaakt_op)
        return None

    def anders_beeindigd(self, aanvraag_id: UUID) -> bool:
        """Whether an aanvraag ended without a beschikking."""
        anders = av.AanvraagIngetrokken | av.AanvraagBuitenBehandelingGesteld
        return any(isinstance(feit, anders) for feit in self.stromen[aanvraag_id])

    def onderzoek_einde(self, onderzoek_id: UUID) -> date | None:
        """The legal end of the six weeks; a herbeoordeling has none."""
        gestart = eerste(self.onderzoeken[onderzoek_id], oz.OnderzoekGestart)
        assert gestart is not None
        if gestart.soort == "herbeoordeling":
            return None
        return bereken("onderzoek", dag_van(gestart.melding_op)).wettelijke_einddatum

    def aanvraag_einde(self, aanvraag_id: UUID, *, bruto: bool) -> date | None:
        """The legal end of the two weeks; None while a suspension that has no end yet keeps the clock still."""
        stroom = self.aanvragen[aanvraag_id]
        ontvangen = eerste(stroom, av.AanvraagOntvangen)
        assert ontvangen is not None
        begin = dag_van(ontvangen.ontvangen_op)
        gesloten: list[Opschorting] = []
        lopend: date | None = None
        for feit in stroom:
            if isinstance(feit, av.AanvraagOpgeschort):
                lopend = feit.vanaf if feit.verwacht_tot_en_met is None else None
                if feit.verwacht_tot_en_met is not None:
                    gesloten.append(Opschorting(feit.vanaf, feit.verwacht_tot_en_met, Grond(feit.grond)))
            elif isinstance(feit, av.OpschortingBeeindigd):
                vanaf = gesloten.pop().vanaf if lopend is None else lopend
                gesloten.append(Opschorting(vanaf, feit.tot_en_met, Grond(feit.grond)))
                lopend = None
        termijn = bereken("beslistermijn_aanvraag", begin, () if bruto else gesloten)
        ruw = termijn.ruwe_einddatum
        if not bruto and lopend is not None and ruw is not None and lopend <= ruw:
            return None
        return termijn.wettelijke_einddatum
