"""The statutory terms: how long each runs, by which article, and on which day it ends."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from types import MappingProxyType

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
from shared.termijnen.opschorting import (
    GRONDEN_AANVRAAG,
    GRONDEN_BEZWAAR,
    Grond,
    OngeldigeOpschorting,
    Opschorting,
    Verschuiving,
    verschuivingen,
)


class OnbekendeTermijn(ValueError):
    """Deze soort termijn bestaat niet."""


class OngeldigeVerdaging(ValueError):
    """Deze termijn kan niet, of niet zo lang, worden verdaagd."""


@dataclass(frozen=True, slots=True)
class Verlenging:
    """A law that moves an end off a day off and, from `twee_vanaf` days on, wants two working days in the term."""

    artikel: str
    artikel_twee: str
    twee_vanaf: int

    def vraagt_twee_werkdagen(self, duur: Duur) -> bool:
        """Tell whether a term of this length must hold two working days."""
        return duur.eenheid is not Eenheid.DAGEN or duur.aantal >= self.twee_vanaf


@dataclass(frozen=True, slots=True)
class Onverlengd:
    """No law moves the end: the article, and why not."""

    artikel: str
    reden: str


@dataclass(frozen=True, slots=True)
class Verdaging:
    """How long the decision may be postponed, and the article that allows it."""

    ten_hoogste: Duur
    artikel: str


@dataclass(frozen=True, slots=True)
class Soort:
    """One kind of term: its length, its source, who moves its end, and which article suspends it on which ground.

    `verlenging` is None for a length in working days, which cannot end on a day off.
    """

    duur: Duur
    artikel: str
    verlenging: Verlenging | Onverlengd | None
    opschorting: Mapping[Grond, str] = MappingProxyType({})
    verdaging: Verdaging | None = None


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


@lru_cache(maxsize=1024)
def regels_van(soort: str) -> Soort:
    """Give the rules of one kind: a row of `SOORTEN`, or `wettelijk_N_dagen` for any term of N days set in a law.

    Raises:
        OnbekendeTermijn: no such kind.

    """
    if soort in SOORTEN:
        return SOORTEN[soort]
    dagen = re.fullmatch(r"wettelijk_([1-9][0-9]{0,3})_dagen", soort)
    if dagen is None:
        raise OnbekendeTermijn(soort)
    duur = Duur(int(dagen[1]), Eenheid.DAGEN)
    return Soort(duur, "een in een wet gestelde termijn", BUITEN_TERMIJNENWET if te_lang(duur) else TERMIJNENWET)


def te_lang(duur: Duur) -> bool:
    """Tell whether the Algemene termijnenwet leaves a term of this length alone (art. 4, onder a)."""
    return duur.aantal > LANGSTE.get(duur.eenheid, 0)


DAGEN, WEKEN, MAANDEN, JAREN, WERKDAGEN = Eenheid
LANGSTE = {DAGEN: 90, WEKEN: 12, MAANDEN: 3}  # a term in years is left alone however short it is

TERMIJNENWET = Verlenging("Algemene termijnenwet, art. 1 lid 1", "Algemene termijnenwet, art. 2", 3)
# Its holidays are those that the Netherlands reports (art. 2 lid 1), taken here as those of the Algemene termijnenwet.
VERORDENING = Verlenging("Verordening 1182/71, art. 3 lid 4", "Verordening 1182/71, art. 3 lid 5", 2)
BUITEN_TERMIJNENWET = Onverlengd("Algemene termijnenwet, art. 4, onder a", "de wet geldt niet voor zo lange termijnen")
BUITEN_DE_WET = Onverlengd("Algemene termijnenwet, art. 1 lid 1", "de termijn staat niet in een wet")
DWANGSOMDAGEN = Onverlengd("Awb, art. 4:17 lid 1", "een dwangsom loopt over kalenderdagen")

VERDAGING_BEZWAAR = Verdaging(Duur(6, WEKEN), "Awb, art. 7:10 lid 3")
VERDAGING_KLACHT = Verdaging(Duur(4, WEKEN), "Awb, art. 9:11 lid 2")

SOORTEN: Mapping[str, Soort] = MappingProxyType(
    {
        "persoonlijk_plan": Soort(Duur(7, DAGEN), "Wmo 2015, art. 2.3.2 lid 2", TERMIJNENWET),
        "onderzoek": Soort(Duur(6, WEKEN), "Wmo 2015, art. 2.3.2 lid 1", TERMIJNENWET),
        "beslistermijn_aanvraag": Soort(Duur(2, WEKEN), "Wmo 2015, art. 2.3.5 lid 2", TERMIJNENWET, GRONDEN_AANVRAAG),
        "buiten_behandeling": Soort(Duur(4, WEKEN), "Awb, art. 4:5 lid 4", TERMIJNENWET),
        "bezwaar": Soort(Duur(6, WEKEN), "Awb, art. 6:7 en 6:8", TERMIJNENWET),
        "beslistermijn_bezwaar": Soort(
            Duur(6, WEKEN), "Awb, art. 7:10 lid 1", TERMIJNENWET, GRONDEN_BEZWAAR, VERDAGING_BEZWAAR
        ),
        "beslistermijn_bezwaar_commissie": Soort(
            Duur(12, WEKEN), "Awb, art. 7:10 lid 1", TERMIJNENWET, GRONDEN_BEZWAAR, VERDAGING_BEZWAAR
        ),
        "klacht": Soort(Duur(6, WEKEN), "Awb, art. 9:11 lid 1", TERMIJNENWET, verdaging=VERDAGING_KLACHT),
        "klacht_commissie": Soort(Duur(10, WEKEN), "Awb, art. 9:11 lid 1", TERMIJNENWET, verdaging=VERDAGING_KLACHT),
        "klacht_niet_in_behandeling": Soort(Duur(4, WEKEN), "Awb, art. 9:8 lid 3", TERMIJNENWET),
        "dwangsom_wachttijd": Soort(Duur(2, WEKEN), "Awb, art. 4:17 lid 3", TERMIJNENWET),
        "dwangsom_looptijd": Soort(Duur(42, DAGEN), "Awb, art. 4:17 lid 1", DWANGSOMDAGEN),
        "dwangsom_vaststelling": Soort(Duur(2, WEKEN), "Awb, art. 4:18", TERMIJNENWET),
        "vernietiging": Soort(Duur(3, MAANDEN), "Wmo 2015, art. 5.3.5", TERMIJNENWET),
        "bewaartermijn_wmo": Soort(Duur(15, JAREN), "Wmo 2015, art. 5.3.4", BUITEN_TERMIJNENWET),
        "cak_zin": Soort(Duur(1, MAANDEN), "Uitvoeringsregeling Wmo 2015, art. 2f", BUITEN_DE_WET),
        "cak_pgb": Soort(Duur(4, MAANDEN), "Uitvoeringsregeling Wmo 2015, art. 2g", BUITEN_DE_WET),
        "avg_verzoek": Soort(Duur(1, MAANDEN), "AVG, art. 12 lid 3", VERORDENING),
        "afhandeling_melding": Soort(Duur(5, WERKDAGEN), "norm van de gemeente", None),
        "iwmo_start_stop": Soort(Duur(5, WERKDAGEN), "iWmo, OP271 en OP272", None),
        "iwmo_verzoek": Soort(Duur(5, WERKDAGEN), "iWmo, OP274", None),
        "iwmo_retour": Soort(Duur(3, WERKDAGEN), "iWmo, OP090", None),
        "declaratie_antwoord": Soort(Duur(10, WERKDAGEN), "iWmo, OP090x4", None),
    }
)
