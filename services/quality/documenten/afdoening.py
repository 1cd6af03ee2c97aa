"""De brief waarmee een klacht eindigt: bevindingen, oordeel, conclusies, en de ombudsman (Awb, art. 9:8 en 9:12)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.quality.domain.klacht.taal import HoorverslagVastgelegd, KlachtinhoudVastgelegd, KlachtoordeelVastgelegd
from shared.documents.facts import Facts
from shared.documents.letter import VERNIETIGD, Kop, delen, tekst
from shared.events.codes import GrondNietGehoord, GrondNietInBehandeling, KlachtOordeel
from shared.events.kenmerk import kenmerk
from shared.events.klachten import (
    KlachtAfgehandeld,
    KlachtBevestigd,
    KlachtNietInBehandelingGenomen,
    KlachtOntvangen,
    KlachtVerdaagd,
    KlagerGehoord,
)
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import bereken
from shared.termijnen.uitleg import uitleg

OORDELEN: Mapping[KlachtOordeel, str] = {
    "gegrond": "Uw klacht is gegrond. Dat betekent dat u gelijk heeft.",
    "deels_gegrond": "Uw klacht is deels gegrond. Dat betekent dat u voor een deel gelijk heeft.",
    "ongegrond": "Uw klacht is ongegrond. Dat betekent dat wij vinden dat u behoorlijk bent behandeld.",
    "naar_tevredenheid_opgelost": "U heeft laten weten dat uw klacht naar tevredenheid is opgelost.",
}
NIET_GEHOORD: Mapping[GrondNietGehoord, str] = {
    "kennelijk_ongegrond": "Wij hebben u niet gehoord, omdat meteen duidelijk was dat de klacht ongegrond is.",
    "klager_ziet_af": "Wij hebben u niet gehoord, omdat u heeft gezegd dat u dat niet wilde.",
    "klager_reageert_niet": "Wij hebben u niet gehoord, omdat u niet heeft gereageerd op de vraag of u dat wilde.",
}
NIET_BEHANDELD: Mapping[GrondNietInBehandeling, str] = {
    "eerder_behandeld": "wij over hetzelfde al eerder een klacht van u hebben behandeld",
    "langer_dan_een_jaar_geleden": "wat er gebeurde, meer dan een jaar voor uw klacht was",
    "bezwaar_mogelijk": "u hiertegen bezwaar kon maken",
    "beroep_mogelijk": "u hiertegen beroep kunt of kon instellen",
    "bij_de_rechter": "hierover een zaak bij de rechter loopt of liep",
    "strafvervolging": "de officier van justitie dit onderzoekt of vervolgt",
    "onvoldoende_belang": "uw belang of het gewicht van wat er gebeurde, daarvoor te klein is",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Afdoening:
    """Wat er in de brief staat; `oordeel` is leeg als de klacht niet is behandeld, `grond` als zij dat wel is."""

    kop: Kop
    naam: str
    contact: str
    ontvangen: date
    bevestigd: date | None
    gedraging: str
    gedraging_datum: date
    horingen: tuple[tuple[date, bool, str], ...]
    niet_gehoord: str | None
    oordeel: str | None
    motivering: str | None
    grond: str | None
    ombudsman: str | None
    ombudsman_tot: date | None
    uiterste_datum: date
    verdaagd_tot: date | None
    termijn: tuple[str, ...]


def afdoening(klacht_id: UUID, facts: Sequence[object]) -> Afdoening | None:
    """De brief over een klacht die is afgehandeld of niet wordt behandeld; None zolang geen van beide is gebeurd."""
    feiten = Facts(facts)
    klaar, niet = feiten.last(KlachtAfgehandeld), feiten.last(KlachtNietInBehandelingGenomen)
    if klaar is None and niet is None:
        return None
    ontvangen, inhoud = feiten.known(KlachtOntvangen), feiten.known(KlachtinhoudVastgelegd)
    oordeel, klager = feiten.last(KlachtoordeelVastgelegd), delen(inhoud.klager) or {"naam": VERNIETIGD}
    op = (
        feiten.read(KlachtAfgehandeld, lambda fact: fact.afgehandeld_op)
        or feiten.known(KlachtNietInBehandelingGenomen).medegedeeld_op
    )
    soort = "klacht_commissie" if ontvangen.commissie else "klacht"
    return Afdoening(
        kop=Kop(soort="afdoening", dag=dag_van(op), kenmerk=kenmerk("klachten", klacht_id)),
        naam=klager["naam"],
        contact=klager.get("contact") or "",
        ontvangen=dag_van(ontvangen.ontvangen_op),
        bevestigd=feiten.read(KlachtBevestigd, lambda fact: dag_van(fact.verzonden_op)),
        gedraging=tekst(inhoud.gedraging),
        gedraging_datum=inhoud.gedraging_datum,
        horingen=_horingen(feiten),
        niet_gehoord=_niet_gehoord(feiten),
        oordeel=OORDELEN[klaar.oordeel] if klaar else None,
        motivering=tekst(oordeel.motivering) if oordeel else None,
        grond=NIET_BEHANDELD[niet.grond] if niet else None,
        ombudsman=klaar.ombudsman if klaar else None,
        ombudsman_tot=klaar.ombudsman_tot if klaar else None,
        uiterste_datum=ontvangen.uiterste_datum,
        verdaagd_tot=feiten.read(KlachtVerdaagd, lambda fact: fact.nieuwe_uiterste_datum),
        termijn=uitleg(bereken(soort, dag_van(ontvangen.ontvangen_op))) if klaar else (),
    )


def _horingen(feiten: Facts) -> tuple[tuple[date, bool, str], ...]:
    """Elk gesprek met zijn dag, of de beklaagde erbij was, en zijn verslag; die twee feiten komen samen."""
    verslagen = [tekst(fact.inhoud) for fact in feiten.all(HoorverslagVastgelegd)]
    return tuple(
        (dag_van(fact.gehoord_op), fact.beklaagde_gehoord, inhoud)
        for fact, inhoud in zip(feiten.all(KlagerGehoord), verslagen, strict=True)
    )


def _niet_gehoord(feiten: Facts) -> str | None:
    """Waarom er niet is gehoord; een grond zegt niets als dat toch is gebeurd."""
    grond = feiten.read(KlachtoordeelVastgelegd, lambda fact: fact.grond_niet_gehoord)
    return NIET_GEHOORD[grond] if grond and not feiten.all(KlagerGehoord) else None
