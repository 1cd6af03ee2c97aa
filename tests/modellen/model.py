"""A plain model of an aggregate: a table as data, and what was done so far. It knows nothing of the services.

A table says which commands may come in which state, which facts follow in which order, and which state is next. A
word may depend on something: `AlBevestigd als BevestigMelding`, `PgbVoorlichtingOntbreekt als maatwerk_gewenst tenzij
InformeerOverPgb`. Such a condition is, in this order: a rule of the service (`regels/`), the state of that name, a
command that was done before, or a value that the command, or else an earlier one, gave.
"""

import importlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.modellen.klok import Klok, Looptijd, na_een_feit, na_verloop

type Waarden = Mapping[str, Any]
TABELLEN = Path(__file__).parent / "tabellen"
BEWAAK = "BewaakTermijnen"
NIET_TOEGESTAAN = "NietToegestaan"


@dataclass(frozen=True, slots=True)
class Gedaan:
    """A command that was accepted, with how many facts it led to."""

    opdracht: str
    waarden: Waarden
    feiten: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A command with its values that is due from a moment on, whether or not anyone gives it."""

    op: datetime
    opdracht: tuple[str, Waarden]


@dataclass(frozen=True, slots=True)
class Zaak:
    """All that the model remembers: the state, what was done in which order, and what was told of each term."""

    stand: str
    gedaan: tuple[Gedaan, ...] = ()
    klokken: Mapping[str, Klok] = field(default_factory=dict)

    def alle(self, *opdrachten: str) -> list[Waarden]:
        """What was given with each of these commands, in order; a command without facts did nothing."""
        return [gedaan.waarden for gedaan in self.gedaan if gedaan.opdracht in opdrachten and gedaan.feiten]

    def laatste(self, *opdrachten: str) -> str | None:
        """Which of these commands was done last."""
        return next((gedaan.opdracht for gedaan in reversed(self.gedaan) if gedaan.opdracht in opdrachten), None)

    def sinds(self, *opdrachten: str) -> "Zaak":
        """The same, as if it had begun with the last of these commands."""
        vanaf = max((n for n, gedaan in enumerate(self.gedaan) if gedaan.opdracht in opdrachten), default=0)
        return replace(self, gedaan=self.gedaan[vanaf:])

    def gaf(self, naam: str) -> Any:
        """The value that the last command with such a value gave."""
        return next((gedaan.waarden[naam] for gedaan in reversed(self.gedaan) if naam in gedaan.waarden), None)

    def kent(self, naam: str) -> bool:
        """Whether any command gave such a value."""
        return any(naam in gedaan.waarden for gedaan in self.gedaan)

    @property
    def codes(self) -> AbstractSet[str]:
        """Every text that was given."""
        gegeven = (waarde for gedaan in self.gedaan for waarde in gedaan.waarden.values())
        return {waarde for waarde in gegeven if isinstance(waarde, str)}

    @property
    def dagen(self) -> Sequence[date]:
        """The days that were named last: where a boundary may lie."""
        gezien = [waarde for gedaan in self.gedaan[-6:] for waarde in gedaan.waarden.values()]
        gezien += [waarde for gedaan in self.gedaan[:1] for waarde in gedaan.waarden.values()]
        dagen = [waarde.date() if isinstance(waarde, datetime) else waarde for waarde in gezien]
        gevonden = [dag for dag in dagen if isinstance(dag, date)]
        return gevonden + [klok.einde for klok in self.klokken.values() if klok.einde is not None]

    @property
    def momenten(self) -> Sequence[datetime]:
        """Every moment that was named."""
        gegeven = (waarde for gedaan in self.gedaan for waarde in gedaan.waarden.values())
        return [waarde for waarde in gegeven if isinstance(waarde, datetime)]


@dataclass(frozen=True, slots=True)
class Woord:
    """A name from a table, with what it depends on, and the value, or what a rule finds, that it is repeated for."""

    naam: str
    als: tuple[str, ...]
    tenzij: tuple[str, ...]
    per: str | None
    delen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rij:
    """What one command does in some states."""

    standen: tuple[str, ...]
    opdracht: str
    als: tuple[str, ...]
    tenzij: tuple[str, ...]
    weiger: tuple[Woord, ...]
    feiten: tuple[Woord, ...] | None  # None: the state does not list the command, but refuses it with a rule
    naar: tuple[Woord, ...]

    @property
    def weigert_altijd(self) -> bool:
        """Whether a refusal depends on nothing."""
        return any(not (woord.als or woord.tenzij) for woord in self.weiger)


@dataclass(frozen=True, slots=True)
class Feit:
    """A fact to come: the values that its fields are taken from, or the fields themselves."""

    naam: str
    bron: Waarden
    velden: Waarden | None = None


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What the model expects of a command: a refusal, or facts and the state after them."""

    zaak: Zaak
    weigering: str | None = None
    feiten: tuple[Feit, ...] = ()
    rij: Rij | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Tabel:
    """One aggregate as data."""

    naam: str
    standen: tuple[str, ...]
    tussen: tuple[str, ...]
    rijen: tuple[Rij, ...]
    velden: Mapping[str, Mapping[str, Any]]
    looptijden: tuple[str, ...]  # the rules that say how its terms run
    verteld: tuple[str, ...]  # what can be told of them
    gepland: str | None  # a rule that says what is to be done, and when, without anyone asking for it
    grenzen: tuple[str, ...]  # rules that name a day on which something ends that nobody named
    regels: ModuleType

    @property
    def begin(self) -> Zaak:
        """Nothing was done yet."""
        return Zaak(self.standen[0])

    def toegelaten(self, stand: str) -> set[str]:
        """The commands that this state lists, whatever a rule says of them."""
        eigen = {rij.opdracht for rij in self.rijen if stand in rij.standen and rij.feiten is not None}
        return eigen | ({BEWAAK} if self.looptijden and stand != self.standen[0] else set())

    def dagen(self, zaak: Zaak) -> set[date]:
        """Where a boundary may lie: the days that were named, and those that follow from them."""
        gevolgd = [getattr(self.regels, grens)(zaak) for grens in self.grenzen if zaak.gedaan]
        return {*zaak.dagen, *(dag for dag in gevolgd if dag is not None)}

    def beslis(self, zaak: Zaak, opdracht: str, waarden: Waarden) -> Uitkomst:
        """What the command leads to."""
        if opdracht == BEWAAK and BEWAAK in self.toegelaten(zaak.stand):
            return self._na_verloop(zaak, waarden)
        rij = next((rij for rij in self._rijen(zaak, opdracht) if self._geldt(rij, zaak, waarden)), None)
        if rij is None:
            return Uitkomst(zaak, NIET_TOEGESTAAN)
        weigering = next((woord.naam for woord in rij.weiger if self._geldt(woord, zaak, waarden)), None)
        if weigering is not None or rij.feiten is None:
            return Uitkomst(zaak, weigering, rij=rij)
        feiten = [feit for woord in rij.feiten for feit in self._feiten(woord, zaak, waarden)]
        stand = next((woord.naam for woord in rij.naar if self._geldt(woord, zaak, waarden)), zaak.stand)
        na = replace(zaak, stand=stand, gedaan=(*zaak.gedaan, Gedaan(opdracht, waarden, len(feiten))))
        if not feiten or not self.looptijden:
            return Uitkomst(na, None, tuple(feiten), rij)
        moment, oorzaak, klokken = self.veld(zaak, feiten[-1], "gebeurd_op"), feiten[-1].naam, dict(zaak.klokken)
        for naam in self.looptijden:
            eerder, nu = self._looptijd(naam, zaak), self._looptijd(naam, na)
            klokken[naam], verteld = na_een_feit(klokken.get(naam, Klok()), eerder, nu, oorzaak, moment)
            feiten += self._termijnfeiten(na, verteld)
        return Uitkomst(replace(na, klokken=klokken), None, tuple(feiten), rij)

    def veld(self, zaak: Zaak, feit: Feit, naam: str) -> Any:
        """What a field of a fact holds: what the table says of it, what the command gave, or an earlier one."""
        if feit.velden is not None:
            return feit.velden[naam]
        bepaald = self.velden.get(feit.naam, {}).get(naam, naam)
        if isinstance(bepaald, dict):
            return bepaald["vast"]
        if bepaald != naam and (regel := getattr(self.regels, bepaald, None)):
            return regel(zaak, feit.bron)
        if bepaald in feit.bron:
            return feit.bron[bepaald]
        if naam.endswith("_op") and bepaald == naam:
            return moment_van(feit.bron)
        assert zaak.kent(bepaald), f"{self.naam}: the model does not know {feit.naam}.{naam}"
        return zaak.gaf(bepaald)

    def _na_verloop(self, zaak: Zaak, waarden: Waarden) -> Uitkomst:
        """What was planned for now is done first; then time itself lets be told what it does."""
        plan = getattr(self.regels, self.gepland)(zaak) if self.gepland else None
        eerst = Uitkomst(zaak) if plan is None or plan.op > waarden["nu"] else self.beslis(zaak, *plan.opdracht)
        na, klokken, feiten = eerst.zaak, dict(eerst.zaak.klokken), eerst.feiten
        for naam in self.looptijden:
            looptijd = self._looptijd(naam, na)
            klokken[naam], verteld = na_verloop(klokken.get(naam, Klok()), looptijd, waarden["nu"])
            feiten = (*feiten, *self._termijnfeiten(na, verteld))
        gedaan = (*na.gedaan, Gedaan(BEWAAK, waarden, len(feiten)))
        return Uitkomst(replace(na, klokken=klokken, gedaan=gedaan), None, feiten)

    def _rijen(self, zaak: Zaak, opdracht: str) -> Iterator[Rij]:
        return (rij for rij in self.rijen if rij.opdracht == opdracht and zaak.stand in rij.standen)

    def _geldt(self, woord: Woord | Rij, zaak: Zaak, waarden: Waarden) -> bool:
        als = all(self._waar(naam, zaak, waarden) for naam in woord.als)
        return als and not any(self._waar(naam, zaak, waarden) for naam in woord.tenzij)

    def _waar(self, naam: str, zaak: Zaak, waarden: Waarden) -> bool:
        regel = getattr(self.regels, naam, None)
        if regel is not None:
            return bool(regel(zaak, waarden))
        if naam in self.standen:
            return zaak.stand == naam
        if naam[0].isupper():
            return bool(zaak.alle(naam))
        assert naam in waarden or zaak.kent(naam), f"{self.naam}: the model does not know {naam}"
        waarde = waarden[naam] if naam in waarden else zaak.gaf(naam)
        return waarde is not None and waarde is not False

    def _feiten(self, woord: Woord, zaak: Zaak, waarden: Waarden) -> Iterator[Feit]:
        if not self._geldt(woord, zaak, waarden):
            return
        if woord.per is None:
            yield Feit(woord.naam, waarden)
            return
        regel = getattr(self.regels, woord.per, None)
        for deel in regel(zaak, waarden) if regel else waarden[woord.per]:
            yield Feit(woord.naam, {**waarden, **dict(zip(woord.delen, deel, strict=True))})

    def _looptijd(self, naam: str, zaak: Zaak) -> Looptijd | None:
        if zaak.stand == self.standen[0]:
            return None
        gevonden: Looptijd | None = getattr(self.regels, naam)(zaak)
        return gevonden

    def _termijnfeiten(self, zaak: Zaak, verteld: Sequence[tuple[str, Waarden]]) -> tuple[Feit, ...]:
        melding_id = zaak.gaf("melding_id")
        return tuple(Feit(naam, velden, {**velden, "melding_id": melding_id}) for naam, velden in verteld)


