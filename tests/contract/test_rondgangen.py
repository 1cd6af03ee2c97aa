"""No command needs more than five round trips to its service's database, COMMIT and BEGIN included."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import asyncpg
import httpx
import pytest

from tests.e2e.clients import Zaak, regel
from tests.e2e.handelingen import CASEWORK, GELD, INTAKE, LEVERING, PROVISIONS, QUALITY
from tests.systeem import Client, Systeem

pytestmark = pytest.mark.server
HOOGSTENS = 5
DATABASES = {"keten_intake", "keten_casework", "keten_provisions", "keten_quality"}
HANDELINGEN = {**INTAKE, **CASEWORK, **PROVISIONS, **LEVERING, **GELD, **QUALITY}


@dataclass(slots=True)
class Teller:
    """What the connections of the APIs did since the last command, and the most for each command."""

    gedaan: list[str] = field(default_factory=list)
    meest: dict[str, list[str]] = field(default_factory=dict)

    def noteer(self, answer: httpx.Response) -> None:
        """One command has been answered."""
        assert answer.status_code == 201, answer.text
        naam = "/".join(part for part in answer.request.url.path.split("/")[3:] if len(part) < 36)
        self.meest[naam] = max(self.meest.get(naam, []), list(self.gedaan), key=len)


class TellendeClient(Client):
    """A client whose every command is counted."""

    teller: Teller

    async def doe(self, pad: str, inhoud: dict[str, Any], **headers: str) -> httpx.Response:
        self.teller.gedaan = []
        answer = await super().doe(pad, inhoud, **headers)
        self.teller.noteer(answer)
        return answer


@dataclass(slots=True)
class Geteld:
    """A running system of which the commands are counted."""

    keten: Systeem
    teller: Teller

    def client(self, rol: str, gemeente: str, **claims: str) -> Client:
        known = self.keten.client(rol, gemeente, **claims)
        client = TellendeClient(transport=known._transport, base_url=known.base_url, headers=known.headers, timeout=30)
        client.teller = self.teller
        return client

    async def rustig(self) -> None:
        await self.keten.rustig()


@pytest.fixture
def teller(monkeypatch: pytest.MonkeyPatch) -> Teller:
    """Counts every statement of a service's API role on its own database; keys and workers are others."""
    counted = Teller()

    def counting(inner: Callable[..., Awaitable[object]]) -> Callable[..., Awaitable[object]]:
        async def counted_call(self: asyncpg.Connection, query: str, *args: Any, **kwargs: Any) -> object:
            who = self._params
            if who.user.endswith("_api") and who.database in DATABASES:
                counted.gedaan.append(query)
            return await inner(self, query, *args, **kwargs)

        return counted_call

    for name in ("execute", "executemany", "fetch", "fetchrow", "fetchval", "fetchmany"):
        monkeypatch.setattr(asyncpg.Connection, name, counting(getattr(asyncpg.Connection, name)))
    return counted


VERDER = (
    "bevestigMelding",
    "kwalificeerMelding",
    "neemZrmAf",
    "rondOnderzoekAf",
    "wijsRegisseurAan",
    "bepaalZwaarte",
    "bestelVoorziening",
    "meldLevering",
    "beeindigLevering",
    "zetOpWaakvlam",
    "sluitDossier",
    "heropenDossier",
)


async def test_geen_opdracht_op_de_hoofdweg_doet_meer_dan_vijf_rondgangen(
    keten: Systeem, gemeente: str, teller: Teller
) -> None:
    zaak = await Zaak(Geteld(keten, teller), gemeente).bekendgemaakt()
    await keten.rustig()
    met_open_acties = {"sluitDossier": HANDELINGEN["sluitDossier"].met(reden="overgedragen")}
    for naam in VERDER:
        await (HANDELINGEN | met_open_acties)[naam].door(zaak)
    te_veel = {naam: gedaan for naam, gedaan in teller.meest.items() if len(gedaan) > HOOGSTENS}
    assert not te_veel
    assert len(teller.meest) >= 30
    assert min(len(gedaan) for gedaan in teller.meest.values()) >= 4  # BEGIN, open, append, COMMIT


