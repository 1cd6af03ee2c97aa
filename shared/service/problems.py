"""Problems: every answer of 400 and up is `application/problem+json` in Dutch (RFC 9457), and repeats no input."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from opentelemetry import trace
from starlette.exceptions import HTTPException
from starlette.responses import Response

from shared.decider.decider import Rejected
from shared.eventstore.ids import uuid7

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Soort:
    """One kind of problem that is not a rule of the domain: what it says, and what the client can do."""

    slug: str
    status: int
    titel: str
    herstel: str


_LIJST = (
    Soort("invoer-ongeldig", 400, "De invoer voldoet niet.", "Verbeter de genoemde velden."),
    Soort("json-ongeldig", 400, "De inhoud is geen geldige JSON.", "Stuur UTF-8 JSON zonder dubbele namen."),
    Soort("parameter-onbekend", 400, "Een parameter is niet bekend.", "Laat onbekende parameters weg."),
    Soort("cursor-ongeldig", 400, "De cursor is niet geldig.", "Begin de lijst opnieuw, met dezelfde filters."),
    Soort("voorwaarde-ongeldig", 400, "If-Match is niet geldig.", "Stuur de ETag van de laatste stand."),
    Soort(
        "idempotentiesleutel-ontbreekt", 400, "De Idempotency-Key ontbreekt.", "Stuur een eigen sleutel per verzoek."
    ),
    Soort("niet-aangemeld", 401, "U bent niet aangemeld.", "Stuur een geldig token in de Authorization-header."),
    Soort("scope-ontbreekt", 403, "U mag deze handeling niet doen.", "Gebruik een rol die deze handeling mag."),
    Soort("niet-gevonden", 404, "Niet gevonden.", "Controleer het adres."),
    Soort("methode-niet-toegestaan", 405, "Deze methode kan hier niet.", "Gebruik een methode uit Allow."),
    Soort("formaat-niet-leverbaar", 406, "Dit formaat is niet leverbaar.", "Kies een formaat uit de beschrijving."),
    Soort("verzoek-te-traag", 408, "De inhoud kwam te langzaam binnen.", "Stuur het verzoek opnieuw."),
    Soort("verzoek-in-behandeling", 409, "Hetzelfde verzoek wordt al behandeld.", "Herhaal het over een seconde."),
    Soort("bestaat-al", 409, "Dit bestaat al.", "Gebruik wat er al is."),
    Soort("document-bestaat-nog-niet", 409, "Dit document is er nog niet.", "Leg eerst vast waar het over gaat."),
    Soort("versie-verouderd", 412, "De zaak is intussen gewijzigd.", "Lees de laatste stand en probeer opnieuw."),
    Soort("verzoek-te-groot", 413, "De inhoud is te groot.", "Stuur minder in een verzoek."),
    Soort("uri-te-lang", 414, "Het adres is te lang.", "Gebruik minder of kortere filters."),
    Soort("inhoudstype-niet-ondersteund", 415, "Dit type inhoud kan niet.", "Stuur application/json, niet ingepakt."),
    Soort(
        "idempotentiesleutel-hergebruikt", 422, "De Idempotency-Key hoort bij een ander verzoek.", "Gebruik een nieuwe."
    ),
    Soort("headers-te-groot", 431, "De headers zijn te groot.", "Stuur minder headers."),
    Soort("interne-fout", 500, "Er ging bij ons iets mis.", "Herhaal het verzoek met dezelfde sleutel."),
    Soort("pdf-niet-leverbaar", 501, "PDF kan hier niet.", "Installeer Pango op de server, of vraag text/html."),
    Soort("niet-beschikbaar", 503, "De dienst is even niet beschikbaar.", "Herhaal het verzoek met dezelfde sleutel."),
)
SOORTEN: Mapping[str, Soort] = {soort.slug: soort for soort in _LIJST}
_BY_STATUS = {soort.status: soort.slug for soort in reversed(_LIJST)}


class Problem(HTTPException):
    """A refusal outside the domain. It ends the request with its problem answer."""

    def __init__(self, slug: str, headers: Mapping[str, str] | None = None, **members: object) -> None:
        soort = SOORTEN[slug]
        super().__init__(soort.status, soort.titel, dict(headers) if headers else None)
        self.slug = slug
        self.members = members


def slug_of_status(status: int) -> str:
    """The problem that stands for a bare status, such as one a framework answers with."""
    return _BY_STATUS.get(status, "interne-fout" if status >= 500 else "invoer-ongeldig")  # noqa: PLR2004 - HTTP


def slug_of(kind: type[Rejected]) -> str:
    """`GesprekOntbreekt` -> `gesprek-ontbreekt`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()


