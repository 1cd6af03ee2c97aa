"""The demonstration: a quarter of a municipality replayed, and its figures beside the published ones."""

import asyncio
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from keten.afspelen import Afspeler, GeefToken, Verslag
from keten.diensten import DIENSTEN
from keten.draaien import serving, stop_event
from keten.embedded import embedded
from keten.scenario import Scenario
from keten.scenarios.almere import KWARTAAL, kwartaal
from shared.privacy.issuer import EmbeddedIssuer
from shared.service import telemetry
from shared.service.settings import Settings

console = Console(highlight=False)


@dataclass(frozen=True, slots=True)
class Gepubliceerd:
    """One published figure: the source's words, and the bounds that make them testable at full scale."""

    code: str
    letterlijk: str
    laag: float
    hoog: float
    aandeel: bool = False


GEPUBLICEERD: Sequence[Gepubliceerd] = (
    Gepubliceerd("instroom", "ongeveer 800 per maand", 3 * 760, 3 * 840),
    Gepubliceerd("direct-beantwoord", "ongeveer een tiende", 0.095, 0.105, aandeel=True),
    Gepubliceerd("meteen-verwezen", "slechts een klein deel", 0.0, 0.10, aandeel=True),
    Gepubliceerd("gesprekken", "bijna 1.900", 1801, 1899),
    Gepubliceerd("planratio", "ongeveer 90%", 0.855, 0.945, aandeel=True),
    Gepubliceerd("plannen", "ruim 1.800", 1800, 1899),
    Gepubliceerd("plannen-met-maatwerk", "1.423", 1423, 1423),
)


