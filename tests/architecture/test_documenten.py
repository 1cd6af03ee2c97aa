"""What is generated from the code is committed as it is generated."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from keten import documenten
from keten.diensten import DIENSTEN
from shared.events.aanmeldingen import OnderzoekNodigVastgesteld
from shared.service.service import Service


def test_wat_gegenereerd_wordt_is_gelijk_aan_wat_er_staat() -> None:
    assert documenten.verschillen() == [], "run make docs"


def test_een_ander_proces_genereert_precies_hetzelfde() -> None:
    """Without this, an order that depends on the hash seed passes here and fails on the next machine."""
    elders = subprocess.run(
        [sys.executable, "-m", "keten.documenten", "--check"],
        cwd=documenten.WORTEL,
        env=os.environ | {"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (elders.returncode, elders.stdout) == (0, "up to date\n"), elders.stderr


def test_een_veranderd_een_verdwenen_en_een_vreemd_bestand_vallen_op(tmp_path: Path) -> None:
    documenten.schrijf(tmp_path)
    assert documenten.verschillen(tmp_path) == []
    (tmp_path / "docs/events.md").write_text("iets anders")
    (tmp_path / "docs/api/intake.json").unlink()
    (tmp_path / "docs/api/vreemd.json").write_text("{}")
    assert documenten.verschillen(tmp_path) == ["docs/api/intake.json", "docs/api/vreemd.json", "docs/events.md"]


def test_een_ouder_uitgebracht_schema_mag_blijven_staan(tmp_path: Path) -> None:
    documenten.schrijf(tmp_path)
    (tmp_path / documenten.SCHEMAS / "nl.wmo.pgbs.pgb-toegekend.v1" / "0.9.json").write_text("{}")
    assert documenten.verschillen(tmp_path) == []


def test_elk_veld_van_elk_feit_staat_in_de_catalogus() -> None:
    catalogus = documenten.catalogus()
    for kind in documenten.openbaar():
        deel = catalogus.partition(f"### {kind.cls.__name__}\n")[2].partition("\n### ")[0]
        assert kind.name in deel
        assert [field.alias for field in kind.fields if f"| `{field.alias}` |" not in deel] == []


def test_wie_een_feit_leest_staat_er_met_naam_bij() -> None:
    gebruik = documenten.gebruik(OnderzoekNodigVastgesteld)
    assert gebruik == ["casework (`open_onderzoek`)", "reporting (leestabel `aanmelding`, feitenlogboek)"]


@pytest.mark.parametrize("service", DIENSTEN, ids=lambda service: service.naam)
def test_elke_operatie_van_het_openapi_document_vraagt_een_token(service: Service) -> None:
    document = documenten.openapi(service)
    operaties = [operatie for pad in document["paths"].values() for operatie in pad.values()]
    assert operaties
    assert all(operatie["security"] == [{"token": []}] for operatie in operaties)
    assert all("401" in operatie["responses"] and "403" in operatie["responses"] for operatie in operaties)


_METHODEN = {"get", "put", "post", "delete", "patch"}


def _api(dienst: Service) -> dict[str, dict[str, Any]]:
    paden: dict[str, dict[str, Any]] = json.loads((documenten.WORTEL / "docs/api" / f"{dienst.naam}.json").read_text())[
        "paths"
    ]
    return paden


@pytest.mark.parametrize("dienst", DIENSTEN, ids=lambda dienst: dienst.naam)
def test_een_pad_staat_er_een_keer_met_al_zijn_parameters(dienst: Service) -> None:
    """Paths that differ only in the names of their parameters are the same path, and no valid OpenAPI."""
    paden = _api(dienst)
    vormen = [re.sub(r"\{\w+\}", "{}", pad) for pad in paden]
    assert sorted(set(vormen)) == sorted(vormen)
    for pad, handelingen in paden.items():
        for methode in handelingen.keys() & _METHODEN:
            gegeven = [p["name"] for p in handelingen[methode].get("parameters", []) if p["in"] == "path"]
            assert sorted(gegeven) == sorted(re.findall(r"\{(\w+)\}", pad)), (methode, pad)
