"""A model and its decider side by side: the same command to both, and nothing may differ."""

from collections.abc import Sequence
from copy import copy
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from shared.decider.decider import Rejected
from shared.events.codec import Codec
from shared.events.sealed import KeyClass, Sealed
from shared.events.termijnen import FEITEN as TERMIJNFEITEN
from tests.modellen.aansturing import Aggregaat
from tests.modellen.model import BEWAAK, NIET_TOEGESTAAN, Uitkomst, Waarden, Zaak
from tests.modellen.trekken import plat

EVENT, GEMEENTE = UUID(int=2015), "0599"


class Glas:
    """Seals so that anyone can see through it: what is asked here is the round trip, not the secret."""

    def seal(self, value: str, event_id: UUID, field: str, person: UUID, klass: KeyClass) -> Sealed:
        """The value itself, in the form of a sealed one."""
        return Sealed(event_id, field, person, klass.encode(), value.encode())


def bewaard(codec: Codec, feit: object) -> object:
    """The fact as it comes back from storage."""
    verzegeld = codec.seal(feit, EVENT, Glas())
    soort = codec.kind(feit)
    terug: Any = codec.decode(soort.name, codec.encode(verzegeld, GEMEENTE), EVENT, soort.version)
    assert terug == verzegeld
    waarden = {veld.name: getattr(terug, veld.name) for veld in fields(terug)}
    open_ = {naam: w.ciphertext.decode() for naam, w in waarden.items() if isinstance(w, Sealed)}
    geopend: object = replace(terug, **open_)
    return geopend


class Samen:
    """One case, in the model and in the decider, with and without its clock."""

    def __init__(self, aggregaat: Aggregaat) -> None:
        self.aggregaat = aggregaat
        self.zaak: Zaak = aggregaat.tabel.begin
        self.staat: object = aggregaat.decider.initial
        self.zonder_klok: object = aggregaat.zonder_klok.initial
        self.feiten: list[object] = []
        self.toets_stand()

    def doe(self, naam: str, waarden: Waarden) -> Uitkomst:
        """Give both the command; accept or refuse alike, with the same facts in the same state."""
        verwacht = self.aggregaat.tabel.beslis(self.zaak, naam, waarden)
        waar = f"{self.aggregaat.naam}, {self.zaak.stand}: {naam}({waarden})"
        opdracht = self.aggregaat.opdracht(naam, waarden)
        try:
            feiten = self.aggregaat.decider.handle(opdracht, self.staat)
        except Rejected as weigering:
            self._toets_weigering(weigering, verwacht, waar)
            return verwacht
        assert verwacht.weigering is None, f"{waar}: accepted, not {verwacht.weigering}"
        self._toets_feiten(feiten, verwacht, waar)
        for gedaan in verwacht.zaak.gedaan[len(self.zaak.gedaan) :]:
            if gedaan.opdracht != BEWAAK:  # what was planned is a command like any other
                self._doe_zonder_klok(self.aggregaat.opdracht(gedaan.opdracht, gedaan.waarden), feiten)
        self.feiten += feiten
        self.staat = self.aggregaat.decider.fold(feiten, self.staat)
        self.zaak = verwacht.zaak
        self.toets_stand()
        return verwacht

    def kopie(self) -> "Samen":
        """The same case, to try something on."""
        ander = copy(self)
        ander.feiten = list(self.feiten)
        return ander

    def toets_stand(self) -> None:
        """The same state by name, with the clock and without it."""
        assert type(self.staat).__name__ == type(self.zonder_klok).__name__ == self.zaak.stand

    def toets_herbouw(self) -> None:
        """What comes back from storage, folded from the start, is the state that it is in."""
        codec = self.aggregaat.codec
        terug = [bewaard(codec, feit) for feit in self.feiten]
        assert terug == self.feiten
        assert self.aggregaat.decider.fold(terug) == self.staat

    def _toets_weigering(self, weigering: Rejected, verwacht: Uitkomst, waar: str) -> None:
        assert type(weigering).__name__ == verwacht.weigering, f"{waar}: {weigering!r}, not {verwacht.weigering}"
        if verwacht.weigering == NIET_TOEGESTAAN:
            assert set(weigering.toegestaan or ()) == self.aggregaat.tabel.toegelaten(self.zaak.stand), waar

    def _toets_feiten(self, feiten: Sequence[object], verwacht: Uitkomst, waar: str) -> None:
        namen, gedacht = [type(feit).__name__ for feit in feiten], [feit.naam for feit in verwacht.feiten]
        assert namen == gedacht, f"{waar}: {namen}, not {gedacht}"
        for feit, model in zip(feiten, verwacht.feiten, strict=True):
            for veld, waarde in plat(feit).items():
                anders = self.aggregaat.tabel.veld(self.zaak, model, veld)
                assert waarde == anders, f"{waar}: {model.naam}.{veld} is {waarde!r}, not {anders!r}"

    def _doe_zonder_klok(self, opdracht: object, feiten: Sequence[object]) -> None:
        eigen = self.aggregaat.zonder_klok
        gezien = eigen.handle(opdracht, self.zonder_klok)
        assert list(gezien) == [feit for feit in feiten if not isinstance(feit, tuple(TERMIJNFEITEN.values()))]
        self.zonder_klok = eigen.fold(gezien, self.zonder_klok)
