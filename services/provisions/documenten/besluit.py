"""De beschikking als brief: wat is gevraagd, wat is besloten, waarom, en wat de aanvrager kan doen (Awb 3:40-3:47)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from services.provisions.documenten.bsn import einde
from services.provisions.documenten.omvang import omvang, periode
from services.provisions.domain.aanvraag import aanvraag
from services.provisions.domain.aanvraag.taal import AanvraaggegevensVastgelegd, Mogelijk, Nieuw, ZienswijzeVastgelegd
from services.provisions.domain.aanvraag.termijn import beslistermijn
from services.provisions.domain.beschikking.taal import (
    AfstemmingVastgelegd,
    AfwegingVastgelegd,
    BeschikkingsregelsVastgelegd,
    BeschikkingtekstVastgelegd,
    PgbBekwaamheidBeoordeeld,
    Regel,
)
from services.provisions.domain.eigen_bijdrage import bedrag_op
from shared.documents.facts import Facts
from shared.documents.letter import Kop, naam_van, tekst
from shared.events.beschikkingen import BeschikkingBekendgemaakt, BeschikkingVastgesteld
from shared.events.codes import Afwegingsstap, Productcategorie
from shared.events.kenmerk import kenmerk
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import bereken
from shared.termijnen.uitleg import uitleg

STAPPEN: Mapping[Afwegingsstap, str] = {
    "eigen_kracht": "Wat kunt u zelf?",
    "gebruikelijke_hulp": "Wat kunnen uw huisgenoten doen?",
    "mantelzorg": "Wat kan een mantelzorger doen?",
    "sociaal_netwerk": "Wat kunnen mensen om u heen doen?",
    "algemene_voorziening": "Helpt een voorziening die er voor iedereen is?",
    "maatwerk": "Is daarna nog maatwerk nodig?",
}
"""De zes stappen van het afwegingskader (art. 2.3.5 lid 3 en 4), zoals de aanvrager ze leest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitregel:
    """Een regel van het besluit."""

    toegekend: bool
    productcategorie: Productcategorie
    productcode: str | None
    omvang: str | None
    periode: str | None
    leveringsvorm: str | None
    aanbieder: str | None
    reden: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitbrief:
    """Wat er in de beschikking staat."""

    kop: Kop
    aanvraag_kenmerk: str
    melding_kenmerk: str
    plan_kenmerk: str | None
    bsn: str | None
    ontvangen: date
    gevraagd: tuple[Productcategorie, ...]
    regels: tuple[Besluitregel, ...]
    afweging: tuple[tuple[str, str], ...]
    afstemming: tuple[tuple[str, str], ...]
    bekwaamheid: tuple[bool, str] | None
    motivering: str
    verordening: str
    woongemeente: str | None
    eigen_bijdrage: tuple[date, str] | None
    zienswijze_tot: date | None
    zienswijze: str | None
    uiterste_datum: date
    op_tijd: bool
    termijn: tuple[str, ...]
    bekendgemaakt: date | None
    bezwaar_tot_en_met: date | None
    bezwaartermijn: tuple[str, ...]
    mandaathouder: str


