"""De toewijzing: wat een aanbieder moet weten om te leveren, en niet meer (iWmo 301)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.provisions.documenten.omvang import omvang, periode
from services.provisions.domain.aanvraag.taal import AanvraaggegevensVastgelegd
from shared.documents.facts import Facts
from shared.documents.letter import Kop, tekst
from shared.events.codes import Productcategorie
from shared.events.kenmerk import kenmerk
from shared.events.voorzieningen import (
    ToewijzingGewijzigd,
    ToewijzingVerzonden,
    VoorzieningGewijzigd,
    VoorzieningToegekend,
)
from shared.termijnen.kalender import dag_van


@dataclass(frozen=True, slots=True, kw_only=True)
class Toewijzing:
    """Wat er in de toewijzing staat; van de inwoner alleen het BSN, dat iWmo vraagt."""

    kop: Kop
    toewijzingnummer: str
    aanbieder: str
    bsn: str | None
    besluit_kenmerk: str
    besluit_dag: date
    productcategorie: Productcategorie
    productcode: str
    omvang: str | None
    periode: str | None
    gewijzigd: tuple[date, str] | None


def toewijzing(voorziening_id: UUID, facts: Sequence[object], aanvraagfeiten: Sequence[object]) -> Toewijzing | None:
    """De laatste toewijzing, met omvang en periode van toen; None zolang er niets is besteld."""
    plaatsen = [n for n, fact in enumerate(facts) if isinstance(fact, ToewijzingVerzonden | ToewijzingGewijzigd)]
    if not plaatsen:
        return None
    toen = Facts(facts[: plaatsen[-1] + 1])
    toegekend, verzonden = toen.known(VoorzieningToegekend), toen.known(ToewijzingVerzonden)
    gewijzigd, geldend = toen.last(ToewijzingGewijzigd), toen.last(VoorzieningGewijzigd) or toegekend
    if gewijzigd and gewijzigd.toewijzingnummer != verzonden.toewijzingnummer:
        gewijzigd = None  # of an earlier toewijzing
    dag = dag_van((gewijzigd or verzonden).gebeurd_op)
    return Toewijzing(
        kop=Kop(soort="toewijzing", dag=dag, kenmerk=kenmerk("voorzieningen", voorziening_id)),
        toewijzingnummer=f"{verzonden.toewijzingnummer:09}",
        aanbieder=verzonden.aanbieder_id,
        bsn=Facts(aanvraagfeiten).read(AanvraaggegevensVastgelegd, lambda fact: tekst(fact.bsn)),
        besluit_kenmerk=kenmerk("beschikkingen", toegekend.beschikking_id),
        besluit_dag=dag_van(toegekend.gebeurd_op),
        productcategorie=toegekend.productcategorie,
        productcode=toegekend.productcode,
        omvang=omvang(geldend.omvang, toegekend.eenheid, toegekend.frequentie),
        periode=periode(toegekend.startdatum, geldend.einddatum),
        gewijzigd=(gewijzigd.per, gewijzigd.reden) if gewijzigd else None,
    )
