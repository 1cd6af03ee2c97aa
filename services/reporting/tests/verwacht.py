"""The answers that follow from the slow model: series with their points, lineage, the funnel, what is still open."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from statistics import median
from typing import Any
from uuid import UUID

from services.reporting.tests.model import TELLINGEN, Geval, Gevallen, Telling
from services.reporting.tests.wereld import Wereld, eerste
from shared.events import aanmeldingen as am
from shared.events import aanvragen as av
from shared.events import beschikkingen as bs
from shared.events import meldingen as ml
from shared.events import onderzoeken as oz
from shared.events import plannen as pl
from shared.events import voorzieningen as vz
from shared.termijnen.kalender import dag_van

BASES: dict[str, tuple[str, ...]] = dict.fromkeys(TELLINGEN, ("periode", "cohort")) | {
    "actieve-casussen": ("peildatum",)
}
VARIANTEN: dict[str, tuple[str | None, ...]] = {
    "doorlooptijd-zes-weken": (None, "met_indicatie"),
    "doorlooptijd-twee-weken": (None, "bruto"),
}
VOORZIENINGEN = ("bestelde-maatwerkvoorzieningen", "nieuwe-voorzieningen")
PER = ("maand", "kwartaal", "jaar", "totaal")
SPLITSINGEN = ("team", "wijk", "kanaal", "leefgebied", "doelgroep", "productcategorie", "arrangement")
CATEGORIE_10 = "overige_maatwerkarrangementen"


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question about a figure, as it is asked over HTTP."""

    code: str
    van: date
    tot: date
    basis: str
    per: str = "totaal"
    variant: str | None = None
    splitsing: str | None = None
    filters: tuple[tuple[str, str], ...] = field(default=())
    peildatum: date | None = None

    def parameters(self, **extra: str) -> list[tuple[str, str]]:
        """The query of the address."""
        los = {"van": self.van, "tot": self.tot, "basis": self.basis, "variant": self.variant}
        gegeven = [(naam, str(waarde)) for naam, waarde in los.items() if waarde is not None]
        if self.peildatum is not None:
            gegeven.append(("peildatum", str(self.peildatum)))
        return [*gegeven, *self.filters, *extra.items()]


@cache
def telling(wereld: Wereld, code: str, basis: str, variant: str | None) -> Telling:
    """What the figure counts."""
    return TELLINGEN[code](wereld, basis, variant)


def deelperiodes(van: date, tot: date, per: str) -> list[tuple[str, date, date]]:
    """The sub-periods of a range, day by day: name, first day, last day."""
    namen = {
        "maand": lambda dag: f"{dag.year}-{dag.month:02d}",
        "kwartaal": lambda dag: f"{dag.year}-K{(dag.month - 1) // 3 + 1}",
        "jaar": lambda dag: f"{dag.year}",
        "totaal": lambda _dag: f"{van}..{tot}",
    }
    dagen = [van + timedelta(days=n) for n in range((tot - van).days + 1)]
    delen = [(naam, list(groep)) for naam, groep in groupby(dagen, namen[per])]
    return [(naam, groep[0], groep[-1]) for naam, groep in delen]


def _telt(geval: Geval, van: date, tot: date, basis: str) -> bool:
    if basis == "peildatum":
        return geval.dag <= tot and (geval.einde is None or geval.einde > tot)
    return van <= geval.dag <= tot


def _past(wereld: Wereld, geval: Geval, vraag: Vraag) -> bool:
    ontvangen = wereld.ontvangst(geval.melding_id)
    eigen: dict[str, tuple[str, ...]] = {
        "team": (geval.team,),
        "wijk": (ontvangen.wijkcode,),
        "kanaal": (ontvangen.kanaal,),
        "leefgebied": ontvangen.leefgebieden,
    }
    gevraagd: dict[str, set[str]] = {}
    for naam, waarde in vraag.filters:
        gevraagd.setdefault(naam, set()).add(waarde)
    return all(waarden & set(eigen[naam]) for naam, waarden in gevraagd.items())


