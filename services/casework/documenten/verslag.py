"""Het verslag: de schriftelijke weergave van de uitkomsten van het onderzoek (Wmo 2015, art. 2.3.2 lid 8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.casework.documenten.zrm import Meting, meting
from services.casework.domain.onderzoek.taal import (
    IdentiteitVastgesteld,
    OnderzoeksonderdeelVastgelegd,
    OnderzoeksverslagVastgelegd,
    PersoonlijkPlanVastgelegd,
    PgbVoorlichtingGegeven,
    ZrmScoresVastgelegd,
)
from shared.documents.facts import Facts
from shared.documents.letter import Kop, tekst
from shared.events.codes import Onderzoeksonderdeel
from shared.events.kenmerk import kenmerk
from shared.events.onderzoeken import (
    ClientondersteuningAangeboden,
    HuisbezoekAfgelegd,
    HuisbezoekNietNodigBevonden,
    OnderzoekBegonnen,
    OnderzoekGestart,
    OnderzoeksverslagVerstrekt,
    PersoonlijkPlanOntvangen,
    PersoonlijkPlanOvergeslagen,
)
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import bereken
from shared.termijnen.uitleg import uitleg

ONDERDELEN: Mapping[Onderzoeksonderdeel, str] = {
    "behoeften": "Wat u nodig heeft, en wat bij u past",
    "eigen_kracht_en_gebruikelijke_hulp": "Wat u zelf kunt, en wat uw huisgenoten kunnen doen",
    "mantelzorg_en_netwerk": "Wat mantelzorgers en mensen om u heen kunnen doen",
    "ondersteuning_mantelzorger": "Wat uw mantelzorger nodig heeft",
    "algemene_voorziening": "Welke voorzieningen er voor iedereen zijn",
    "samenwerking": "Welke andere hulp, zorg en regelingen er zijn",
    "eigen_bijdrage": "Wat u zelf betaalt",
}
"""De onderdelen a tot en met g van art. 2.3.2 lid 4, zoals de inwoner ze leest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderdeel:
    """Een onderdeel van het onderzoek, met wat er is gevonden."""

    letter: str
    vraag: str
    bevinding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verslag:
    """Wat er in het verslag staat."""

    kop: Kop
    melding_kenmerk: str
    melding_dag: date
    begonnen: date | None
    onderdelen: tuple[Onderdeel, ...]
    persoonlijk_plan: str | None
    persoonlijk_plan_dag: date | None
    persoonlijk_plan_overgeslagen: bool
    clientondersteuning: tuple[ClientondersteuningAangeboden, ...]
    documentsoort: str | None
    pgb_wijze: str | None
    huisbezoeken: tuple[date, ...]
    geen_huisbezoek: str | None
    metingen: tuple[Meting, ...]
    toelichting: str | None
    uiterste_datum: date | None
    op_tijd: bool
    termijn: tuple[str, ...]


def verslag(onderzoek_id: UUID, facts: Sequence[object]) -> Verslag | None:
    """Het verslag zoals het is verstrekt; None zolang het er niet is. Wat daarna kwam, staat er niet in."""
    verstrekt = next((fact for fact in facts if isinstance(fact, OnderzoeksverslagVerstrekt)), None)
    if verstrekt is None:
        return None
    na = facts.index(verstrekt) + 1
    voor, erbij = Facts(facts[:na]), Facts(facts[na : na + 1])
    gestart = voor.known(OnderzoekGestart)
    melding_dag = dag_van(gestart.melding_op)
    return Verslag(
        kop=Kop(soort="verslag", dag=dag_van(verstrekt.verstrekt_op), kenmerk=kenmerk("onderzoeken", onderzoek_id)),
        melding_kenmerk=kenmerk("meldingen", gestart.melding_id),
        melding_dag=melding_dag,
        begonnen=voor.read(OnderzoekBegonnen, lambda fact: dag_van(fact.begonnen_op)),
        onderdelen=_onderdelen(voor.all(OnderzoeksonderdeelVastgelegd)),
        persoonlijk_plan=voor.read(PersoonlijkPlanVastgelegd, lambda fact: tekst(fact.inhoud)),
        persoonlijk_plan_dag=voor.read(PersoonlijkPlanOntvangen, lambda fact: dag_van(fact.ontvangen_op)),
        persoonlijk_plan_overgeslagen=bool(voor.all(PersoonlijkPlanOvergeslagen)),
        clientondersteuning=voor.all(ClientondersteuningAangeboden),
        documentsoort=voor.read(IdentiteitVastgesteld, lambda fact: fact.documentsoort),
        pgb_wijze=voor.read(PgbVoorlichtingGegeven, lambda fact: fact.wijze),
        huisbezoeken=tuple(dag_van(fact.op) for fact in voor.all(HuisbezoekAfgelegd)),
        geen_huisbezoek=voor.read(HuisbezoekNietNodigBevonden, lambda fact: fact.reden),
        metingen=tuple(meting(fact) for fact in voor.all(ZrmScoresVastgelegd)),
        toelichting=erbij.read(OnderzoeksverslagVastgelegd, lambda fact: tekst(fact.inhoud)),
        uiterste_datum=gestart.uiterste_datum,
        op_tijd=verstrekt.binnen_termijn,
        termijn=uitleg(bereken("onderzoek", melding_dag)) if gestart.uiterste_datum else (),
    )


def _onderdelen(facts: Sequence[OnderzoeksonderdeelVastgelegd]) -> tuple[Onderdeel, ...]:
    """Elk onderdeel een keer, met de laatste bevinding."""
    bevindingen = {fact.onderdeel: tekst(fact.bevinding) for fact in facts}
    return tuple(
        Onderdeel(letter=letter, vraag=vraag, bevinding=bevindingen[onderdeel])
        for letter, (onderdeel, vraag) in zip("abcdefg", ONDERDELEN.items(), strict=True)
        if onderdeel in bevindingen
    )
