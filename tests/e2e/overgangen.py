"""What may follow on what, as a table: each state is reached over HTTP, each act is tried in it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import httpx
import pytest

from shared.service.problems import MEDIA_TYPE
from tests.e2e.clients import Draaiend, Zaak
from tests.e2e.handelingen import Handeling
from tests.systeem import Systeem

type Stap = str | Callable[[Zaak], Awaitable[Zaak]]


@dataclass(frozen=True, slots=True)
class Tabel:
    """One aggregate. `wegen` leads to each state; `overgangen` says to which state each allowed act brings it.

    A state may have a situation behind its name, after a space: `opgeschort tot nader order` is an `opgeschort`.
    """

    pad: str
    handelingen: Mapping[str, Handeling]
    wegen: Mapping[str, Sequence[Stap]]
    overgangen: Mapping[str, Mapping[str, str]]
    buiten: Mapping[str, Sequence[str]] = field(default_factory=dict)  # acts that a guard, not the state, decides on
    lezer: str = "wijkwerker"

    def toegelaten(self) -> list[tuple[str, str]]:
        """Each state with each act that it allows."""
        return [(stand, naam) for stand, acts in self.overgangen.items() for naam in acts]

    async def in_stand(self, keten: Draaiend, gemeente: str, stand: str) -> Zaak:
        """A case in this state."""
        zaak = Zaak(keten, gemeente)
        for stap in self.wegen[stand]:
            if callable(stap):
                await stap(zaak)
            else:
                answer = await self.handelingen[stap].door(zaak)
                assert answer.status_code == 201, f"{stand}: {stap}: {answer.text}"
        assert await self.status(zaak) == stand.split(maxsplit=1)[0]
        return zaak

    async def status(self, zaak: Zaak) -> str:
        """What the aggregate itself says."""
        return str((await self.gelezen(zaak)).json()["status"])

    async def gelezen(self, zaak: Zaak) -> httpx.Response:
        """The aggregate as it is now."""
        return await zaak.als(self.lezer).get(self.pad.format(**zaak.ids))

    async def toets_toegelaten(self, zaak: Zaak, stand: str, naam: str) -> None:
        """The act is accepted, can be read where the answer says, and leads to where the table says."""
        answer = await self.handelingen[naam].door(zaak)
        assert answer.status_code == 201, answer.text
        assert (await zaak.als(self.lezer).get(answer.headers["location"])).status_code == 200
        assert await self.status(zaak) == self.overgangen[stand][naam]

    async def toets_geweigerd(self, zaak: Zaak, stand: str) -> None:
        """Every other act is refused, names what is possible, and leaves everything as it was."""
        before = await self.gelezen(zaak)
        listed = self.overgangen[stand].keys() | set(self.buiten.get(stand, ()))
        allowed = sorted({self.handelingen[naam].act for naam in listed})
        for naam in self.handelingen.keys() - listed:
            answer = await self.handelingen[naam].door(zaak)
            assert answer.status_code == 409, f"{naam}: {answer.status_code} {answer.text}"
            assert answer.headers["content-type"] == MEDIA_TYPE
            assert answer.json()["toegestaan"] == allowed, naam
        after = await self.gelezen(zaak)
        assert (after.headers["etag"], after.content) == (before.headers["etag"], before.content)


class Overgangen:
    """What is asked of every table; a module with tables takes it in as its own, so that it runs where they stand."""

    tabellen: ClassVar[Mapping[str, Tabel]]

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Each state of each table, with each act that it allows where the test asks for one."""
        met_handeling = "handeling" in metafunc.fixturenames
        rijen = []
        for naam, tabel in self.tabellen.items():
            gevallen: Sequence[tuple[str, ...]] = [(stand,) for stand in tabel.wegen]
            if met_handeling:
                gevallen = tabel.toegelaten()
            rijen += [pytest.param(tabel, *geval, id="-".join((naam, *geval))) for geval in gevallen]
        metafunc.parametrize(("tabel", "stand", "handeling") if met_handeling else ("tabel", "stand"), rijen)

    async def test_wat_de_stand_toelaat_brengt_de_zaak_in_de_volgende_stand(
        self, keten: Systeem, gemeente: str, tabel: Tabel, stand: str, handeling: str
    ) -> None:
        await tabel.toets_toegelaten(await tabel.in_stand(keten, gemeente, stand), stand, handeling)

    async def test_al_het_andere_wordt_geweigerd(self, keten: Systeem, gemeente: str, tabel: Tabel, stand: str) -> None:
        await tabel.toets_geweigerd(await tabel.in_stand(keten, gemeente, stand), stand)
