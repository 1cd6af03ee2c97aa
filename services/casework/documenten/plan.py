"""Het ondersteuningsplan, zoals inwoner en wijkwerker het voorgelegd krijgen en vaststellen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.casework.documenten.zrm import score
from services.casework.domain.plan.taal import PlaninhoudVastgelegd
from shared.documents.facts import Facts
from shared.documents.letter import VERNIETIGD, Kop, delen
from shared.events.codes import Productcategorie
from shared.events.kenmerk import kenmerk
from shared.events.plannen import (
    Plandoel,
    PlanGeaccordeerdDoorInwoner,
    PlanGeaccordeerdDoorWijkwerker,
    PlanGewijzigd,
    PlanOpgesteld,
    PlanTerAccorderingAangeboden,
    PlanVastgesteld,
)
from shared.termijnen.kalender import dag_van


@dataclass(frozen=True, slots=True, kw_only=True)
class Doel:
    """Een doel; `start` en `streef` zijn scores van de zelfredzaamheidsmatrix, waar het plan die noemt."""

    doelcode: str
    leefgebied: str
    domein: str | None
    start: str | None
    streef: str | None
    woorden_van_het_plan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actie:
    """Wie wat doet."""

    uitvoerder: str
    interventie: str
    woorden_van_het_plan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plandocument:
    """Wat er in het plan staat, en wie akkoord is."""

    kop: Kop
    melding_kenmerk: str
    opgesteld: date
    gewijzigd: date | None
    voorgelegd: date | None
    akkoord_inwoner: date | None
    akkoord_wijkwerker: date | None
    vastgesteld: date | None
    doelen: tuple[Doel, ...]
    acties: tuple[Actie, ...]
    maatwerk: tuple[Productcategorie, ...]


def plandocument(plan_id: UUID, facts: Sequence[object]) -> Plandocument:
    """Het plan met zijn laatste inhoud, en wie daarna akkoord ging; na de vaststelling verandert het niet meer."""
    einde = next((n for n, fact in enumerate(facts, 1) if isinstance(fact, PlanVastgesteld)), len(facts))
    begin = max(n for n, fact in enumerate(facts[:einde]) if isinstance(fact, PlanOpgesteld | PlanGewijzigd))
    sinds, opgesteld = Facts(facts[begin:einde]), Facts(facts).known(PlanOpgesteld)
    inhoud, gewijzigd = sinds.known(PlaninhoudVastgelegd), sinds.last(PlanGewijzigd)
    voorgelegd = sinds.read(PlanTerAccorderingAangeboden, lambda fact: dag_van(fact.gebeurd_op))
    vastgesteld = sinds.read(PlanVastgesteld, lambda fact: dag_van(fact.vastgesteld_op))
    return Plandocument(
        kop=Kop(
            soort="plan",
            dag=vastgesteld or voorgelegd or dag_van((gewijzigd or opgesteld).gebeurd_op),
            kenmerk=kenmerk("plannen", plan_id),
        ),
        melding_kenmerk=kenmerk("meldingen", opgesteld.melding_id),
        opgesteld=dag_van(opgesteld.gebeurd_op),
        gewijzigd=dag_van(gewijzigd.gebeurd_op) if gewijzigd else None,
        voorgelegd=voorgelegd,
        akkoord_inwoner=sinds.read(PlanGeaccordeerdDoorInwoner, lambda fact: dag_van(fact.akkoord_op)),
        akkoord_wijkwerker=sinds.read(PlanGeaccordeerdDoorWijkwerker, lambda fact: dag_van(fact.akkoord_op)),
        vastgesteld=vastgesteld,
        doelen=_doelen(inhoud, (gewijzigd or opgesteld).doelen),
        acties=_acties(inhoud),
        maatwerk=inhoud.maatwerk_gewenst,
    )


def _doelen(inhoud: PlaninhoudVastgelegd, codes: Sequence[Plandoel]) -> tuple[Doel, ...]:
    gelezen = delen(inhoud.doelen)
    if gelezen is None:  # the codes stay, because they are no secret
        return tuple(
            Doel(
                doelcode=doel.doelcode,
                leefgebied=doel.leefgebied,
                domein=None,
                start=None,
                streef=None,
                woorden_van_het_plan=VERNIETIGD,
            )
            for doel in codes
        )
    return tuple(
        Doel(
            doelcode=doel["doelcode"],
            leefgebied=doel["leefgebied"],
            domein=doel.get("zrm_domein"),
            start=score(doel["zrm_start"]) if doel.get("zrm_start") else None,
            streef=score(doel["zrm_doel"]) if doel.get("zrm_doel") else None,
            woorden_van_het_plan=doel["tekst"],
        )
        for doel in gelezen
    )


def _acties(inhoud: PlaninhoudVastgelegd) -> tuple[Actie, ...]:
    gelezen = delen(inhoud.acties)
    if gelezen is None:
        return (Actie(uitvoerder=VERNIETIGD, interventie=VERNIETIGD, woorden_van_het_plan=VERNIETIGD),)
    return tuple(
        Actie(uitvoerder=actie["uitvoerder"], interventie=actie["interventie"], woorden_van_het_plan=actie["tekst"])
        for actie in gelezen
    )