async def test_ook_naast_de_hoofdweg_doet_geen_opdracht_meer_dan_vijf_rondgangen(
    keten: Systeem, gemeente: str, teller: Teller
) -> None:
    geteld = Geteld(keten, teller)
    await Zaak(geteld, gemeente).zelf_bekendgemaakt(regel(aanbieder="12345678"), regel(leveringsvorm="pgb"))
    zaak = await Zaak(geteld, gemeente).zelf_aangevraagd()
    for naam in ("schortAanvraagOp", "beeindigOpschorting", "trekMeldingIn"):
        await HANDELINGEN[naam].door(zaak)
    zaak = await Zaak(geteld, gemeente).doorgezet()
    for naam in ("wijsAanmeldingToe", "geefAanmeldingVrij", "trekAanmeldingIn"):
        await HANDELINGEN[naam].door(zaak)
    for naam in ("ontvangMelding", "ontvangHuisartsaanmelding", "ontvangPartnermelding"):  # with a BSN to look up
        await HANDELINGEN[naam].door(zaak)
    zaak.ids["klacht"] = (await HANDELINGEN["dienKlachtIn"].door(zaak)).json()["id"]
    for naam in ("bevestigKlacht", "wijsKlachtbehandelaarToe", "hoorKlager", "verdaagKlacht", "handelKlachtAf"):
        await HANDELINGEN[naam].door(zaak)
    te_veel = {naam: len(gedaan) for naam, gedaan in teller.meest.items() if len(gedaan) > HOOGSTENS}
    # a decision that orders by itself also looks, under a lock, at what its person already has
    bekendmaking = next(naam for naam in teller.meest if naam.endswith("/bekendmakingen"))
    assert te_veel == {bekendmaking: HOOGSTENS + 1}
    assert len(teller.meest) >= 18


async def test_verwijzingen_teams_en_signalen_vragen_ook_niet_meer_dan_vijf_rondgangen(
    keten: Systeem, gemeente: str, teller: Teller
) -> None:
    zaak = await Zaak(Geteld(keten, teller), gemeente).onderzoek_nodig()
    maken = {
        "verwijzing": ("verstuurVerwijzing", "accepteerVerwijzing", "rondVerwijzingAf"),
        "teamId": ("richtTeamIn", "wijzigTeam", "publiceerTeamprofiel", "legCollectieveActiviteitVast"),
        "ingezet": ("zetMedewerkerIn", "verplaatsMedewerker", "beeindigInzet"),
        "signaal": ("ontvangZorgsignaal", "schakelVeiligThuisIn"),
    }
    for soort, (eerste, *verder) in maken.items():
        zaak.ids[soort] = (await HANDELINGEN[eerste].door(zaak)).json()["id"]
        for naam in verder:
            await HANDELINGEN[naam].door(zaak)
    assert {naam: gedaan for naam, gedaan in teller.meest.items() if len(gedaan) > HOOGSTENS} == {}


@pytest.mark.parametrize(
    "namen",
    [
        ("bestelVoorziening", "wijzigVoorziening"),
        ("neemProductOp", "stelTariefVast"),
        ("ontvangDeclaratie", "beoordeelDeclaratieregel"),
        ("stelBegrotingsregelVast", "lichtAfwijkingToe"),
    ],
)
async def test_wat_onder_een_slot_wordt_opgezocht_kost_geen_zesde_rondgang(
    keten: Systeem, gemeente: str, teller: Teller, namen: tuple[str, str]
) -> None:
    geteld = Geteld(keten, teller)
    zaak = Zaak(geteld, gemeente)
    if namen[0] == "bestelVoorziening":
        await zaak.zelf_bekendgemaakt()
        await HANDELINGEN["bestelVoorziening"].door(zaak)
        await HANDELINGEN["verwerkRetour"].met(retourcodes=[]).door(zaak)
    else:
        eerste = await HANDELINGEN[namen[0]].door(zaak)
        zaak.ids |= {"declaratie": eerste.json()["id"], "begroting": eerste.json()["id"]}
    await HANDELINGEN[namen[1]].door(zaak)
    assert {naam: gedaan for naam, gedaan in teller.meest.items() if len(gedaan) > HOOGSTENS} == {}
    assert max(len(gedaan) for gedaan in teller.meest.values()) == HOOGSTENS
