"""HTML to PDF/UA-1, the form of PDF that a screen reader can read (Besluit digitale toegankelijkheid overheid)."""

from threading import Lock
from typing import NoReturn

VARIANT = "pdf/ua-1"
_one = Lock()  # Pango is not made for threads, and one letter at a time bounds what they take of memory


class PdfNietLeverbaar(Exception):
    """This machine has no Pango, without which no text can be set."""


def pdf(html: str) -> bytes:
    """The page as a tagged PDF; it takes a good part of a second, so run it in a thread.

    WeasyPrint is imported at the first call, because it loads Pango, which a machine that makes no PDF need not have.

    Raises:
        PdfNietLeverbaar: Pango is missing.

    """
    try:
        from weasyprint import HTML  # noqa: PLC0415 - see above
        from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415
    except OSError as error:
        raise PdfNietLeverbaar from error

    def nothing(_url: str, *_: object, **__: object) -> NoReturn:
        raise FatalURLFetchingError("a letter holds all that it shows")

    with _one:
        made: bytes = HTML(string=html, url_fetcher=nothing).write_pdf(pdf_variant=VARIANT)
    return made