def body(docs_url: str, slug: str, status: int, title: str, detail: str, **members: object) -> bytes:
    """The JSON of a problem."""
    span = trace.get_current_span().get_span_context()
    return orjson.dumps(
        {
            "type": f"{docs_url}/problemen/{slug}",
            "title": title,
            "status": status,
            "detail": detail,
            "instance": f"urn:uuid:{uuid7()}",
            "traceId": f"{span.trace_id:032x}",
            **members,
        }
    )


def respond(docs_url: str, problem: Problem) -> Response:
    """The answer to a problem outside the domain."""
    soort = SOORTEN[problem.slug]
    content = body(docs_url, soort.slug, soort.status, soort.titel, soort.herstel, **problem.members)
    headers = {"Content-Language": "nl", **(problem.headers or {})}
    return Response(content, soort.status, headers, MEDIA_TYPE)


def respond_rejected(docs_url: str, refusal: Rejected, acts: Mapping[str, str]) -> Response:
    """The answer to a refusal of the domain: 409, the rule, and the acts that the state does allow."""
    title = (type(refusal).__doc__ or "").strip().splitlines()[0]
    allowed = sorted({acts[name] for name in refusal.toegestaan or () if name in acts})
    detail = f"Wel mogelijk: {', '.join(allowed)}." if allowed else "In deze status is geen handeling meer mogelijk."
    members: dict[str, Any] = {"toegestaan": allowed}
    if refusal.regel:
        members["regel"] = refusal.regel
    content = body(docs_url, slug_of(type(refusal)), 409, title, detail, **members)
    return Response(content, 409, {"Content-Language": "nl"}, MEDIA_TYPE)


_CODES = {
    "union_tag_not_found": ("verplicht", "Dit veld is verplicht."),
    "union_tag_invalid": ("keuze", "Deze waarde staat niet in de lijst."),
    "missing": ("verplicht", "Dit veld is verplicht."),
    "extra_forbidden": ("onbekend_veld", "Dit veld is niet bekend."),
    "literal_error": ("keuze", "Deze waarde staat niet in de lijst."),
    "enum": ("keuze", "Deze waarde staat niet in de lijst."),
    "string_too_long": ("te_lang", "Deze tekst is te lang."),
    "string_too_short": ("te_kort", "Deze tekst is te kort."),
    "too_long": ("te_lang", "Deze lijst is te lang."),
    "too_short": ("te_kort", "Deze lijst is te kort."),
    "string_pattern_mismatch": ("patroon", "Deze waarde heeft niet de juiste vorm."),
    "uuid_parsing": ("patroon", "Dit is geen geldige id."),
    "greater_than_equal": ("bereik", "Dit getal is te klein."),
    "less_than_equal": ("bereik", "Dit getal is te groot."),
    "datum": ("datum", "Dit is geen datum (JJJJ-MM-DD)."),
    "tijdstip": ("tijdstip", "Dit is geen tijdstip met T en tijdzone."),
    "toekomst": ("toekomst", "Dit tijdstip ligt in de toekomst."),
    "buiten_kalender": ("bereik", "Dit ligt buiten de kalender."),
    "bsn_ongeldig": ("bsn_ongeldig", "Dit is geen geldig burgerservicenummer."),
    "combinatie": ("combinatie", "Deze velden passen niet bij elkaar."),
}
MAX_ERRORS = 100


def validation_errors(errors: Sequence[Mapping[str, Any]], sent: object) -> list[dict[str, str]]:
    """The `errors` member: where in what was sent it is, what kind, what to do; never the value."""
    unknown_keys = [error["loc"][:-1] for error in errors if error["loc"][-1] == "[key]"]  # the client's own text
    listed = []
    for error in errors[:MAX_ERRORS]:
        place, *path = error["loc"]
        if error["type"] == "extra_forbidden":
            path = path[:-1]  # the unknown name is the client's own text
        elif cut := next((key for key in unknown_keys if error["loc"][: len(key)] == key), None):
            path = list(cut[1:-1])
        elif error["type"].startswith("union_tag"):
            path = [*path, str(error["ctx"]["discriminator"]).strip("'")]
        code, detail = _CODES.get(error["type"], ("type", "Deze waarde heeft niet het juiste type."))
        while place == "body" and len(path) > 1 and isinstance(sent, dict) and path[0] not in sent:
            path = path[1:]  # the tag of a union is no part of the body
        location = "".join(f"/{part}" for part in path) if place == "body" else "".join(map(str, path[:1]))
        listed.append({"in": str(place), "location": location or "/", "code": code, "detail": detail})
    return listed
