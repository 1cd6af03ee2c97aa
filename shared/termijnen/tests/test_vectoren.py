"""Every vector gives both dates exactly, and the trace names the same days off as its explanation does."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from shared.termijnen.opschorting import Grond, Opschorting
from shared.termijnen.termijn import Regel, bereken

type Rij = dict[str, str]

with (Path(__file__).parent / "vectoren.csv").open(encoding="utf-8", newline="") as bestand:
    VECTOREN: list[Rij] = list(csv.DictReader(bestand))
VRIJE_DAG = re.compile(r"\b(?:ma|di|wo|do|vr|za|zo) (\d+)-(\d+)-(\d+) ([^,;]+)")


def opschortingen(rij: Rij) -> list[Opschorting]:
    perioden = [periode.split("..") for periode in rij["opschortingen"].split(";") if periode]
    return [
        Opschorting(date.fromisoformat(vanaf), date.fromisoformat(tot), Grond.AANVULLING) for vanaf, tot in perioden
    ]


@pytest.mark.parametrize("rij", VECTOREN, ids=lambda rij: f"{rij['soort']}-{rij['start']}")
def test_elke_vector_komt_op_de_dag_uit(rij: Rij) -> None:
    termijn = bereken(rij["soort"], date.fromisoformat(rij["start"]), opschortingen(rij))

    ruw = date.fromisoformat(rij["ruwe_einddatum"]) if rij["ruwe_einddatum"] else None
    assert (termijn.ruwe_einddatum, termijn.wettelijke_einddatum) == (
        ruw,
        date.fromisoformat(rij["wettelijke_einddatum"]),
    )


@pytest.mark.parametrize("rij", VECTOREN, ids=lambda rij: f"{rij['soort']}-{rij['start']}")
def test_de_stappen_noemen_dezelfde_vrije_dagen_als_de_toelichting(rij: Rij) -> None:
    termijn = bereken(rij["soort"], date.fromisoformat(rij["start"]), opschortingen(rij))

    deel = re.search(r"(?:verlengd over|overgeslagen:) ([^;]+)", rij["toelichting"])
    genoemd = VRIJE_DAG.findall(deel[1]) if deel else []
    assert [(stap.van, stap.reden) for stap in termijn.stappen if stap.regel is Regel.VRIJE_DAG] == [
        (date(int(jaar), int(maand), int(dag)), naam)
        for dag, maand, jaar, naam in genoemd
        if not naam.startswith("telt als eerste werkdag")
    ]


def test_de_vectoren_zijn_er() -> None:
    assert len(VECTOREN) == 42
