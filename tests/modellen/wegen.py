"""A way to everything that a table says: found in the model alone, and made as short as it can be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from tests.modellen.aansturing import Aggregaat
from tests.modellen.model import BEWAAK, Gedaan, Rij, Tabel, Uitkomst, Waarden, Zaak
from tests.modellen.trekken import Hand

PROEVEN, ZAKEN, LANGST, NABIJ = 20_000, 60, 40, 0.6
HERHAALD = {"LegOnderdeelVast": 14}  # an onderzoek has seven parts, and whatever comes after asks for all of them


@dataclass(frozen=True, slots=True)
class Doel:
    """One thing that a table says: of a state that a row is for, of a word that depends on something, or of a term."""

    opdracht: str
    rij: int | None
    wat: str


@dataclass(frozen=True, slots=True)
class Weg:
    """What to do first, and the command that then does it."""

    vooraf: tuple[Gedaan, ...]
    opdracht: str
    waarden: Waarden


def doelen(tabel: Tabel) -> dict[Doel, tuple[str, ...]]:
    """All that the table says, with the states where it may happen."""
    gevonden: dict[Doel, tuple[str, ...]] = {}
    for nummer, rij in enumerate(tabel.rijen):
        gevonden |= {Doel(rij.opdracht, nummer, stand): (stand,) for stand in rij.standen}
        gevonden |= {Doel(rij.opdracht, nummer, wat): rij.standen for wat in _woorden(rij)}
    met_termijn = tuple(stand for stand in tabel.standen[1:] if stand not in tabel.tussen)
    if tabel.verteld:
        gevonden |= {Doel(BEWAAK, None, stand): (stand,) for stand in met_termijn}
        gevonden |= {Doel(BEWAAK, None, feit): met_termijn for feit in tabel.verteld}
    if tabel.gepland:
        gevonden[Doel(BEWAAK, None, tabel.gepland)] = met_termijn
    return gevonden


def _woorden(rij: Rij) -> Iterator[str]:
    if rij.weigert_altijd:
        return
    yield from (f"geweigerd: {woord.naam}" for woord in rij.weiger)
    yield from (f"naar {woord.naam}" for woord in rij.naar)
    for woord in rij.feiten or ():
        if woord.als or woord.tenzij:
            yield f"met {woord.naam}"
            yield f"zonder {woord.naam}"


def geraakt(tabel: Tabel, zaak: Zaak, opdracht: str, uitkomst: Uitkomst) -> Iterator[Doel]:
    """What of the table this outcome shows."""
    yield from (Doel(BEWAAK, None, feit.naam) for feit in uitkomst.feiten if feit.naam in tabel.verteld)
    rij = uitkomst.rij
    if rij is None:
        yield Doel(opdracht, None, zaak.stand)
        if tabel.gepland and len(uitkomst.zaak.gedaan) > len(zaak.gedaan) + 1:
            yield Doel(opdracht, None, tabel.gepland)
        return
    nummer = tabel.rijen.index(rij)
    if uitkomst.weigering is not None and not rij.weigert_altijd:
        yield Doel(rij.opdracht, nummer, f"geweigerd: {uitkomst.weigering}")
        return
    yield Doel(rij.opdracht, nummer, zaak.stand)
    yield Doel(rij.opdracht, nummer, f"naar {uitkomst.zaak.stand}")
    namen = {feit.naam for feit in uitkomst.feiten}
    for woord in rij.feiten or ():
        yield Doel(rij.opdracht, nummer, f"{'met' if woord.naam in namen else 'zonder'} {woord.naam}")


def zoek(aggregaat: Aggregaat) -> Mapping[Doel, Weg]:
    """A way to each of them, in the model: from any case that was found, with one more command."""
    tabel, toeval = aggregaat.tabel, Random(2015)
    open_, gevonden = doelen(tabel), dict[Doel, Weg]()
    zaken: dict[str, list[Zaak]] = {tabel.begin.stand: [tabel.begin]}
    for _ in range(PROEVEN):
        if not open_:
            break
        doel = toeval.choice(list(open_))
        mijd = _te_mijden(tabel, doel)
        over = {stand: [zaak for zaak in al if not mijd or not zaak.alle(*mijd)] for stand, al in zaken.items()}
        nabij = [stand for stand in open_[doel] if over.get(stand)] if toeval.random() < NABIJ else []
        eerst = zaak = toeval.choice(over[toeval.choice(nabij or [stand for stand, al in over.items() if al])])
        mag = sorted(tabel.toegelaten(zaak.stand) - mijd)
        opdracht = doel.opdracht if (nabij and toeval.random() < NABIJ) or not mag else toeval.choice(mag)
        for _ in range(HERHAALD.get(opdracht, 1)):
            waarden = aggregaat.waarden(opdracht, Hand.voor(toeval, zaak))
            uitkomst = tabel.beslis(zaak, opdracht, waarden)
            for raak in geraakt(tabel, zaak, opdracht, uitkomst):
                if open_.pop(raak, None):
                    gevonden[raak] = Weg(zaak.gedaan, opdracht, waarden)
            zaak = uitkomst.zaak
        if zaak is eerst or len(zaak.gedaan) > LANGST:
            continue
        erbij = zaken.setdefault(zaak.stand, [])
        if len(erbij) == ZAKEN:
            erbij.pop(toeval.randrange(ZAKEN))
        erbij.append(zaak)
    return {doel: ingekort(tabel, doel, weg) for doel, weg in gevonden.items()}


def _te_mijden(tabel: Tabel, doel: Doel) -> set[str]:
    """The commands that take away what is looked for: `OnderdeelOntbreekt tenzij LegOnderdeelVast`."""
    if doel.rij is None:
        return set()
    gezocht = [woord for woord in tabel.rijen[doel.rij].weiger if doel.wat == f"geweigerd: {woord.naam}"]
    return {naam for woord in gezocht for naam in woord.tenzij if naam[0].isupper()}


def ingekort(tabel: Tabel, doel: Doel, weg: Weg) -> Weg:
    """The same way without any step that it can do without."""
    for nummer in reversed(range(len(weg.vooraf))):
        korter = Weg((*weg.vooraf[:nummer], *weg.vooraf[nummer + 1 :]), weg.opdracht, weg.waarden)
        if doel in _loop(tabel, korter):
            weg = korter
    return weg


def _loop(tabel: Tabel, weg: Weg) -> set[Doel]:
    zaak = tabel.begin
    for gedaan in weg.vooraf:
        uitkomst = tabel.beslis(zaak, gedaan.opdracht, gedaan.waarden)
        if uitkomst.weigering is not None:
            return set()
        zaak = uitkomst.zaak
    return set(geraakt(tabel, zaak, weg.opdracht, tabel.beslis(zaak, weg.opdracht, weg.waarden)))
