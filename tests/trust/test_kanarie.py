"""T48, T45, T47, T49: persons with unmistakable words go through the whole chain, and nobody hears them outside it."""

import asyncio
import base64
import hashlib
import io
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import asyncpg
import pytest

from keten.diensten import DIENSTEN
from shared.eventstore.migrate import in_database
from shared.service import telemetry
from shared.service.settings import Settings
from tests.systeem import Systeem
from tests.trust.afgeluisterd import luisteren
from tests.trust.afgetapt import aangehouden, afgetapt
from tests.trust.kanaries import Kanarie, bsns, dump, gevonden, kanaries, met_bytes
from tests.trust.kanariezaak import KanarieZaak

AANTAL = 20
DATABASES = [service.database for service in DIENSTEN]


def _antwoorden(zaken: list[KanarieZaak]) -> dict[str, bytes]:
    """Every answer with its headers; `Location` and what else names an address is among them."""
    return {
        f"{answer.request.method} answer {nummer} ({answer.status_code})": answer.content
        + b"\n".join(naam + b": " + waarde for naam, waarde in answer.headers.raw)
        for zaak in zaken
        for nummer, answer in enumerate(zaak.gehoord)
    }


@pytest.mark.server
async def test_t48_geen_kanarie_is_buiten_haar_zaak_te_horen(keten: Systeem, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers, errors, outboxes, databases, messages, logs, spans and metrics; only the keys' database is left out."""
    personen, begin = kanaries(AANTAL), time.time()
    with luisteren(keten, monkeypatch) as afgeluisterd:
        zaken = [KanarieZaak(keten, f"92{30 + nummer % 3}", kanarie=wie) for nummer, wie in enumerate(personen)]
        async with afgetapt(keten.embedded) as rows:
            for zaak in zaken[:4]:
                await zaak.tot_het_eind()
            for deel in range(4, AANTAL, 4):
                await asyncio.gather(*(zaak.bekendgemaakt() for zaak in zaken[deel : deel + 4]))
            await keten.rustig()
            await asyncio.gather(*(zaak.brieven() for zaak in zaken[4:8]))
            berichten = {f"message {row.topic} {row.key}": row.headers + row.value for row in rows}
        async with aangehouden(keten.embedded):
            await asyncio.gather(*(zaak.misgaan() for zaak in zaken))
            databases = await dump(keten.admin_dsn, DATABASES)
        await keten.rustig()
        plaatsen = afgeluisterd.plaatsen()
    assert len(berichten) > AANTAL
    assert databases["keten_intake.es.outbox"].count(b"nl.wmo.meldingen.melding-ontvangen.v1") >= AANTAL
    assert b"unexpected" not in plaatsen["log"]
    for plaats in ("log", "spans", "metrics"):
        assert len(plaatsen[plaats]) > 1000, f"{plaats}: nothing was heard at all"
    assert gevonden(plaatsen | databases | berichten | _antwoorden(zaken), personen) == []
    wal = await _wal(keten, begin)
    assert b"nl.wmo.meldingen.melding-ontvangen.v1" in wal
    assert [wie for wie in personen if wie.merk[:12].encode() in wal or wie.bsn.encode() in wal] == []


async def _wal(keten: Systeem, sinds: float) -> bytes:
    """What the server wrote ahead since then, as far as it is still there."""
    connection = await asyncpg.connect(keten.admin_dsn)
    try:
        folder = Path(await connection.fetchval("SHOW data_directory")) / "pg_wal"
    finally:
        await connection.close()
    return b"".join(p.read_bytes() for p in sorted(folder.glob("0*")) if p.stat().st_mtime >= sinds)


async def _geplant(keten: Systeem, kolom: str, waarde: object) -> dict[str, bytes]:
    connection = await asyncpg.connect(in_database(keten.admin_dsn, "keten_intake"))
    try:
        await connection.execute(f"CREATE TABLE public.geplant (gemeente text, waarde {kolom})")
        await connection.execute("INSERT INTO public.geplant VALUES ('9239', $1)", waarde)
        return await dump(keten.admin_dsn, ["keten_intake"])
    finally:
        await connection.execute("DROP TABLE IF EXISTS public.geplant")
        await connection.close()


@pytest.mark.server
@pytest.mark.parametrize("soort", ["text", "bytea", "jsonb", "text[]"])
async def test_t48_een_geplante_kanarie_wordt_in_een_database_gevonden(keten: Systeem, soort: str) -> None:
    (wie,) = kanaries(1)
    waarden: dict[str, object] = {
        "text": f"De vraag van {wie.naam}.",
        "bytea": f'{{"vraag": "{wie.naam}"}}'.encode(),
        "jsonb": f'{{"bsn": "{wie.bsn}"}}',
        "text[]": ["x", wie.naam],
    }
    found = gevonden(await _geplant(keten, soort, waarden[soort]), [wie])
    assert found
    assert all(plaats.startswith("keten_intake.public.geplant:") for plaats in found)


def _geplante_vormen(wie: Kanarie) -> Iterator[tuple[str, bytes]]:
    bsn, zin = wie.bsn.encode(), f"over {wie.naam} gaat het"
    yield "plain", zin.encode()
    yield "url", quote(zin).encode()
    yield "hex", zin.encode().hex().encode()
    yield "shown as bytea", met_bytes(b"(9239,\\x" + zin.encode().hex().encode() + b")")
    for plaats in range(3):
        yield f"base64 at {plaats}", base64.b64encode(b"x" * plaats + zin.encode())
        yield f"base64 of the number at {plaats}", base64.b64encode(b"x" * plaats + bsn + b"yz")
    for naam in ("md5", "sha1", "sha256"):
        digest = hashlib.new(naam, bsn, usedforsecurity=False)
        yield naam, digest.hexdigest().encode()
        yield f"{naam} as bytes", b"..." + digest.digest()
        yield f"{naam} in base64", base64.b64encode(digest.digest())


def test_t48_een_kanarie_wordt_in_elke_vorm_gevonden() -> None:
    wie, ander = kanaries(2)
    for vorm, inhoud in _geplante_vormen(wie):
        assert gevonden({vorm: inhoud}, [wie]), vorm
        assert gevonden({vorm: inhoud}, [ander]) == [], vorm


def test_t48_de_proefpersonen_hebben_nummers_die_niemand_heeft() -> None:
    nummers = [bsn for _, bsn in zip(range(AANTAL), bsns(), strict=False)]
    assert len(set(nummers)) == AANTAL
    assert all(nummer.startswith("9999") and len(nummer) == 9 for nummer in nummers)


def test_t49_een_log_veld_buiten_de_lijst_valt_weg_en_een_regel_blijft_een_regel(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    uitvoer = io.StringIO()
    monkeypatch.setattr(sys, "stderr", uitvoer)
    telemetry.configure(Settings(log_format="json", log_level="info"), "proef")
    (wie,) = kanaries(1)
    telemetry.log("request", naam=wie.naam, vraag=wie.bsn, exception=wie.naam, reason="a\r\nb\x1b[31mc")
    try:
        raise ValueError(f"Key (bsn)=({wie.bsn}) of {wie.naam}")
    except ValueError as error:
        telemetry.report("failed", error)
    monkeypatch.undo()
    telemetry.configure(Settings(log_level="error"), "alles")
    regels = uitvoer.getvalue().splitlines()
    assert len(regels) == 2
    assert gevonden({"log": uitvoer.getvalue().encode()}, [wie]) == []
    assert "ValueError" in regels[1]
    assert "\x1b" not in uitvoer.getvalue()
