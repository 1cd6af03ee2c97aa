"""Growth is a decision: each kind of file has a budget in lines, and so have the kernel and `shared/service` together.

A line counts when it holds code. Blank lines, comments and docstrings count for nothing, so that nobody makes room by
shaving what explains the code. A file that is full is split by concept.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[2]
PLAATSEN = ("services", "shared", "keten", "bench")
_KERNEL = re.compile(r"shared/((decider|eventstore|bus)/.+|events/(codec|envelope|upcast)\.py|crashpoint\.py)")

PER_BESTAND: Sequence[tuple[str, int]] = (
    (r"services/\w+/app\.py", 80),
    (r"services/\w+/api(/\w+)?\.py", 250),
    (r"services/\w+/reactions(/\w+)?\.py", 200),
    (r"services/\w+/projections(/\w+)?\.py", 220),
    (r"services/\w+/queries(/\w+)?\.py", 180),
    (r"services/\w+/tables(/\w+)?\.py", 160),
    (r"services/\w+/domain/\w+/taal\.py", 350),
    (r"services/\w+/domain/.+\.py", 280),
    (r"shared/decider/handle\.py", 100),
    (r".+", 300),
)
SAMEN: Sequence[tuple[str, str, int]] = (
    ("de kern", _KERNEL.pattern, 2000),
    ("shared/service", r"shared/service/.+", 1600),
)
_STIL = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
}


def regels_code(path: Path) -> int:
    """How many lines of a file hold code."""
    text = path.read_text()
    return _sql(text) if path.suffix == ".sql" else _python(text)


def _python(text: str) -> int:
    found: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in _STIL:
            found.update(range(token.start[0], token.end[0] + 1))
    return len(found - _docstrings(text))


def _docstrings(text: str) -> set[int]:
    """The lines of every string that stands alone as a statement: docstrings, and those under a constant."""
    found: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            found.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return found


def _sql(text: str) -> int:
    return sum(1 for line in text.splitlines() if line.strip() and not line.lstrip().startswith("--"))


def broncode(wortel: Path) -> Iterable[tuple[str, Path]]:
    """Every file of Python or SQL that is no test: its path from the root, and itself."""
    for plaats in PLAATSEN:
        for path in sorted((wortel / plaats).rglob("*")):
            naam = path.relative_to(wortel).as_posix()
            if path.suffix in (".py", ".sql") and "/tests/" not in naam and "/build/" not in naam:
                yield naam, path


def budget(naam: str) -> int:
    """What a file with this name may hold."""
    return next(limit for pattern, limit in PER_BESTAND if re.fullmatch(pattern, naam))


def te_lang(wortel: Path) -> list[str]:
    """The files over their budget, in words."""
    counted = ((naam, regels_code(path), budget(naam)) for naam, path in broncode(wortel))
    return [f"{naam}: {lines} lines of code, {limit} allowed" for naam, lines, limit in counted if lines > limit]


def test_geen_bestand_is_langer_dan_zijn_budget() -> None:
    assert te_lang(WORTEL) == []


@pytest.mark.parametrize(("naam", "patroon", "limiet"), SAMEN, ids=[naam for naam, _, _ in SAMEN])
def test_samen_blijven_ze_binnen_hun_budget(naam: str, patroon: str, limiet: int) -> None:
    delen = {bestand: regels_code(path) for bestand, path in broncode(WORTEL) if re.fullmatch(patroon, bestand)}
    assert delen, f"{naam}: no file matches"
    assert sum(delen.values()) <= limiet, f"{naam}: {sum(delen.values())} lines of code, {limiet} allowed: {delen}"


@pytest.mark.parametrize(
    ("naam", "limiet"),
    [
        ("services/intake/app.py", 80),
        ("services/intake/api/meldingen.py", 250),
        ("services/intake/reactions.py", 200),
        ("services/intake/projections.py", 220),
        ("services/intake/queries.py", 180),
        ("services/intake/tables.py", 160),
        ("services/intake/domain/persoon.py", 280),
        ("services/intake/domain/melding/taal.py", 350),
        ("services/intake/domain/melding/besluit.py", 280),
        ("shared/decider/handle.py", 100),
        ("shared/service/web.py", 300),
        ("shared/eventstore/schema/0001.sql", 300),
    ],
)
def test_een_bestand_dat_een_regel_te_lang_is_valt_op(tmp_path: Path, naam: str, limiet: int) -> None:
    path = tmp_path / naam
    path.parent.mkdir(parents=True)
    regel = "SELECT 1;\n" if path.suffix == ".sql" else "nummer = 1\n"
    path.write_text(regel * limiet)
    assert te_lang(tmp_path) == []
    path.write_text(regel * (limiet + 1))
    assert te_lang(tmp_path) == [f"{naam}: {limiet + 1} lines of code, {limiet} allowed"]


def test_uitleg_telt_niet_mee(tmp_path: Path) -> None:
    path = tmp_path / "voorbeeld.py"
    path.write_text(
        '"""Waar dit over gaat.\n\nMet uitleg.\n"""\n\n# een opmerking\nA = """\ntekst\n"""\n"""Wat A is."""\n\n\n'
        'def doe() -> int:\n    """Doe het."""\n\n    # waarom\n    return 1  # en waarom zo\n'
    )
    assert regels_code(path) == 5  # three of A, the def, the return
    (tmp_path / "voorbeeld.sql").write_text("-- uitleg\n\nSELECT 1;  -- en nog wat\n")
    assert regels_code(tmp_path / "voorbeeld.sql") == 1
