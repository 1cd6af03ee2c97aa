"""The counting rules once more, slowly and from the facts alone: what each figure counts, on each basis.

A figure is a list of cases for its teller and one for its noemer (none for a count). Every case has the day on which
it counts; a stock also has the day from which it no longer does.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from services.reporting.tests.wereld import Wereld, eerste
from shared.events import aanmeldingen as am
from shared.events import aanvragen as av
from shared.events import dossiers as ds
from shared.events import meldingen as ml
from shared.events import onderzoeken as oz
from shared.events import pgbs
from shared.events import plannen as pl
from shared.events import voorzieningen as vz
from shared.termijnen.kalender import NEDERLAND, dag_van, werkdag_na

EEN_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Geval:
    """One counted case."""

    soort: str
    id: UUID
    melding_id: UUID
    team: str
    dag: date
    einde: date | None = None
    productcategorie: str | None = None


type Gevallen = list[Geval]
type Telling = tuple[Gevallen, Gevallen | None]
type Tel = Callable[[Wereld, str, str | None], Telling]


def _melding(wereld: Wereld, melding_id: UUID, dag: date) -> Geval:
    return Geval("melding", melding_id, melding_id, wereld.team_van_melding(melding_id), dag)


def _uit_dossier(wereld: Wereld, soort: str, zaak: UUID, melding_id: UUID, dag: date, product: str = "") -> Geval:
    return Geval(soort, zaak, melding_id, wereld.team_van_dossier(melding_id), dag, None, product or None)


def _ontvangen(wereld: Wereld) -> Gevallen:
    return [_melding(wereld, melding, wereld.ontvangen_dag(melding)) for melding in wereld.meldingen]


def instroom(wereld: Wereld, _basis: str, _variant: str | None) -> Telling:
    """MeldingOntvangen."""
    return _ontvangen(wereld), None


def _laatste(wereld: Wereld, basis: str, soort: type | None = None) -> Gevallen:
    gevallen = []
    for melding in wereld.meldingen:
        feit = wereld.laatste_afhandeling(melding)
        if feit is not None and (soort is None or type(feit) is soort):
            dag = dag_van(feit.afgehandeld_op) if basis == "periode" else wereld.ontvangen_dag(melding)
            gevallen.append(_melding(wereld, melding, dag))
    return gevallen


def direct_beantwoord(wereld: Wereld, basis: str, _variant: str | None) -> Telling:
    """Last outcome direct_beantwoord, of the meldingen with any outcome."""
    return _laatste(wereld, basis, ml.MeldingDirectBeantwoord), _laatste(wereld, basis)


def meteen_verwezen(wereld: Wereld, basis: str, _variant: str | None) -> Telling:
    """Last outcome verwezen, of the meldingen with any outcome."""
    return _laatste(wereld, basis, ml.MeldingVerwezen), _laatste(wereld, basis)


def afgehandeld_zonder_dossier(wereld: Wereld, basis: str, _variant: str | None) -> Telling:
    """Last outcome direct_beantwoord and no dossier, of the received meldingen."""
    direct = _laatste(wereld, basis, ml.MeldingDirectBeantwoord)
    return [geval for geval in direct if wereld.dossierdag(geval.melding_id) is None], _ontvangen(wereld)


def binnen_vijf_werkdagen(wereld: Wereld, basis: str, _variant: str | None) -> Telling:
    """First outcome on or before the fifth werkdag after receipt."""
    op_tijd = []
    for melding in wereld.meldingen:
        ontvangen, feit = wereld.ontvangen_dag(melding), wereld.eerste_afhandeling(melding)
        if feit is not None and dag_van(feit.afgehandeld_op) <= werkdag_na(ontvangen, 5, NEDERLAND):
            dag = dag_van(feit.afgehandeld_op) if basis == "periode" else ontvangen
            op_tijd.append(_melding(wereld, melding, dag))
    return op_tijd, _ontvangen(wereld)


def _besproken(wereld: Wereld) -> Iterator[tuple[UUID, date]]:
    for _, besproken in wereld.elk(wereld.aanmeldingen, am.AanmeldingBesproken):
        yield besproken.melding_id, dag_van(besproken.besproken_op)


def besproken_in_aanmeldteam(wereld: Wereld, basis: str, _variant: str | None) -> Telling:
    """Meldingen with AanmeldingBesproken, of the received meldingen."""
    gevallen = [
        _melding(wereld, melding, dag if basis == "periode" else wereld.ontvangen_dag(melding))
        for melding, dag in _besproken(wereld)
    ]
    return gevallen, _ontvangen(wereld)


def wettelijke_meldingen_met_dossier(wereld: Wereld, basis: str, _variant: str | None) -> Telling:
    """Of the besproken meldingen: wettelijk and with a dossier; periode by the later of the two."""
    teller = []
    for melding, besproken in _besproken(wereld):
        wettelijk = eerste(wereld.meldingen[melding], ml.MeldingAlsWettelijkAangemerkt)
        dossier = wereld.dossierdag(melding)
        if wettelijk is not None and dossier is not None:
            dag = max(wettelijk.vanaf_datum, dossier) if basis == "periode" else besproken
            teller.append(_melding(wereld, melding, dag))
    return teller, [_melding(wereld, melding, dag) for melding, dag in _besproken(wereld)]


def gesprekken(wereld: Wereld, _basis: str, _variant: str | None) -> Telling:
    """Distinct personen with an eerste gesprek."""
    gevallen = []
    for aanmelding, gesprek in wereld.elk(wereld.aanmeldingen, am.EersteGesprekGevoerd):
        geopend = eerste(wereld.aanmeldingen[aanmelding], am.AanmeldingGeopend)
        assert geopend is not None
        dag = dag_van(gesprek.gevoerd_op)
        gevallen += [Geval("persoon", wie, gesprek.melding_id, geopend.team_id, dag) for wie in gesprek.persoon_ids]
    return gevallen, None


def _vastgesteld(wereld: Wereld) -> Iterator[tuple[UUID, pl.PlanVastgesteld]]:
    return wereld.elk(wereld.plannen, pl.PlanVastgesteld)


def planratio(wereld: Wereld, basis: str, _variant: str | None) -> Telling:
    """Aanmeldingen with PlanVastgesteld, of the opened aanmeldingen."""
    teller, noemer = [], []
    for aanmelding, geopend in wereld.elk(wereld.aanmeldingen, am.AanmeldingGeopend):
        begin = dag_van(geopend.gebeurd_op)
        noemer.append(Geval("aanmelding", aanmelding, geopend.melding_id, geopend.team_id, begin))
        plannen = [dag_van(p.vastgesteld_op) for _, p in _vastgesteld(wereld) if p.aanmelding_id == aanmelding]
        if plannen:
            dag = min(plannen) if basis == "periode" else begin
            teller.append(Geval("aanmelding", aanmelding, geopend.melding_id, geopend.team_id, dag))
    return teller, noemer


def plannen(wereld: Wereld, _basis: str, _variant: str | None) -> Telling:
    """PlanVastgesteld, on the day of the later akkoord."""
    return [
        _uit_dossier(wereld, "plan", plan, vast.melding_id, dag_van(vast.vastgesteld_op))
        for plan, vast in _vastgesteld(wereld)
    ], None


def plannen_met_maatwerk(wereld: Wereld, basis: str, _variant: str | None) -> Telling:
    """Plans with at least one VoorzieningToegekend; periode by the first of them."""
    gevallen = []
    for plan, vast in _vastgesteld(wereld):
        toegekend = wereld.toekenningen(plan)
        if toegekend:
            dag = toegekend[0] if basis == "periode" else dag_van(vast.vastgesteld_op)
            gevallen.append(_uit_dossier(wereld, "plan", plan, vast.melding_id, dag))
    return gevallen, None


def dossiers(wereld: Wereld, _basis: str, _variant: str | None) -> Telling:
    """DossierGeopend, by team."""
    return [
        Geval("dossier", dossier, geopend.melding_id, geopend.team_id, dag_van(geopend.gebeurd_op))
        for dossier, geopend in wereld.elk(wereld.dossiers, ds.DossierGeopend)
    ], None


def actieve_casussen(wereld: Wereld, _basis: str, _variant: str | None) -> Telling:
    """Dossiers opened and not afgesloten: each stretch of being open, closed from the day of its afsluiting."""
    gevallen = []
    for dossier, geopend in wereld.elk(wereld.dossiers, ds.DossierGeopend):
        open_sinds: date | None = None
        for feit in wereld.dossiers[dossier]:
            dag = dag_van(feit.gebeurd_op)
            if isinstance(feit, ds.DossierGeopend | ds.DossierHeropend):
                open_sinds = dag
            elif isinstance(feit, ds.DossierAfgesloten) and open_sinds is not None:
                gevallen.append(Geval("dossier", dossier, geopend.melding_id, geopend.team_id, open_sinds, dag))
                open_sinds = None
        if open_sinds is not None:
            gevallen.append(Geval("dossier", dossier, geopend.melding_id, geopend.team_id, open_sinds))
    return gevallen, None


def bestelde_maatwerkvoorzieningen(wereld: Wereld, _basis: str, _variant: str | None) -> Telling:
    """Voorzieningen by their first ToewijzingVerzonden, and PgbToegekend."""
    besteld = {
        voorziening: dag_van(verzonden.verzonden_op)
        for voorziening, verzonden in wereld.elk(wereld.voorzieningen, vz.ToewijzingVerzonden)
    }
    for _, pgb in wereld.elk(wereld.pgbs, pgbs.PgbToegekend):
        besteld[pgb.voorziening_id] = dag_van(pgb.gebeurd_op)
    return [
        _uit_dossier(wereld, "voorziening", voorziening, feit.melding_id, besteld[voorziening], feit.productcategorie)
        for voorziening, feit in wereld.elk(wereld.voorzieningen, vz.VoorzieningToegekend)
        if voorziening in besteld
    ], None


def nieuwe_voorzieningen(wereld: Wereld, _basis: str, _variant: str | None) -> Telling:
    """VoorzieningToegekend that is nieuw."""
    return [
        _uit_dossier(wereld, "voorziening", zaak, feit.melding_id, dag_van(feit.gebeurd_op), feit.productcategorie)
        for zaak, feit in wereld.elk(wereld.voorzieningen, vz.VoorzieningToegekend)
        if feit.nieuw
    ], None


def onderzoek_naar_indicatie(wereld: Wereld, basis: str, _variant: str | None) -> Telling:
    """With a VoorzieningToegekend from its plan, of OnderzoekAfgerond; periode by the first toekenning."""
    teller, noemer = [], []
    for onderzoek, afgerond in wereld.elk(wereld.onderzoeken, oz.OnderzoekAfgerond):
        dag = dag_van(afgerond.afgerond_op)
        noemer.append(_uit_dossier(wereld, "onderzoek", onderzoek, afgerond.melding_id, dag))
        toegekend = wereld.indicaties(onderzoek)
        if toegekend:
            eigen = toegekend[0] if basis == "periode" else dag
            teller.append(_uit_dossier(wereld, "onderzoek", onderzoek, afgerond.melding_id, eigen))
    return teller, noemer


def doorlooptijd_zes_weken(wereld: Wereld, basis: str, variant: str | None) -> Telling:
    """The verslag on or before the legal end, of those with a verslag and those open past their end."""
    teller, noemer = [], []
    for onderzoek, gestart in wereld.elk(wereld.onderzoeken, oz.OnderzoekGestart):
        einde = wereld.onderzoek_einde(onderzoek)
        verslag = eerste(wereld.onderzoeken[onderzoek], oz.OnderzoeksverslagVerstrekt)
        gegeven = dag_van(verslag.verstrekt_op) if verslag else None
        te_laat_open = gegeven is None and einde is not None and einde < wereld.vandaag
        if einde is None or (gegeven is None and not te_laat_open):
            continue
        if variant == "met_indicatie" and not wereld.indicaties(onderzoek):
            continue
        dag = (gegeven or einde + EEN_DAG) if basis == "periode" else dag_van(gestart.melding_op)
        geval = _uit_dossier(wereld, "onderzoek", onderzoek, gestart.melding_id, dag)
        noemer.append(geval)
        if gegeven is not None and gegeven <= einde:
            teller.append(geval)
    return teller, noemer


def doorlooptijd_twee_weken(wereld: Wereld, basis: str, variant: str | None) -> Telling:
    """Made known on or before the legal end, of those made known and those open past their end."""
    teller, noemer = [], []
    for aanvraag, ontvangen in wereld.elk(wereld.aanvragen, av.AanvraagOntvangen):
        einde = wereld.aanvraag_einde(aanvraag, bruto=variant == "bruto")
        bekend = wereld.bekendmaking(aanvraag)
        if bekend is None and (wereld.anders_beeindigd(aanvraag) or einde is None or einde >= wereld.vandaag):
            continue
        eigen = bekend if bekend is not None else (einde or wereld.vandaag) + EEN_DAG
        dag = eigen if basis == "periode" else dag_van(ontvangen.ontvangen_op)
        geval = _uit_dossier(wereld, "aanvraag", aanvraag, ontvangen.melding_id, dag)
        noemer.append(geval)
        if bekend is not None and (einde is None or bekend <= einde):
            teller.append(geval)
    return teller, noemer


TELLINGEN: dict[str, Tel] = {
    "instroom": instroom,
    "vragen": instroom,
    "direct-beantwoord": direct_beantwoord,
    "meteen-verwezen": meteen_verwezen,
    "gesprekken": gesprekken,
    "planratio": planratio,
    "plannen": plannen,
    "plannen-met-maatwerk": plannen_met_maatwerk,
    "dossiers": dossiers,
    "dossiers-per-team": dossiers,
    "bestelde-maatwerkvoorzieningen": bestelde_maatwerkvoorzieningen,
    "nieuwe-voorzieningen": nieuwe_voorzieningen,
    "actieve-casussen": actieve_casussen,
    "afgehandeld-zonder-dossier": afgehandeld_zonder_dossier,
    "besproken-in-aanmeldteam": besproken_in_aanmeldteam,
    "wettelijke-meldingen-met-dossier": wettelijke_meldingen_met_dossier,
    "binnen-vijf-werkdagen": binnen_vijf_werkdagen,
    "onderzoek-naar-indicatie": onderzoek_naar_indicatie,
    "doorlooptijd-zes-weken": doorlooptijd_zes_weken,
    "doorlooptijd-twee-weken": doorlooptijd_twee_weken,
}