def moment_van(waarden: Waarden) -> datetime:
    """When what was done happened: its `op`, or the first moment that it names."""
    genoemd = [waarde for waarde in waarden.values() if isinstance(waarde, datetime)]
    moment = waarden.get("op", genoemd[0] if genoemd else None)
    assert isinstance(moment, datetime)
    return moment


def lees(path: Path) -> Tabel:
    """The table of a file; the folder names its service."""
    data = tomllib.loads(path.read_text())
    standen = tuple(data["standen"])
    rijen = [_rij(naam, rij, standen) for naam, gevonden in data.items() if naam[0].isupper() for rij in gevonden]
    _toets(standen, rijen, data.get("velden", {}))
    regels = importlib.import_module(f"tests.modellen.regels.{path.parent.name}")
    tussen = tuple(data.get("tussen", ()))
    looptijden, verteld = tuple(data.get("looptijd", "").split()), tuple(data.get("verteld", ()))
    velden, gepland, grenzen = data.get("velden", {}), data.get("gepland"), tuple(data.get("grenzen", ()))
    return Tabel(path.stem, standen, tussen, tuple(rijen), velden, looptijden, verteld, gepland, grenzen, regels)


def _toets(standen: Sequence[str], rijen: Sequence[Rij], velden: Mapping[str, Any]) -> None:
    """Every condition and every fact that the table names, is there."""
    for rij in rijen:
        woorden: list[Rij | Woord] = [rij, *rij.weiger, *(rij.feiten or ()), *rij.naar]
        genoemd = {naam for woord in woorden for naam in (*woord.als, *woord.tenzij) if naam[0].isupper()}
        assert genoemd <= {*standen, *(ander.opdracht for ander in rijen)}, genoemd
        assert {woord.naam for woord in rij.naar} <= set(standen), rij.naar
    feiten = {woord.naam for rij in rijen for woord in rij.feiten or ()}
    assert velden.keys() <= feiten, velden.keys() - feiten