def _namen(wereld: Wereld, geval: Geval, splitsing: str | None) -> list[str]:
    ontvangen = wereld.ontvangst(geval.melding_id)
    per_splitsing: dict[str | None, list[str | None]] = {
        None: ["totaal"],
        "team": [geval.team],
        "wijk": [ontvangen.wijkcode],
        "kanaal": [ontvangen.kanaal],
        "leefgebied": list(ontvangen.leefgebieden),
        "doelgroep": [ontvangen.doelgroep],
        "productcategorie": [geval.productcategorie],
        "arrangement": ["arrangement" if geval.productcategorie == CATEGORIE_10 else "overig"],
    }
    return [naam for naam in per_splitsing[splitsing] if naam is not None]


def reeksen(wereld: Wereld, vraag: Vraag) -> dict[str, list[dict[str, Any]]]:
    """The series that the answer must have, point by point."""
    delen = deelperiodes(vraag.van, vraag.tot, vraag.per)
    teller, noemer = telling(wereld, vraag.code, vraag.basis, vraag.variant)

    def tel(gevallen: Gevallen) -> dict[tuple[str, str], set[UUID]]:
        geteld: dict[tuple[str, str], set[UUID]] = {}
        for geval in gevallen:
            if _past(wereld, geval, vraag):
                for naam in _namen(wereld, geval, vraag.splitsing):
                    for deel, van, tot in delen:
                        if _telt(geval, van, tot, vraag.basis):
                            geteld.setdefault((naam, deel), set()).add(geval.id)
        return geteld

    boven, onder = tel(teller), None if noemer is None else tel(noemer)
    namen = {naam for naam, _ in boven} | {naam for naam, _ in onder or {}}
    vast: dict[str | None, set[str]] = {None: {"totaal"}, "arrangement": {"arrangement", "overig"}}
    return {
        naam: [
            _punt(
                (deel, van, tot),
                len(boven.get((naam, deel), ())),
                None if onder is None else len(onder.get((naam, deel), ())),
                wereld.vandaag,
            )
            for deel, van, tot in delen
        ]
        for naam in vast.get(vraag.splitsing, namen)
    }


def _punt(deel: tuple[str, date, date], teller: int, noemer: int | None, vandaag: date) -> dict[str, Any]:
    naam, van, tot = deel
    punt: dict[str, Any] = {"periode": naam, "van": str(van), "tot": str(tot), "teller": teller, "noemer": noemer}
    if noemer == 0:
        return punt | {"waarde": None, "status": "niet_beschikbaar"}
    waarde = teller if noemer is None else teller / noemer
    return punt | {"waarde": waarde, "status": "voorlopig" if tot >= vandaag else "definitief"}


def herkomst(wereld: Wereld, vraag: Vraag, deel: str) -> dict[UUID, tuple[str, set[UUID]]]:
    """The ids that the figure counted over its whole range: kind, and the meldingen that each can belong to."""
    teller, noemer = telling(wereld, vraag.code, vraag.basis, vraag.variant)
    gevallen = teller if deel == "teller" else noemer or []
    geteld: dict[UUID, tuple[str, set[UUID]]] = {}
    for geval in gevallen:
        if _past(wereld, geval, vraag) and _telt(geval, vraag.van, vraag.tot, vraag.basis):
            geteld.setdefault(geval.id, (geval.soort, set()))[1].add(geval.melding_id)
    return geteld


TRECHTER: dict[str, tuple[type, str]] = {
    "melding": (ml.MeldingOntvangen, "ontvangen_op"),
    "aanmelding": (am.AanmeldingGeopend, "gebeurd_op"),
    "gesprek": (am.EersteGesprekGevoerd, "gevoerd_op"),
    "onderzoek": (oz.OnderzoekGestart, "gebeurd_op"),
    "plan": (pl.PlanVastgesteld, "vastgesteld_op"),
    "aanvraag": (av.AanvraagOntvangen, "ontvangen_op"),
    "beschikking": (bs.BeschikkingBekendgemaakt, "bekendgemaakt_op"),
    "voorziening": (vz.VoorzieningToegekend, "gebeurd_op"),
}


