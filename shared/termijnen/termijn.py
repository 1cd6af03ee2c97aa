"""On which day a statutory term ends, step by step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from shared.termijnen.kalender import (
    ARTIKEL_GELIJKSTELLING,
    EEN_DAG,
    NEDERLAND,
    WEEKEND,
    Duur,
    Eenheid,
    Kalender,
    artikel_van_feestdag,
    werkdagen_na,
)
from shared.termijnen.opschorting import Grond, OngeldigeOpschorting, Opschorting, Verschuiving, verschuivingen
from shared.termijnen.soorten import Onverlengd, Soort, Verlenging, regels_van


class OngeldigeVerdaging(ValueError):
    """Deze termijn kan niet, of niet zo lang, worden verdaagd."""


class Regel(StrEnum):
    """What a step of the calculation does, or states."""

    DUUR = "duur"
    VERDAGING = "verdaging"
    OPSCHORTING = "opschorting"
    OPSCHORTING_ZONDER_GEVOLG = "opschorting_zonder_gevolg"
    OPGESCHOVEN = "opgeschoven"
    VRIJE_DAG = "vrije_dag"
    VERLENGING = "verlenging"
    TWEE_WERKDAGEN = "twee_werkdagen"
    VERLENGING_TWEE_WERKDAGEN = "verlenging_twee_werkdagen"
    NIET_VERLENGD = "niet_verlengd"
    BESLUIT_ONBEKEND = "besluit_onbekend"


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of the calculation, as data for a letter, a screen and a test.

    DUUR, VERDAGING, OPGESCHOVEN, VERLENGING and VERLENGING_TWEE_WERKDAGEN go `van` one day `naar` the end as it
    then stands; the other steps state something about the days `van` through `naar`.
    """

    regel: Regel
    artikel: str
    van: date
    naar: date
    reden: str


@dataclass(frozen=True, slots=True)
class Termijn:
    """A computed term; `ruwe_einddatum`, the end before it moves off a day off, is None when working days count."""

    ruwe_einddatum: date | None
    wettelijke_einddatum: date
    stappen: tuple[Stap, ...]


def bereken(
    soort: str,
    start: date,
    opschortingen: Sequence[Opschorting] = (),
    kalender: Kalender = NEDERLAND,
    *,
    verdaging: Duur | None = None,
) -> Termijn:
    """Compute the end of a term; day 1 is the day after `start`.

    Verdaging lengthens the term first, then every suspended day does, and only then does the end move off a day off.

    Raises:
        OnbekendeTermijn: no such kind.
        OngeldigeOpschorting: the kind cannot be suspended on this ground, or two periods overlap.
        OngeldigeVerdaging: the kind cannot be postponed, or not for so long.
        JaarBuitenKalender: the end depends on the holidays of a year outside 2015-2099.

    """
    regels = regels_van(soort)
    _toets_gronden(soort, regels, opschortingen)
    ruw = regels.duur.na(start, kalender)
    stappen = [Stap(Regel.DUUR, regels.artikel, start, ruw, str(regels.duur))]
    if verdaging is not None:
        stappen.append(_verdaag(soort, regels, ruw, verdaging, kalender))
        ruw = stappen[-1].naar
    schuiven = verschuivingen(start, ruw, opschortingen)
    if schuiven:
        stappen += _schuif_op(schuiven, regels)
        ruw = schuiven[-1].naar

    if regels.verlenging is None:
        stappen += _feestdagen_tussen(start, ruw, kalender)
        return Termijn(None, ruw, (*stappen, *_jaren_zonder_besluit(start + EEN_DAG, ruw, kalender)))
    if isinstance(regels.verlenging, Onverlengd):
        niet = Stap(Regel.NIET_VERLENGD, regels.verlenging.artikel, ruw, ruw, regels.verlenging.reden)
        return Termijn(ruw, ruw, (*stappen, niet))
    # A day on which the clock stands still is no day of the term, so it cannot be one of its two working days.
    stilstand = [schuif.opschorting for schuif in schuiven if schuif.dagen]
    lopend = (dag for dag in werkdagen_na(start, kalender) if not any(dag in periode for periode in stilstand))
    einde, verlengd = _verleng(regels.verlenging, regels.duur, ruw, lopend, kalender)
    return Termijn(ruw, einde, (*stappen, *verlengd, *_jaren_zonder_besluit(ruw, einde, kalender)))


