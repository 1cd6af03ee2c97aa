"""Het aanvraagformulier, ingevuld met wat al bekend is; open blijft alleen wat dat niet is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.provisions.documenten.bsn import einde
from services.provisions.domain.aanvraag.taal import AanvraaggegevensVastgelegd, AanvraagOndertekend
from shared.documents.facts import Facts
from shared.documents.letter import Kop
from shared.events.aanvragen import AanvraagformulierAangeboden, AanvraagOntvangen
from shared.events.codes import Productcategorie
from shared.events.kenmerk import kenmerk
from shared.termijnen.kalender import dag_van


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanvraagformulier:
    """Wat er op het formulier staat; wat None is, vult de aanvrager in."""

    kop: Kop
    melding_kenmerk: str
    plan_kenmerk: str | None
    gevraagd: tuple[Productcategorie, ...]
    bsn: str | None
    ontvangen: date | None
    ondertekend: date | None
    uiterste_datum: date | None


def aanvraagformulier(aanvraag_id: UUID, facts: Sequence[object]) -> Aanvraagformulier | None:
    """Het formulier bij een aangeboden of ontvangen aanvraag; None waar alleen vaststaat dat zij kan."""
    feiten = Facts(facts)
    ontvangen = feiten.last(AanvraagOntvangen)
    begin = feiten.last(AanvraagformulierAangeboden) or ontvangen
    if begin is None:
        return None
    gegevens = feiten.last(AanvraaggegevensVastgelegd)
    getekend = gegevens if gegevens and gegevens.ondertekend else feiten.last(AanvraagOndertekend)
    return Aanvraagformulier(
        kop=Kop(soort="aanvraagformulier", dag=dag_van(begin.gebeurd_op), kenmerk=kenmerk("aanvragen", aanvraag_id)),
        melding_kenmerk=kenmerk("meldingen", begin.melding_id),
        plan_kenmerk=kenmerk("plannen", begin.plan_id) if begin.plan_id else None,
        gevraagd=(ontvangen or begin).productcategorieen,
        bsn=einde(gegevens.bsn) if gegevens else None,
        ontvangen=dag_van(ontvangen.ontvangen_op) if ontvangen else None,
        ondertekend=dag_van(getekend.gebeurd_op) if getekend else None,
        uiterste_datum=ontvangen.uiterste_datum if ontvangen else None,
    )
