"""A scenario: its file reads back as it was written, what is no scenario is refused, keys stay the same."""

from collections import Counter
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from keten.afspelen import pluk
from keten.scenario import Scenario
from keten.scenarios.almere import BEGIN, KANALEN, KWARTAAL, TEAMS, kwartaal


@pytest.fixture(scope="module")
def klein() -> Scenario:
    return kwartaal(0.05)


def test_een_bestand_leest_terug_als_het_scenario_dat_is_geschreven(klein: Scenario, tmp_path: Path) -> None:
    klein.schrijf(tmp_path / "kwartaal.jsonl")
    gelezen = Scenario.lees(tmp_path / "kwartaal.jsonl")
    assert (gelezen.naam, gelezen.gemeente) == (klein.naam, klein.gemeente)
    assert list(gelezen.zaken) == list(klein.zaken)


def test_een_gelezen_scenario_schrijft_hetzelfde_bestand(klein: Scenario, tmp_path: Path) -> None:
    klein.schrijf(tmp_path / "een")
    Scenario.lees(tmp_path / "een").schrijf(tmp_path / "twee")
    assert (tmp_path / "een").read_bytes() == (tmp_path / "twee").read_bytes()


@pytest.mark.parametrize(
    "inhoud",
    [
        "",
        "geen json\n",
        "[]\n",
        "7\n",
        '{"gemeente": "0034", "zaken": 0}\n',
        '{"scenario": "x", "gemeente": "0034", "zaken": 1}\n{"zaak": 1, "team": "centrum"}\n',
        '{"scenario": "x", "gemeente": "0034", "zaken": 1}\n"zaak"\n',
        '{"scenario": "x", "gemeente": "0034", "zaken": 1}\n{"zaak": 1, "team": "haven", "stappen": [{"rol": "x"}]}\n',
        '{"scenario": "x", "gemeente": "0034", "zaken": 1}\n{"zaak": 1, "team": "haven", "stappen": [{"wie": "x"}]}\n',
    ],
    ids=["leeg", "geen json", "lijst", "getal", "zonder naam", "zonder stappen", "tekst", "halve stap", "vreemd veld"],
)
def test_wat_geen_scenario_is_wordt_met_een_regel_geweigerd(tmp_path: Path, inhoud: str) -> None:
    bestand = tmp_path / "iets.jsonl"
    bestand.write_text(inhoud)
    with pytest.raises(SystemExit, match="is no scenario file"):
        Scenario.lees(bestand)


def test_een_bestand_in_andere_tekens_wordt_geweigerd(tmp_path: Path) -> None:
    (tmp_path / "plaatje.jsonl").write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(SystemExit, match="is no scenario file"):
        Scenario.lees(tmp_path / "plaatje.jsonl")


def test_een_afgebroken_bestand_wordt_geweigerd(klein: Scenario, tmp_path: Path) -> None:
    bestand = tmp_path / "half.jsonl"
    klein.schrijf(bestand)
    regels = bestand.read_text().splitlines(keepends=True)
    bestand.write_text("".join(regels[: len(regels) // 2]))
    with pytest.raises(SystemExit, match="is no scenario file"):
        Scenario.lees(bestand)


def test_de_sleutel_van_een_verzoek_is_in_elk_naspelen_dezelfde(klein: Scenario) -> None:
    zelfde = kwartaal(0.05)
    sleutels = [klein.sleutel(zaak.nummer, n) for zaak in klein.zaken for n in range(len(zaak.stappen))]
    assert sleutels == [zelfde.sleutel(zaak.nummer, n) for zaak in zelfde.zaken for n in range(len(zaak.stappen))]
    assert len(set(sleutels)) == len(sleutels)
    assert all(str(UUID(sleutel)) == sleutel for sleutel in sleutels)


def test_een_ander_scenario_heeft_andere_sleutels(klein: Scenario) -> None:
    assert klein.sleutel(1, 1) != kwartaal(0.05, zaad=2021).sleutel(1, 1)
    assert klein.sleutel(1, 1) != kwartaal(0.1).sleutel(1, 1)


@pytest.mark.parametrize("schaal", [0.01, 0.05, 0.3])
def test_elke_schaal_heeft_dezelfde_kanalen_teams_en_dagen(schaal: float) -> None:
    scenario = kwartaal(schaal)
    meldingen = [zaak.stappen[0].inhoud or {} for zaak in scenario.zaken]
    dagen = [date.fromisoformat(melding["ontvangenOp"][:10]) for melding in meldingen]
    assert BEGIN <= min(dagen) <= max(dagen) <= KWARTAAL[1]
    assert dagen == sorted(dagen)
    assert {zaak.team for zaak in scenario.zaken} == set(TEAMS)
    kanalen = Counter(melding["kanaal"] for melding in meldingen)
    assert set(kanalen) == set(KANALEN)
    assert max(kanalen.values()) - min(kanalen.values()) <= 1


def test_elke_stap_gebruikt_alleen_namen_die_eerder_zijn_bewaard(klein: Scenario) -> None:
    for zaak in klein.zaken:
        bekend: dict[str, str] = {}
        for stap in zaak.stappen:
            assert stap.pad.format(**bekend)
            bekend |= dict.fromkeys(stap.bewaar, "x")


def test_pluk_vindt_wat_er_staat_en_niets_wat_er_nog_niet_staat() -> None:
    antwoord = {"resultaten": [{"id": "a", "onderzoek": None}], "volgende": None}
    assert pluk(antwoord, "resultaten.0.id") == "a"
    assert pluk(antwoord, "resultaten.0.onderzoek") is None
    assert pluk(antwoord, "resultaten.1.id") is None
    assert pluk(antwoord, "dossier.id") is None
    assert pluk({"resultaten": []}, "resultaten.0.id") is None
