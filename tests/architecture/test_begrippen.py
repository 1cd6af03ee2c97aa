"""Every word in the name of a public fact is explained in `docs/begrippen.md`, and every term says where it is from."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from shared.events.publiek import OPENBAAR

TEKST = (Path(__file__).resolve().parents[2] / "docs/begrippen.md").read_text()
DOCUMENTEN = {
    "Almere": "Almere, Meldingen bij de wijkteams, mei 2020",
    "Rotterdam 2020": "Rotterdam, Jaarstukken 2020",
    "Groningen": "Groningen, Jaarverslag 2017, 4.2.1",
    "Rotterdam 2018": "Rotterdam, Begroting 2018",
    "Schiedam": "Schiedam, Werk aan de winkel voor wijkondersteuning, 7 juli 2015",
}
_WET = re.compile(r"(Wmo \d\.\d\.\d{1,2}|Wmo \d\.\d\.\d|Awb \d{1,2}:\d{1,2})( lid \d(-\d)?)?(, \d[\d.:]*( lid \d)?)*")
_IWMO = re.compile(r"iWmo \d\.\d")


def _tabel(kop: str) -> list[Sequence[str]]:
    """The rows of the table under a heading, or of the first table of the page."""
    deel = TEKST.partition(f"## {kop}\n")[2] if kop else TEKST
    regels = re.search(r"(?:^\|.*\n)+", deel, re.MULTILINE)
    assert regels, kop
    return [[cel.strip() for cel in regel.strip("|").split("|")] for regel in regels.group().splitlines()[2:]]


def woorden(naam: str) -> list[str]:
    """`PlanTerAccorderingAangeboden` -> plan, ter, accordering, aangeboden."""
    return [woord.lower() for woord in re.findall("[A-Z][a-z]*", naam)]


def _uitgelegd() -> set[str]:
    koppen = ("Terms", "What a fact says happened", "Small words")
    return {rij[0].lower() for kop in koppen for rij in _tabel(kop)}


def test_elk_woord_van_elk_openbaar_feit_staat_in_de_begrippen() -> None:
    uitgelegd = _uitgelegd()
    namen = [cls.__name__ for tabel in OPENBAAR for cls in tabel.values()]
    onbekend = {naam: missing for naam in namen if (missing := set(woorden(naam)) - uitgelegd)}
    assert onbekend == {}


def test_een_nieuw_woord_zou_opvallen() -> None:
    assert set(woorden("BeschikkingVernietigd")) - _uitgelegd() == {"vernietigd"}


@pytest.mark.parametrize("kop", ["Terms", "What a fact says happened", "Small words"])
def test_elk_woord_staat_er_een_keer_met_uitleg(kop: str) -> None:
    rijen = _tabel(kop)
    namen = [rij[0].lower() for rij in rijen]
    assert sorted(set(namen)) == sorted(namen)
    assert all(all(rij) for rij in rijen)


def test_elk_begrip_noemt_een_wetsartikel_of_een_van_de_vijf_documenten() -> None:
    for term, _, bron in _tabel("Terms"):
        for deel in bron.split("; "):
            bekend = deel in DOCUMENTEN or deel == "eigen" or _WET.fullmatch(deel) or _IWMO.fullmatch(deel)
            assert bekend, f"{term}: {deel}"


def test_de_documenten_staan_er_met_hun_titel() -> None:
    assert {rij[0]: rij[1] for rij in _tabel("")} == DOCUMENTEN


def test_geen_bron_is_de_naam_van_een_bestand() -> None:
    assert not re.search(r"[0-9a-f]{8,}|\.txt|\.md\b", TEKST)