async def demo(*, schaal: float, blijf: bool, naar: str, poort: int) -> None:
    """Start everything (or use what runs at `naar`), replay, print; nothing is left running at the end."""
    scenario = kwartaal(schaal)
    async with AsyncExitStack() as stack:
        if naar:
            settings, url = Settings(), naar.rstrip("/")
            console.print(f"Op het systeem op {url}; wat daar al van dit scenario is, wordt niet nog eens gedaan.")
        else:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wmo-keten-")))
            settings = Settings(data=folder, log_level="warning", port=poort, timers=False)
            telemetry.configure(settings, "demo")
            console.print("Schone start: een lege database, die na afloop weg is.")
            with console.status("PostgreSQL en de diensten starten"):
                system = await stack.enter_async_context(embedded(DIENSTEN, settings))
                port = await stack.enter_async_context(serving(system.app, settings.host, poort))
            url = f"http://{settings.host}:{port}"
        stop = stop_event()
        token = tokens(settings, scenario.gemeente)
        work = asyncio.create_task(_speel_en_toon(scenario, url, token, schaal))
        waiting = asyncio.create_task(stop.wait())
        await asyncio.wait([work, waiting], return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            work.cancel()
            await asyncio.wait([work])
            console.print("Gestopt; er draait niets meer.")
            return
        await work
        if blijf and not naar:
            console.print(f"De diensten blijven draaien op {url}/<service>/v1 (Ctrl-C stopt alles).")
            await waiting
        waiting.cancel()


async def replay(bestand: Path, naar: str, settings: Settings) -> None:
    """Replay a scenario file on a running system."""
    scenario = Scenario.lees(bestand)
    verslag = await _speel(scenario, naar.rstrip("/"), tokens(settings, scenario.gemeente))
    _meld(verslag)


def schrijf_scenario(bestand: Path, scenario: Scenario) -> str:
    """Write a scenario file; one line about what it holds."""
    scenario.schrijf(bestand)
    verzoeken = sum(len(zaak.stappen) for zaak in scenario.zaken)
    return f"{bestand}: {len(scenario.zaken)} zaken, {verzoeken} verzoeken"


def tokens(settings: Settings, gemeente: str) -> GeefToken:
    """Tokens of the embedded issuer in the data folder of these settings."""
    issuer = EmbeddedIssuer(settings.data)
    return lambda rol, team: issuer.token(rol, gemeente, settings.oidc_audience, team)


async def _speel_en_toon(scenario: Scenario, url: str, token: GeefToken, schaal: float) -> None:
    _meld(await _speel(scenario, url, token))
    headers = {"Authorization": f"Bearer {token('coordinator', '')}"}
    async with httpx.AsyncClient(base_url=f"{url}/reporting/v1", headers=headers, timeout=60) as client:
        with console.status("Wachten tot reporting bij is"):
            await _bij(client)
        await _toon(client, schaal)


async def _speel(scenario: Scenario, url: str, token: GeefToken) -> Verslag:
    totaal = sum(len(zaak.stappen) for zaak in scenario.zaken)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(f"{len(scenario.zaken)} zaken over HTTP", total=totaal)
        return await Afspeler(url, scenario, token, lambda n: progress.advance(task, n)).speel()


def _meld(verslag: Verslag) -> None:
    per_seconde = verslag.verzoeken / verslag.seconden
    herhaald = f", waarvan {verslag.herhaald} al eerder gedaan" if verslag.herhaald else ""
    console.print(
        f"{verslag.verzoeken} verzoeken in {verslag.seconden:.0f} s ({per_seconde:.0f} per seconde){herhaald}."
    )


async def _bij(client: httpx.AsyncClient) -> None:
    while True:
        stand = await _get(client, "/stand")
        if not any(topic["achterstand"] for topic in stand["topics"]):
            return
        await asyncio.sleep(0.1)


async def _get(client: httpx.AsyncClient, pad: str, **vraag: str) -> Any:  # noqa: ANN401 - JSON
    answer = await client.get(pad, params=vraag)
    return answer.raise_for_status().json()


async def _toon(client: httpx.AsyncClient, schaal: float) -> None:
    van, tot = (dag.isoformat() for dag in KWARTAAL)
    definities = {i["code"]: i for i in (await _get(client, "/indicatoren"))["resultaten"]}
    gevonden: dict[str, dict[str, Any]] = {}
    for code in definities:
        waarden = await _get(client, f"/indicatoren/{code}/waarden", van=van, tot=tot)
        gevonden[code] = waarden["reeksen"][0]["punten"][0]
    _tabel_gepubliceerd(definities, gevonden, schaal)
    _tabel_overig(definities, gevonden)
    _tegenspraak(gevonden)
    stappen = (await _get(client, "/sluitende-telling", van="2019-11-01", tot="2020-12-31"))["stappen"]
    verschil = {stap["stap"]: stap["verschil"] for stap in stappen if stap["verschil"]}
    console.print(f"Sluitende telling over {len(stappen)} stappen: verschil {verschil or 0}.")


def _tabel_gepubliceerd(definities: dict[str, Any], gevonden: dict[str, Any], schaal: float) -> None:
    kop = f"Gepubliceerd{'' if schaal == 1 else f' (x {schaal:g})'}"
    table = _tabel("Eerste kwartaal 2020 naast wat Almere publiceerde (mei 2020)", kop, "Uit de feiten", "")
    for bron in GEPUBLICEERD:
        punt = gevonden[bron.code]
        factor = 1 if bron.aandeel else schaal
        marge = 0 if schaal == 1 else (0.02 if bron.aandeel else 1)  # a small municipality cannot hit a fraction
        klopt = bron.laag * factor - marge <= punt["waarde"] <= bron.hoog * factor + marge
        figuur = _figuur(definities[bron.code])
        table.add_row(figuur, bron.letterlijk, _getal(punt), "klopt" if klopt else "wijkt af")
    console.print(table)


def _tabel_overig(definities: dict[str, Any], gevonden: dict[str, Any]) -> None:
    table = _tabel("De andere figuren van hetzelfde kwartaal", "Basis", "Uit de feiten")
    bekend = {bron.code for bron in GEPUBLICEERD}
    for code, definitie in definities.items():
        if code not in bekend:
            table.add_row(_figuur(definitie), definitie["basis"], _getal(gevonden[code]))
    console.print(table)


def _tabel(titel: str, *koppen: str) -> Table:
    table = Table(title=titel, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Figuur en definitie", ratio=1)
    for kop in koppen:
        table.add_column(kop, min_width=len(kop))
    return table


def _figuur(definitie: dict[str, Any]) -> str:
    return f"[bold]{definitie['naam']}[/bold]\n[dim]{definitie['definitie']}[/dim]"


def _getal(punt: dict[str, Any]) -> str:
    if punt["noemer"] is None:
        return f"{punt['teller']}"
    if punt["waarde"] is None:
        return "niet beschikbaar"
    return f"{_procent(punt['waarde'])} ({punt['teller']} van {punt['noemer']})"


def _procent(aandeel: float) -> str:
    return f"{aandeel * 100:.1f} %".replace(".", ",")


def _tegenspraak(gevonden: dict[str, Any]) -> None:
    """Where the page contradicts itself: which denominator gives what."""
    plannen, gesprekken = gevonden["plannen"]["teller"], gevonden["gesprekken"]["teller"]
    ratio = gevonden["planratio"]
    per_gesprek, per_aanmelding = _procent(plannen / max(gesprekken, 1)), _procent(ratio["waarde"] or 0)
    console.print(
        "De bron spreekt zichzelf tegen: ruim 1.800 plannen op bijna 1.900 gesprekken is 94,7 %, niet ongeveer 90 %. "
        f"Hier: plannen per gesproken persoon {plannen}/{gesprekken} = {per_gesprek}; plannen per aanmelding (zo is de "
        f"ratio gedefinieerd) {ratio['teller']}/{ratio['noemer']} = {per_aanmelding}. De noemer maakt het verschil: "
        "niet elke aanmelding komt tot een gesprek."
    )