@lru_cache(maxsize=10_000)
def wettelijk_einde(soort: str, start: date) -> date:
    """The last day of a term that nothing suspends or postpones; kept, since states ask for it again and again.

    Raises:
        OnbekendeTermijn, JaarBuitenKalender: see `bereken`.

    """
    return bereken(soort, start).wettelijke_einddatum


def beslistermijn_einde(ontvangen: date, periodes: Sequence[tuple[date, date | None]]) -> date | None:
    """The legal end of an aanvraag with its suspensions (first and last day) counted.

    None while one that began before that end has no end of its own (Awb, art. 4:15).
    """
    gesloten = [Opschorting(vanaf, tot, Grond.OVERMACHT) for vanaf, tot in periodes if tot is not None and tot >= vanaf]
    termijn = bereken("beslistermijn_aanvraag", ontvangen, gesloten)
    assert termijn.ruwe_einddatum is not None  # the term counts days, not working days
    stil = any(tot is None and vanaf <= termijn.ruwe_einddatum for vanaf, tot in periodes)
    return None if stil else termijn.wettelijke_einddatum


def _toets_gronden(soort: str, regels: Soort, opschortingen: Sequence[Opschorting]) -> None:
    for opschorting in opschortingen:
        if opschorting.grond not in regels.opschorting:
            bericht = f"{soort} kan niet worden opgeschort op de grond {opschorting.grond}"
            raise OngeldigeOpschorting(bericht)


def _verdaag(soort: str, regels: Soort, einde: date, duur: Duur, kalender: Kalender) -> Stap:
    naar = duur.na(einde, kalender)
    if regels.verdaging is None or naar > regels.verdaging.ten_hoogste.na(einde, kalender):
        bericht = f"{soort} kan niet {duur} worden verdaagd"
        raise OngeldigeVerdaging(bericht)
    return Stap(Regel.VERDAGING, regels.verdaging.artikel, einde, naar, str(duur))


def _schuif_op(schuiven: Sequence[Verschuiving], regels: Soort) -> Iterator[Stap]:
    for schuif in schuiven:
        periode = schuif.opschorting
        artikel = regels.opschorting[periode.grond]
        if schuif.dagen == 0:
            yield Stap(Regel.OPSCHORTING_ZONDER_GEVOLG, artikel, periode.vanaf, periode.tot, periode.grond)
        else:
            dagen = str(Duur(schuif.dagen, Eenheid.DAGEN))
            yield Stap(Regel.OPSCHORTING, artikel, periode.vanaf, periode.tot, periode.grond)
            yield Stap(Regel.OPGESCHOVEN, artikel, schuif.van, schuif.naar, dagen)


def _verleng(
    wet: Verlenging, duur: Duur, ruw: date, lopend: Iterator[date], kalender: Kalender
) -> tuple[date, list[Stap]]:
    """Move the raw end as `wet` says; `lopend` gives the working days of the term in order."""
    einde = ruw
    stappen: list[Stap] = []
    while (naam := kalender.vrije_dag(einde)) is not None:
        artikel = wet.artikel if naam in WEEKEND else artikel_van_feestdag(naam)
        stappen.append(Stap(Regel.VRIJE_DAG, artikel, einde, einde, naam))
        einde += EEN_DAG
    if stappen:
        stappen.append(Stap(Regel.VERLENGING, wet.artikel, ruw, einde, stappen[0].reden))
    if wet.vraagt_twee_werkdagen(duur):
        _, tweede = islice(lopend, 2)
        if tweede > einde:
            stappen.append(Stap(Regel.VERLENGING_TWEE_WERKDAGEN, wet.artikel_twee, einde, tweede, "twee werkdagen"))
            einde = tweede
        stappen.append(Stap(Regel.TWEE_WERKDAGEN, wet.artikel_twee, einde, einde, "twee werkdagen"))
    return einde, stappen


def _feestdagen_tussen(start: date, einde: date, kalender: Kalender) -> Iterator[Stap]:
    for dag in (start + EEN_DAG * n for n in range(1, (einde - start).days)):
        naam = kalender.feestdag(dag)
        if naam is not None:
            yield Stap(Regel.VRIJE_DAG, artikel_van_feestdag(naam), dag, dag, naam)


def _jaren_zonder_besluit(van: date, einde: date, kalender: Kalender) -> Iterator[Stap]:
    for jaar in range(van.year, einde.year + 1):
        if jaar not in kalender.jaren_met_besluit:
            yield Stap(Regel.BESLUIT_ONBEKEND, ARTIKEL_GELIJKSTELLING, einde, einde, str(jaar))