def _rij(opdracht: str, rij: Mapping[str, Any], standen: Sequence[str]) -> Rij:
    vreemd = rij.keys() - {"in", "als", "tenzij", "weiger", "feiten", "naar"}
    waar = tuple(rij["in"])
    assert not vreemd, f"{opdracht}: {vreemd}"
    assert set(waar) <= set(standen), f"{opdracht}: {waar}"
    feiten = tuple(map(_woord, rij["feiten"])) if "feiten" in rij else None
    naar = [rij["naar"]] if isinstance(rij.get("naar"), str) else rij.get("naar", [])
    voorwaarden = (tuple(rij.get("als", "").split()), tuple(rij.get("tenzij", "").split()))
    weiger = tuple(map(_woord, rij.get("weiger", [])))
    return Rij(waar, opdracht, *voorwaarden, weiger, feiten, tuple(map(_woord, naar)))


def _woord(tekst: str) -> Woord:
    hoofd, _, delen = tekst.partition(": ")
    naam, *rest = hoofd.split()
    paren = list(zip(rest[::2], rest[1::2], strict=True))
    gevonden = {soort: tuple(wat for welke, wat in paren if welke == soort) for soort in ("als", "tenzij", "per")}
    assert sum(map(len, gevonden.values())) == len(paren), tekst
    return Woord(naam, gevonden["als"], gevonden["tenzij"], next(iter(gevonden["per"]), None), tuple(delen.split()))
