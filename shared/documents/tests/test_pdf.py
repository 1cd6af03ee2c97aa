"""A PDF is tagged, has a title and a language, and is made of nothing but the page that it is given."""

import http.server
import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pypdf
import pytest
from weasyprint.urls import FatalURLFetchingError

from shared.documents.pdf import pdf

WORTEL = Path(__file__).resolve().parents[3]
PAGINA = '<!doctype html><html lang="nl"><head><title>Proef</title></head><body><h1>Kop</h1>{}</body></html>'


def test_een_pdf_is_voor_een_schermlezer_te_lezen() -> None:
    gelezen = pypdf.PdfReader(io.BytesIO(pdf(PAGINA.format("<p>Tekst met een cliënt.</p>"))))
    root = cast("Any", gelezen.trailer["/Root"])
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert gelezen.metadata
    assert gelezen.metadata.title == "Proef"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert "Tekst met een cliënt." in gelezen.pages[0].extract_text()


@pytest.fixture
def luisteraar() -> Iterator[tuple[str, list[str]]]:
    """A web server that remembers what it is asked."""
    gevraagd: list[str] = []

    class Luister(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            gevraagd.append(self.path)
            self.send_error(404)

    server = http.server.HTTPServer(("127.0.0.1", 0), Luister)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", gevraagd
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "element",
    [
        '<img src="{}/plaatje.png" alt="x">',
        '<link rel="stylesheet" href="{}/stijl.css">',
        '<style>@import url("{}/stijl.css");</style>',
        '<style>p {{ background: url("{}/plaatje.png") }}</style><p>x</p>',
        '<object data="{}/ding"></object>',
    ],
)
@pytest.mark.parametrize("waar", ["web", "schijf"])
def test_een_pdf_haalt_niets_van_het_net_en_niets_van_de_schijf(
    luisteraar: tuple[str, list[str]], element: str, waar: str
) -> None:
    adres, gevraagd = luisteraar
    with pytest.raises(FatalURLFetchingError):
        pdf(PAGINA.format(element.format(adres if waar == "web" else "file:///etc")))
    assert gevraagd == []


def test_zonder_pango_is_er_geen_pdf_en_blijft_de_rest_werken(tmp_path: Path) -> None:
    """The loader finds an empty file first, as on a machine with a broken or absent Pango."""
    (tmp_path / "libpango-1.0.so.0").touch()
    code = (
        "from shared.documents.pdf import PdfNietLeverbaar, pdf\n"
        "import keten.diensten\n"
        "try:\n    pdf('<p>x</p>')\nexcept PdfNietLeverbaar:\n    print('geen pdf')"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=WORTEL,
        env={**os.environ, "LD_LIBRARY_PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip().endswith("geen pdf")
