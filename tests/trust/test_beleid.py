"""T14, T15, T18, T21: who may call what is one table; over HTTP it is exactly that, and the default is no."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from keten.diensten import DIENSTEN, OP_NAAM
from keten.documenten import openapi
from shared.service.policy import RELATIES, ROLLEN, Policy
from shared.service.runtime import Runtime
from shared.service.service import Service
from shared.service.web import operations, resource_router
from tests.e2e.clients import Zaak, nieuwe_melding
from tests.systeem import Client, Systeem

ZONDER_ZAAK = {  # registers and money: who may see or keep these sees no case
    "berekenTermijn",
    "registreerAanbieder",
    "lijstAanbieders",
    "leesAanbieder",
    "sluitContract",
    "lijstContracten",
    "leesContract",
    "leesPrestaties",
    "beeindigContract",
    "neemProductOp",
    "lijstProducten",
    "leesProduct",
    "stelTariefVast",
    "lijstTarieven",
    "leesTarief",
    "leesZorgaanbod",
    "stelBegrotingsregelVast",
    "lijstBegrotingen",
    "leesBegroting",
    "stelBegrotingBij",
    "boekRealisatie",
    "lichtAfwijkingToe",
    "leesTaakveld",
}
ONBEKENDE_ROLLEN = ("technisch", "systeem", "Coordinator", "coordinator ", "*", "wijkwerker,coordinator")
NERGENS = UUID(int=42)


@dataclass(frozen=True, slots=True)
class Operatie:
    """One operation of one service, with a request that is well formed but for its content."""

    dienst: str
    naam: str
    rij: str
    methode: str
    pad: str

    async def vraag(self, client: Client) -> httpx.Response:
        """Call it, on ids that nobody has."""
        return await client.request(
            self.methode,
            self.pad,
            headers={"Idempotency-Key": f"matrix-{self.naam}"},
            **({"json": {}} if self.methode == "POST" else {}),  # type: ignore[arg-type]  # only for a POST
        )


def _operaties() -> Iterator[Operatie]:
    for service in DIENSTEN:
        for pad, methoden in sorted(openapi(service)["paths"].items()):
            for methode, operatie in methoden.items():
                gevuld = "/".join(_waarde(deel) if deel.startswith("{") else deel for deel in pad.split("/"))
                naam = operatie["operationId"]
                rij = operatie.get("x-beleid", naam)
                yield Operatie(service.naam, naam, rij, methode.upper(), f"/{service.naam}/v1{gevuld}")


def _waarde(parameter: str) -> str:
    return {"{code}": "instroom", "{nummer}": "1", "{soort}": "onderzoek"}.get(parameter, str(NERGENS))


OPERATIES = list(_operaties())


def _beleid(dienst: str) -> Policy:
    return Policy.read(OP_NAAM[dienst].folder / "policy.toml")


def test_t15_de_matrix_kent_elke_operatie_en_elke_rol() -> None:
    for service in DIENSTEN:
        assert {op.rij for op in OPERATIES if op.dienst == service.naam} == set(operations(service.routers))
    assert len(ROLLEN) == 17
    assert {"geen", "team", "betrokkenheid", "eigen", "partner"} == RELATIES


def test_t14_alleen_een_lezende_operatie_leent_de_rij_van_het_lezen_van_haar_zaak() -> None:
    """What one may do is never borrowed, and what one may read only from the row for the whole aggregate."""
    geleend = [op for op in OPERATIES if op.rij != op.naam]
    assert {op.methode for op in geleend} == {"GET"}
    assert [op.naam for op in geleend if not op.rij.startswith("lees") or f"/{NERGENS}/" not in op.pad] == []
    for op in geleend:
        collectie = op.pad.split("/")[3]
        assert [o.pad for o in OPERATIES if o.naam == op.rij] == [f"/{op.dienst}/v1/{collectie}/{NERGENS}"]


@pytest.mark.server
@pytest.mark.parametrize("operatie", OPERATIES, ids=lambda op: f"{op.dienst}-{op.naam}")
async def test_t15_een_rol_mag_precies_wat_de_tabel_zegt(keten: Systeem, operatie: Operatie) -> None:
    toegestaan = _beleid(operatie.dienst).roles(operatie.rij)
    fout = {}
    for rol in (*sorted(ROLLEN), *ONBEKENDE_ROLLEN):
        async with keten.client(rol, "9210") as client:
            answer = await operatie.vraag(client)
        geweigerd = answer.status_code in (401, 403)
        if geweigerd == (rol in toegestaan) or answer.status_code >= 500:
            fout[rol] = answer.status_code
        if geweigerd:
            assert answer.status_code == 403 or rol not in ROLLEN, "a role of the table is somebody"
            assert answer.headers["content-type"] == "application/problem+json"
    assert fout == {}, f"allowed: {sorted(toegestaan)}"


def _met_beleid(keten: Systeem, service: Service, folder: Path, tekst: str) -> Runtime:
    (folder / "policy.toml").write_text(tekst)
    runtime = keten.embedded.apis[service.naam]
    return Runtime(
        replace(service, folder=folder), runtime.settings, runtime.store, runtime._keys, runtime._secrets, runtime._dsn
    )


@pytest.mark.server
@pytest.mark.parametrize("service", DIENSTEN, ids=lambda service: service.naam)
def test_t14_een_route_zonder_regel_houdt_de_app_tegen(keten: Systeem, service: Service, tmp_path: Path) -> None:
    regels = (service.folder / "policy.toml").read_text().splitlines()
    zonder = [regel for regel in regels if not regel.startswith("berekenTermijn ")]
    with pytest.raises(ValueError, match=r"policy\.toml and routes differ: berekenTermijn"):
        _met_beleid(keten, service, tmp_path, "\n".join(zonder)).api()


@pytest.mark.server
def test_t14_een_regel_zonder_route_en_een_nieuwe_route_ook(keten: Systeem, tmp_path: Path) -> None:
    intake = OP_NAAM["intake"]
    tekst = (intake.folder / "policy.toml").read_text()
    extra = 'wisAlles = { rollen = ["beheerder"], relatie = "geen", doel = "beheer" }\n'
    with pytest.raises(ValueError, match=r"policy\.toml and routes differ: wisAlles"):
        _met_beleid(keten, intake, tmp_path, tekst + extra).api()
    router = resource_router("nieuw")
    router.add_api_route("/nieuw", lambda: None, operation_id="nieuweRoute")
    met_route = replace(intake, routers=(*intake.routers, router))
    with pytest.raises(ValueError, match=r"policy\.toml and routes differ: nieuweRoute"):
        _met_beleid(keten, met_route, tmp_path, tekst).api()


@pytest.mark.parametrize("rij", ['rollen = ["chef"], relatie = "geen"', 'rollen = ["beheerder"], relatie = "alles"'])
def test_t14_een_onbekende_rol_of_relatie_wordt_niet_gelezen(rij: str, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(f'[operaties]\nx = {{ {rij}, doel = "toegang" }}\n')
    with pytest.raises(ValueError, match="x names an unknown role or relation"):
        Policy.read(tmp_path / "policy.toml")


def test_t15_elke_rij_heeft_een_rol_een_relatie_en_een_doel() -> None:
    for service in DIENSTEN:
        for naam, rule in _beleid(service.naam)._rules.items():
            assert rule.rollen, naam
            assert rule.doel in {"toegang", "ondersteuning", "besluit", "levering", "kwaliteit", "sturing", "beheer"}, (
                naam
            )


def test_t15_wie_geen_zaken_behandelt_mag_geen_zaak_openen() -> None:
    """trust.md, section 2: no case content for policy staff, complaint handlers, supervisors and administrators.

    An operation with the relation `geen` shows no case: terms, and the registers of teams and medewerkers.
    """
    buiten = {
        "beleidsmedewerker",
        "rapportagelezer",
        "klachtbehandelaar",
        "functionaris_gegevensbescherming",
        "beheerder",
    }
    for dienst in ("intake", "casework", "provisions"):
        for naam, rule in _beleid(dienst)._rules.items():
            assert rule.relatie == "geen" or naam in ZONDER_ZAAK or not rule.rollen & buiten, naam
    assert not _beleid("reporting").roles("leesHerkomst") & buiten


def test_t15_wie_zaken_behandelt_leest_geen_klacht() -> None:
    """Awb 9:7: a klacht is handled by who had no part in it; the yearly register counts, and names nobody."""
    beleid = _beleid("quality")
    for naam in ("lijstKlachten", "leesKlacht", "lijstCalamiteiten", "leesCalamiteit"):
        assert beleid.roles(naam) == {"klachtbehandelaar"}


@asynccontextmanager
async def _twee(keten: Systeem) -> AsyncIterator[Sequence[Client]]:
    async with keten.client("wijkwerker", "9211") as eigen, keten.client("wijkwerker", "9212") as ander:
        yield eigen, ander


def _zonder_ids(answer: httpx.Response) -> tuple[object, ...]:
    body = {naam: waarde for naam, waarde in answer.json().items() if naam not in ("instance", "traceId")}
    return answer.status_code, body, sorted(set(answer.headers) - {"traceparent"})


@pytest.mark.server
async def test_t18_een_zaak_van_een_andere_gemeente_bestaat_niet(keten: Systeem) -> None:
    """Foreign and nonexistent answer alike, on reads and on acts, with and without If-Match."""
    zaak = await Zaak(keten, "9211").onderzoek_nodig()
    await keten.rustig()
    intrekking = {"op": "2020-01-20T10:00:00+01:00", "reden": "anders"}
    zwaarte = {"op": "2020-01-20T10:00:00+01:00", "niveau": "licht"}
    async with _twee(keten) as (eigen, ander):
        for dienst, soort, id_, act, body in (
            ("intake", "meldingen", zaak.ids["melding"], "intrekkingen", intrekking),
            ("intake", "aanmeldingen", zaak.ids["aanmelding"], "intrekkingen", intrekking),
            ("casework", "dossiers", zaak.ids["dossier"], "zwaartebepalingen", zwaarte),
        ):
            collectie = f"/{dienst}/v1/{soort}"
            await eigen.gelezen(f"{collectie}/{id_}")
            vreemd, nergens = await ander.get(f"{collectie}/{id_}"), await ander.get(f"{collectie}/{NERGENS}")
            assert _zonder_ids(vreemd) == _zonder_ids(nergens)
            assert vreemd.status_code == 404
            for headers in ({}, {"If_Match": '"v1"'}):
                vreemd = await ander.doe(f"{collectie}/{id_}/{act}", body, **headers)
                nergens = await ander.doe(f"{collectie}/{NERGENS}/{act}", body, **headers)
                assert _zonder_ids(vreemd) == _zonder_ids(nergens)
                assert vreemd.status_code == 404
        assert (await ander.gelezen("/intake/v1/meldingen"))["resultaten"] == []


@pytest.mark.server
@pytest.mark.parametrize("veld", ["gemeente", "rol", "status", "actor", "versie", "geregistreerdOp", "Gemeente"])
async def test_t21_wat_van_het_token_of_van_ons_is_komt_niet_uit_de_inhoud(keten: Systeem, veld: str) -> None:
    async with keten.client("wijkwerker", "9213") as client:
        answer = await client.doe("/intake/v1/meldingen", nieuwe_melding(**{veld: "9214"}))
    assert answer.status_code == 400
    assert [fout["code"] for fout in answer.json()["errors"]] == ["onbekend_veld"]


@pytest.mark.server
async def test_t21_geen_andere_header_verandert_wie_er_vraagt(keten: Systeem) -> None:
    vreemd = {
        "X-Gemeente": "9216",
        "X-Forwarded-User": "beheerder",
        "X-Forwarded-Host": "elders.example",
        "X-Rol": "beheerder",
        "X-HTTP-Method-Override": "DELETE",
        "X-Original-URL": "/intake/v1/personen/_zoek",
    }
    async with keten.client("wijkwerker", "9215") as client, keten.client("wijkwerker", "9216") as ander:
        client.headers.update(vreemd)
        receipt = await client.doe("/intake/v1/meldingen", nieuwe_melding())
        assert receipt.status_code == 201
        assert receipt.headers["location"].startswith("/intake/v1/meldingen/")
        assert (await ander.gelezen("/intake/v1/meldingen"))["resultaten"] == []
    async with keten.client("rapportagelezer", "9215") as lezer:
        lezer.headers.update(vreemd)
        assert (await lezer.get("/intake/v1/meldingen")).status_code == 403
