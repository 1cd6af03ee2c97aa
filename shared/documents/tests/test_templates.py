"""A template shows what the view brings, as text; a letter keeps the text of the day that it speaks of."""

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from shared.documents.letter import VERNIETIGD, Afzender, Kop, delen, tekst, woorden
from shared.documents.templates import STYLE_HASH, Templates
from shared.events.sealed import Redacted, Sealed
from shared.eventstore.ids import uuid7

AFZENDER = Afzender(naam="Almere")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proef:
    """A view with one text."""

    kop: Kop
    tekst: str = "Rustig."


def _proef(dag: date, **velden: str) -> Proef:
    return Proef(kop=Kop(soort="proef", dag=dag, kenmerk="P-1"), **velden)


def _sjablonen(folder: Path, **teksten: str) -> Templates:
    for dag, inhoud in teksten.items():
        kop = '{% extends "brief.html" %}{% block titel %}Proef{% endblock %}{% block inhoud %}'
        path = folder / f"proef.{dag.removeprefix('d').replace('_', '-')}.html"
        path.write_text(f"{kop}{inhoud}{{% endblock %}}")
    return Templates(folder)


def test_een_brief_houdt_de_tekst_van_de_dag_waarover_hij_gaat(tmp_path: Path) -> None:
    sjablonen = _sjablonen(tmp_path, d2015_01_01="Oud.", d2021_07_01="Nieuw.")
    for dag, wanted in (
        (date(2014, 12, 31), "Oud."),
        (date(2021, 6, 30), "Oud."),
        (date(2021, 7, 1), "Nieuw."),
        (date(2030, 1, 1), "Nieuw."),
    ):
        html = sjablonen.render(_proef(dag), AFZENDER)
        assert [found for found in ("Oud.", "Nieuw.") if found in html] == [wanted], dag


@pytest.mark.parametrize(
    "inhoud", ["<script>alert(1)</script>", "{{ afzender.naam }}", "{% raw %}", "<img src=x:y>", "&amp;"]
)
def test_wat_iemand_schreef_blijft_tekst(tmp_path: Path, inhoud: str) -> None:
    html = _sjablonen(tmp_path, d2015_01_01="<p>[{{ tekst }}]</p>").render(
        _proef(date(2020, 1, 1), tekst=inhoud), AFZENDER
    )
    escaped = re.search(r"<p>\[(.*)\]</p>", html)
    assert escaped
    assert "<" not in escaped[1]
    assert escaped[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == inhoud


@pytest.mark.parametrize(
    "inhoud", ["{{ onbekend }}", "{{ kop.onbekend }}", "{% if onbekend %}x{% endif %}", "{{ range(3) }}"]
)
def test_wat_de_view_niet_heeft_is_een_fout(tmp_path: Path, inhoud: str) -> None:
    with pytest.raises(UndefinedError):
        _sjablonen(tmp_path, d2015_01_01=inhoud).render(_proef(date(2020, 1, 1)), AFZENDER)


def test_een_sjabloon_leest_na_het_begin_geen_bestand(tmp_path: Path) -> None:
    sjablonen = _sjablonen(tmp_path, d2015_01_01="Gelezen.")
    (tmp_path / "proef.2015-01-01.html").unlink()
    assert "Gelezen." in sjablonen.render(_proef(date(2020, 1, 1)), AFZENDER)


def test_de_bladzijde_haalt_niets_van_elders_en_draagt_de_stijl_die_het_beleid_toelaat(tmp_path: Path) -> None:
    html = _sjablonen(tmp_path, d2015_01_01="x").render(_proef(date(2020, 1, 1)), AFZENDER)
    stijl = re.search(r"<style>(.*)</style>", html, re.DOTALL)
    assert stijl
    assert f"'sha256-{base64.b64encode(hashlib.sha256(stijl[1].encode()).digest()).decode()}'" == STYLE_HASH
    assert re.findall(r"\b(?:src|href)=|url\(|@import", html) == []
    assert '<html lang="nl">' in html
    assert "<title>Proef (P-1)</title>" in html


def test_wat_is_vernietigd_staat_er_zo_en_wat_niet_is_geopend_hoort_er_niet() -> None:
    assert tekst(Redacted()) == VERNIETIGD
    assert delen(Redacted()) is None
    assert delen('{"naam": "Een"}') == {"naam": "Een"}
    dicht = Sealed(uuid7(), "inhoud", uuid7(), b"n", b"c")
    for lees in (tekst, delen):
        with pytest.raises(TypeError):
            lees(dicht)


def test_een_gemeente_heet_zoals_de_instelling_zegt() -> None:
    almere = Afzender(naam="Almere Stad", adres="Stadhuisplein 1, Almere", telefoon="14 036")
    assert Afzender.van("0034", {"0034": almere}) == almere
    assert Afzender.van("0034", {}).naam == "Almere"
    assert Afzender.van("9999", {}).naam == "9999"


def test_codes_worden_woorden() -> None:
    assert woorden("hulp_bij_het_huishouden") == "hulp bij het huishouden"
    assert woorden("zvw") == "Zorgverzekeringswet"
    assert woorden("basale_adl") == "basale ADL"


@pytest.mark.parametrize(
    ("inhoud", "gezet"),
    [
        ("Twee zinnen.\nOp twee regels.", "Twee zinnen.\nOp twee regels."),
        ("a\n" * 200, "a\n" * 200),
        ("a\n" * 201, " ".join("a" * 201)),
        ("x" * 60, "x" * 60),
        ("x" * 125, f"{'x' * 60}\u200b{'x' * 60}\u200bxxxxx"),
    ],
)
def test_een_tekst_die_geen_tekst_is_houdt_geen_brief_op(tmp_path: Path, inhoud: str, gezet: str) -> None:
    """Ten thousand line ends, or a word of ten thousand letters, took a core for many seconds."""
    html = _sjablonen(tmp_path, d2015_01_01="[{{ tekst }}]").render(_proef(date(2020, 1, 1), tekst=inhoud), AFZENDER)
    assert html.partition("[")[2].rpartition("]")[0] == gezet
