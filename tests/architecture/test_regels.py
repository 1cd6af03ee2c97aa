"""Every rule of the law that the chain keeps has a test that names it, with its article."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[2]
PLAATSEN = ("services", "shared", "tests")

REGELS: Mapping[str, str] = {
    "R01": "Wmo 2015, art. 2.3.2 lid 1",  # a melding by any channel, of any melder, without a form
    "R02": "Wmo 2015, art. 2.3.2 lid 1",  # who was not sent a confirmation can be found
    "R03": "Wmo 2015, art. 2.3.2 lid 2",  # the persoonlijk plan: pointed to, seven days, part of the onderzoek
    "R04": "Wmo 2015, art. 2.3.2 lid 3",  # free clientondersteuning is pointed to before the onderzoek
    "R05": "Wmo 2015, art. 2.3.2 lid 1",  # six weeks from the receipt, also when qualified later
    "R06": "Wmo 2015, art. 2.3.2 lid 4",  # no verslag while a part a-g is empty
    "R07": "Wmo 2015, art. 2.3.2 lid 6",  # the pgb is explained when maatwerk is in view
    "R08": "Wmo 2015, art. 2.3.2 lid 7",  # what is known is not asked again
    "R09": "Wmo 2015, art. 2.3.2 lid 8",  # no end of the onderzoek without its account
    "R10": "Wmo 2015, art. 2.3.2 lid 9",  # no aanvraag before the account, unless the six weeks are over
    "R11": "Wmo 2015, art. 2.3.3",  # spoed: a temporary voorziening at once
    "R12": "Wmo 2015, art. 2.3.4",  # identity from a document, of which only the kind is kept
    "R13": "Awb, art. 4:15",  # the six weeks cannot be suspended
    "R14": "Wmo 2015, art. 2.3.5 lid 2",  # two weeks for the beschikking
    "R15": "Awb, art. 4:1 en 4:2",  # what an aanvraag consists of
    "R16": "Wmo 2015, art. 2.3.5 lid 3",  # six steps, each with its reasons
    "R17": "Wmo 2015, art. 2.3.5 lid 5",  # tuned to what else helps
    "R18": "Wmo 2015, art. 2.3.5 lid 6",  # refusal when the Wlz gives it, or without cooperation
    "R19": "Wmo 2015, art. 1.2.1",  # an ingezetene of the gemeente, or of the Netherlands
    "R20": "Wmo 2015, art. 2.3.6",  # a pgb needs someone able to keep it
    "R21": "Awb, art. 3:40 en 3:41",  # no effect before it is made known
    "R22": "Awb, art. 4:5",  # buiten behandeling only after a chance to complete
    "R23": "Awb, art. 4:7",  # zienswijze before a refusal on other facts
    "R24": "Awb, art. 4:14",  # a notice moves no statutory date
    "R25": "Awb, art. 4:15",  # grounds of suspension
    "R26": "Awb, art. 4:17 en 4:18",  # dwangsom
    "R27": "Wmo 2015, art. 2.3.9",  # a herbeoordeling has no six weeks
    "R28": "Wmo 2015, art. 2.3.10",  # grounds to change or withdraw
    "R29": "Wmo 2015, art. 2.3.8",  # the client tells what changed
    "R30": "Awb, art. 10:3 lid 3",  # who decided does not decide on the bezwaar
    "R32": "Uitvoeringsregeling Wmo 2015, art. 2f",  # the CAK hears in time
    "R33": "Wmo 2015, art. 2.1.4",  # eigen bijdrage by date
    "R34": "Wmo 2015, art. 2.5.1",  # yearly experience of clients
    "R35": "Wmo 2015, art. 3.4",  # calamiteit to the toezichthouder
    "R36": "Awb, art. 6:7",  # six weeks for bezwaar
    "R37": "Awb, art. 7:10",  # six or twelve weeks to decide on it
    "R38": "Awb, art. 9:11",  # klacht by someone not involved, in time
    "R40": "Algemene termijnenwet, art. 1",  # a term ends on a working day
    "R41": "Algemene termijnenwet, art. 4",  # which terms do and which do not
    "R42": "Wmo 2015, art. 5.2.9",  # the elfproef
    "R49": "Wmo 2015, art. 1.1.1 lid 2",  # the order of vertegenwoordigers
    "R52": "Jeugdwet, art. 7.3.4",  # retention and consent by law
}
ZONDER_TEST: Mapping[str, str] = {
    "R31": "the messages of iWmo come with their adapter",
    "R39": "the duty to receive messages electronically depends on a channel that the gemeente designates",
}
_ARTIKEL = r"(Wmo|Awb|Jeugdwet|Algemene termijnenwet|Uitvoeringsregeling)"


def genoemd() -> Iterator[tuple[str, str]]:
    """Each rule that a test names, and the docstring in which it says by which law."""
    for plaats in PLAATSEN:
        for path in sorted((WORTEL / plaats).rglob("test_*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                    tekst = ast.get_docstring(node) or ""
                    for regel in re.findall(r"\bR\d\d\b", f"{node.name.upper().replace('_', ' ')} {tekst}"):
                        yield regel, tekst


TESTS = tuple(genoemd())


@pytest.mark.parametrize("regel", REGELS)
def test_elke_regel_heeft_een_test_die_haar_artikel_noemt(regel: str) -> None:
    teksten = [tekst for naam, tekst in TESTS if naam == regel]
    assert teksten, f"no test names {regel}: {REGELS[regel]}"
    assert any(re.search(_ARTIKEL, tekst) for tekst in teksten), teksten


def test_een_regel_zonder_test_heeft_een_reden() -> None:
    assert all(ZONDER_TEST.values())
    assert not REGELS.keys() & ZONDER_TEST.keys()