def besluitbrief(beschikking_id: UUID, facts: Sequence[object], aanvraagfeiten: Sequence[Any]) -> Besluitbrief | None:
    """De beschikking zoals zij is vastgesteld; `aanvraagfeiten` zijn die van de aanvraag tot dat moment.

    Een latere bekendmaking zet er alleen de laatste dag voor bezwaar in. Wat er daarna met het besluit gebeurt, staat
    in een ander besluit.
    """
    feiten, van_de_aanvraag = Facts(facts), Facts(aanvraagfeiten)
    vastgesteld = feiten.last(BeschikkingVastgesteld)
    gevraagd = aanvraag.fold(aanvraagfeiten)  # which knows its own facts: hence `Any`
    if vastgesteld is None or isinstance(gevraagd, Nieuw | Mogelijk) or gevraagd.ontvangen_op is None:
        return None
    regels = feiten.known(BeschikkingsregelsVastgelegd).regels
    dag, termijn = dag_van(vastgesteld.vastgesteld_op), beslistermijn(gevraagd, gevraagd.periodes)
    return Besluitbrief(
        kop=Kop(soort="beschikking", dag=dag, kenmerk=kenmerk("beschikkingen", beschikking_id)),
        aanvraag_kenmerk=kenmerk("aanvragen", vastgesteld.aanvraag_id),
        melding_kenmerk=kenmerk("meldingen", vastgesteld.melding_id),
        plan_kenmerk=kenmerk("plannen", gevraagd.plan_id) if gevraagd.plan_id else None,
        bsn=van_de_aanvraag.read(AanvraaggegevensVastgelegd, lambda fact: einde(fact.bsn)),
        ontvangen=dag_van(gevraagd.ontvangen_op),
        gevraagd=gevraagd.productcategorieen,
        regels=tuple(_regel(regel) for regel in regels),
        afweging=_afweging(feiten.all(AfwegingVastgelegd)),
        afstemming=tuple((fact.onderdeel, tekst(fact.motivering)) for fact in feiten.all(AfstemmingVastgelegd)),
        bekwaamheid=feiten.read(PgbBekwaamheidBeoordeeld, _oordeel),
        motivering=tekst(feiten.known(BeschikkingtekstVastgelegd).tekst),
        verordening=vastgesteld.verordening_versie,
        woongemeente=naam_van(vastgesteld.woongemeente) if vastgesteld.woongemeente else None,
        eigen_bijdrage=_eigen_bijdrage(regels),
        zienswijze_tot=gevraagd.zienswijze_tot,
        zienswijze=van_de_aanvraag.read(ZienswijzeVastgelegd, lambda fact: tekst(fact.inhoud)),
        uiterste_datum=termijn.wettelijke_einddatum,
        op_tijd=dag <= termijn.wettelijke_einddatum,
        termijn=uitleg(termijn),
        bekendgemaakt=feiten.read(BeschikkingBekendgemaakt, lambda fact: dag_van(fact.bekendgemaakt_op)),
        bezwaar_tot_en_met=feiten.read(BeschikkingBekendgemaakt, lambda fact: fact.bezwaar_tot_en_met),
        bezwaartermijn=feiten.read(BeschikkingBekendgemaakt, _bezwaartermijn) or (),
        mandaathouder=kenmerk("mandaathouder", vastgesteld.mandaathouder_id),
    )


def _oordeel(fact: PgbBekwaamheidBeoordeeld) -> tuple[bool, str]:
    return fact.uitkomst == "bekwaam", tekst(fact.motivering)


def _bezwaartermijn(fact: BeschikkingBekendgemaakt) -> tuple[str, ...]:
    return uitleg(bereken("bezwaar", dag_van(fact.bekendgemaakt_op)))


def _regel(regel: Regel) -> Besluitregel:
    return Besluitregel(
        toegekend=regel.besluit == "toekennen",
        productcategorie=regel.productcategorie,
        productcode=regel.productcode,
        omvang=omvang(regel.omvang, regel.eenheid, regel.frequentie),
        periode=periode(regel.startdatum, regel.einddatum),
        leveringsvorm=regel.leveringsvorm,
        aanbieder=regel.aanbieder_id,
        reden=regel.reden,
    )


def _afweging(facts: Sequence[AfwegingVastgelegd]) -> tuple[tuple[str, str], ...]:
    gewogen = {fact.stap: tekst(fact.motivering) for fact in facts}
    return tuple((vraag, gewogen[stap]) for stap, vraag in STAPPEN.items() if stap in gewogen)


def _eigen_bijdrage(regels: Sequence[Regel]) -> tuple[date, str] | None:
    """Het bedrag op de eerste dag waarop iets is toegekend, waar de tabel het kent."""
    dagen = [regel.startdatum for regel in regels if regel.besluit == "toekennen" and regel.startdatum]
    cent = bedrag_op(min(dagen)) if dagen else None
    return None if cent is None else (min(dagen), f"{cent // 100},{cent % 100:02}")