def trechter(wereld: Wereld, vraag: Vraag) -> list[dict[str, Any]]:
    """The steps that the funnel must have: meldingen that reached each, share of the first, median days."""
    bereikt: dict[str, dict[UUID, date]] = {stap: {} for stap in TRECHTER}
    for feiten in wereld.stromen.values():
        for feit in feiten:
            for stap, (soort, veld) in TRECHTER.items():
                if isinstance(feit, soort):
                    dag = dag_van(getattr(feit, veld))
                    melding: UUID = feit.melding_id  # type: ignore[attr-defined]  # every fact of the chain has it
                    bereikt[stap][melding] = min(dag, bereikt[stap].get(melding, dag))
    mee = {
        melding
        for melding in wereld.meldingen
        if _past(wereld, Geval("melding", melding, melding, wereld.team_van_melding(melding), vraag.van), vraag)
    }
    stappen = []
    eerste_stap = 0
    for stap in TRECHTER:
        dagen = []
        for melding in mee & set(bereikt[stap]):
            ontvangen, dag = wereld.ontvangen_dag(melding), bereikt[stap][melding]
            if vraag.van <= (ontvangen if vraag.basis == "cohort" else dag) <= vraag.tot:
                dagen.append((dag - ontvangen).days)
        eerste_stap = len(dagen) if stap == "melding" else eerste_stap
        aandeel = len(dagen) / eerste_stap if eerste_stap else None
        mediaan = median(dagen) if dagen else None
        stappen.append({"stap": stap, "aantal": len(dagen), "aandeel": aandeel, "mediaanDagen": mediaan})
    return stappen


def nog_open(wereld: Wereld) -> dict[str, int]:
    """Per stage of the closing count what has come in and has no outcome yet, over all days."""
    ingetrokken = [m for m, _ in wereld.elk(wereld.meldingen, ml.MeldingIngetrokken)]
    meldingen = [m for m in wereld.meldingen if wereld.laatste_afhandeling(m) is None and m not in ingetrokken]
    klaar = (
        am.AanmeldingAfgehandeldMetAdvies,
        am.AanmeldingAfgehandeldMetDoorverwijzing,
        am.AanmeldingAfgehandeldMetKortHulptraject,
        am.OnderzoekNodigVastgesteld,
        am.AanmeldingIngetrokken,
    )
    aanmeldingen = [a for a, feiten in wereld.aanmeldingen.items() if not any(isinstance(f, klaar) for f in feiten)]
    open_dossiers = [geval for geval in telling(wereld, "actieve-casussen", "peildatum", None)[0] if not geval.einde]
    onderzoeken = [o for o, feiten in wereld.onderzoeken.items() if eerste(feiten, oz.OnderzoekAfgerond) is None]
    concepten = [p for p, feiten in wereld.plannen.items() if eerste(feiten, pl.PlanVastgesteld) is None]
    aangeboden = {a for a, _ in wereld.elk(wereld.stromen, av.AanvraagformulierAangeboden)} | set(wereld.aanvragen)
    beschikt = {a for a, _ in wereld.elk(wereld.stromen, av.AanvraagBeschikt)}
    lopend = [a for a in aangeboden - beschikt if not wereld.anders_beeindigd(a)]
    stil = [b for b, f in wereld.beschikkingen.items() if eerste(f, bs.BeschikkingBekendgemaakt) is None]
    regels = sum(
        len(v.voorziening_ids) for b, v in wereld.elk(wereld.beschikkingen, bs.BeschikkingVastgesteld) if b in stil
    )
    return {
        "melding": len(meldingen),
        "aanmelding": len(aanmeldingen),
        "dossier": len(open_dossiers),
        "onderzoek": len(onderzoeken),
        "plan": len(concepten),
        "aanvraag": len(lopend),
        "beschikking": len(stil),
        "voorziening": regels,
        "feiten": 0,
    }
