"""The templates of a service, each with the day from which it applies, and the page that all letters share."""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from shared.documents.letter import Afzender, View, woorden
from shared.termijnen.uitleg import datum

_PAGE = Path(__file__).parent / "page"
STYLE = (_PAGE / "brief.css").read_text().strip()
STYLE_HASH = f"'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"
"""How a Content-Security-Policy lets this style, and no other, into a page."""

MAX_LINES = 200
_LONG = re.compile(r"(\S{60})(?=\S)")


def settable(value: object) -> object:
    """A text that can be set in bounded time: words break somewhere, and nobody gets hundreds of pages of line ends."""
    if type(value) is not str:  # markup is ours, and numbers are short
        return value
    text = _LONG.sub("\\1\N{ZERO WIDTH SPACE}", value)
    return text if text.count("\n") <= MAX_LINES else " ".join(text.split())


class Templates:
    """Templates named `<soort>.<first day>.html`: a letter keeps the text that applied on the day it speaks of.

    All are read when the service starts; a template reaches no file and no network. Whatever a view brings is text,
    and what a view does not bring is an error.
    """

    def __init__(self, folder: Path) -> None:
        texts = {path.name: path.read_text() for path in sorted(folder.glob("*.html"))}
        self._days: dict[str, dict[date, str]] = {}
        for name in texts:
            soort, day, _ = name.split(".")
            self._days.setdefault(soort, {})[date.fromisoformat(day)] = name
        self._environment = Environment(
            loader=DictLoader({**texts, "brief.html": (_PAGE / "brief.html").read_text()}),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=settable,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {"datum": datum, "woorden": woorden}
        self._environment.globals = {"style": Markup(STYLE)}  # noqa: S704 - our own file, and nothing else is global

    @property
    def soorten(self) -> Mapping[str, Mapping[date, str]]:
        """Kind of letter -> first day -> template."""
        return self._days

    def name(self, soort: str, dag: date) -> str:
        """The template of this kind that applied on this day; before the first, the first."""
        days = self._days[soort]
        return days[max((day for day in days if day <= dag), default=min(days))]

    def render(self, view: View, afzender: Afzender) -> str:
        """The letter as one HTML page that needs nothing else."""
        values = {field.name: getattr(view, field.name) for field in fields(view)}  # type: ignore[arg-type]  # a view is a dataclass
        return self._environment.get_template(self.name(view.kop.soort, view.kop.dag)).render(
            **values, afzender=afzender
        )
