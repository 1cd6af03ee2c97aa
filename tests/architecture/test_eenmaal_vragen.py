"""Register once: no operation asks for what the case already holds (Wmo 2015, art. 2.3.2 lid 7).

Each field of each POST body is laid beside the facts of the stream that the operation acts on, and of the cases that
its body names. A field that is called as one of those is asked twice, unless the tables below say why not. A field
without a reason, and a reason without a field, fail.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from types import ModuleType
from typing import Any

import pytest

from keten.diensten import DIENSTEN
from keten.documenten import openapi
from shared.decider.decider import Decider
from shared.events.codec import camel
from shared.service.service import Service

NOEMT: Mapping[str, str] = {
    "meldingId": "meldingen",
    "persoonId": "personen",
    "partnerId": "partners",
    "voorzieningId": "voorzieningen",
    "toestemmingId": "personen",
}
"""A field that says which case is meant, and asks nothing of it: what that case holds is known too."""

VAN_DEZE_HANDELING: Mapping[str, str] = {
    "reden": "why this act was done",
    "grond": "on which ground this act was done",
    "wijze": "how this act was done",
    "uitkomst": "how this act ended",
    "inhoud": "what was said or written this time",
    "motivering": "why this was decided",
    "tot": "until when this act holds",
    "van": "since when this act holds",
    "vanaf": "since when this act holds",
    "per": "since when, or until when, this act holds",
    "ingang": "since when this act holds",
    "geldigVan": "since when what this act records holds",
    "geldigTot": "until when what this act records holds",
    "uitersteDatum": "the end of a term that this act sets",
    "bedragCent": "the amount of this act alone",
}
"""Names that every act may have for itself; moments (`...Op`) are among them without being listed."""

REDENEN: Mapping[str, Sequence[str]] = {
    "a change gives what holds from now on, so it is another value than the case holds": (
        "meldVerhuizing.huisnummer",
        "meldVerhuizing.postcode",
        "wijzigPlan.acties",
        "wijzigPlan.doelcode",
        "wijzigPlan.doelen",
        "wijzigPlan.maatwerkGewenst",
        "wijzigTeam.disciplines",
        "wijzigVoorziening.einddatum",
        "wijzigVoorziening.omvang",
    ),
    "it is the private half of the fact of this act, and of no other": (
        "handelKlachtAf.grondNietGehoord",
        "neemVoorzieningOp.evidenceNiveau",
        "neemVoorzieningOp.naam",
        "neemVoorzieningOp.prijsCent",
        "publiceerTeamprofiel.email",
        "publiceerTeamprofiel.tekst",
        "publiceerTeamprofiel.telefoon",
        "verstrekSpoed.productcategorie",
    ),
    "each time has its own": (
        "legEersteGesprekVast.ernst",
        "legEersteGesprekVast.leefgebied",
        "legContactmomentVast.notitie",
        "neemZrmAf.moment",
        "neemZrmAf.scores",
        "schaalAf.naarLijn",
        "schaalOp.naarLijn",
    ),
    "the kind of this act": (
        "handelAanmeldingAf.soort",
        "handelMeldingAf.soort",
        "legEscalatieVast.soort",
        "meldCalamiteit.soort",
        "neemVoorzieningOp.soort",
        "ontvangVerzoek.soort",
        "startHulptraject.soort",
        "vraagDossieractie.soort",
    ),
    "to whom or what it goes, which is not where it came from": (
        "handelAanmeldingAf.algemeneVoorzieningId",
        "handelMeldingAf.algemeneVoorzieningId",
        "handelMeldingAf.naam",
        "geefToestemming.ontvangerKlasse",
    ),
    "the channel of this message, which need not be that of the melding": (
        "bevestigMelding.kanaal",
        "registreerKlantcontact.kanaal",
        "registreerKlantcontact.toegangslocatie",
    ),
    "optional: only when it differs from what the melding says": (
        "handelAanmeldingAf.doelgroep",
        "registreerKlantcontact.leefgebieden",
        "registreerKlantcontact.wijk",
    ),
    "a persoon is described once, and named by `persoonId` ever after; one of the two": (
        "ontvangMelding.bsn",
        "ontvangMelding.geboortedatum",
        "ontvangMelding.huisnummer",
        "ontvangMelding.naam",
        "ontvangMelding.persoon",
        "ontvangMelding.postcode",
    ),
    "of this melding, not of the persoon: another may tell it, for another group, from another place": (
        "ontvangMelding.doelgroep",
        "ontvangMelding.rol",
        "ontvangMelding.wijk",
    ),
    "about who works on it, not about the case": (
        "neemBezwaarInBehandeling.behandelaar",
        "wijsKlachtbehandelaarToe.team",
    ),
    "the BSN comes with the aanvraag itself and never over the bus (T46)": ("dienAanvraagIn.bsn",),
    "a signature belongs to one document (Awb 4:2)": ("dienAanvraagIn.ondertekend", "ontvangAanvulling.ondertekend"),
    "what is decided may differ from what was asked, line by line": ("stelBeschikkingVast.productcategorie",),
    "the team that takes it over; a melding names at most the one where it came in": ("handelMeldingAf.team",),
    "a plan takes the place of another, and says itself what it wants": (
        "vervangPlan.acties",
        "vervangPlan.doelcode",
        "vervangPlan.doelen",
        "vervangPlan.maatwerkGewenst",
    ),
    "which of the lines it changes": ("herzieBeschikking.voorziening",),
    "the answer of a person to what was proposed": ("rondBeoordelingAf.overgenomen",),
    "who delivers now: the besluit named nobody, or who it named refused": ("bestelVoorziening.aanbieder",),
}
BEARGUMENTEERD: Mapping[str, str] = {vraag: reden for reden, vragen in REDENEN.items() for vraag in vragen}


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def _feiten(service: Service) -> Mapping[str, set[type]]:
    """Category -> every class of fact that may be in such a stream, public and private."""
    found: dict[str, set[type]] = {}
    for naam, kind in service.codec().kinds.items():
        if kind.public:
            found.setdefault(naam.split(".")[2], set()).add(kind.cls)
    for module in _modules(importlib.import_module(f"services.{service.naam}.domain")):
        if module.__name__.endswith(".taal"):
            continue
        for decider in [value for value in vars(module).values() if isinstance(value, Decider)]:
            taal = importlib.import_module(f"{module.__name__}.taal") if hasattr(module, "__path__") else module
            found.setdefault(decider.category, set()).update(getattr(taal, "FEITEN", {}).values())
    return found


def _eigen(service: Service) -> Mapping[str, set[type]]:
    """Act -> the public facts that it leaves itself."""
    found: dict[str, set[type]] = {}
    for module in _modules(importlib.import_module(f"services.{service.naam}.api")):
        for act, kinds in getattr(module, "FEITEN", {}).items():
            found.setdefault(act, set()).update(kinds)
    return found


def _velden(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> set[str]:
    """The names of all fields, those of parts included."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    found = set(schema.get("properties", {}))
    delen = [*schema.get("properties", {}).values(), *schema.get("oneOf", []), *schema.get("anyOf", [])]
    for deel in [*delen, *([schema["items"]] if "items" in schema else [])]:
        found |= _velden(deel, schemas)
    return found


def _zelfde(veld: str, bekend: set[str]) -> bool:
    return any(f"{veld}{staart}" in bekend for staart in ("", "Id", "Ids", "code", "Versie", "en"))


def dubbel() -> Iterator[str]:
    """Each field that an operation asks and that its case may hold already: `operation.field`."""
    for service in DIENSTEN:
        feiten, eigen, document = _feiten(service), _eigen(service), openapi(service)
        for pad, methoden in document["paths"].items():
            if "requestBody" not in methoden.get("post", {}):
                continue
            schema = methoden["post"]["requestBody"]["content"]["application/json"]["schema"]
            velden = _velden(schema, document["components"]["schemas"])
            collectie, *rest = pad.strip("/").split("/")
            stromen = {NOEMT[veld] for veld in velden & NOEMT.keys()} | ({collectie} if len(rest) > 1 else set())
            klassen = set().union(*(feiten.get(stroom, set()) for stroom in stromen)) - eigen.get(
                "/".join(rest[1:]), set()
            )
            bekend = {camel(field.name) for klasse in klassen for field in fields(klasse)}
            for veld in sorted(velden):
                moment = veld == "op" or veld.endswith("Op")
                if not moment and veld not in (*VAN_DEZE_HANDELING, *NOEMT) and _zelfde(veld, bekend):
                    yield f"{methoden['post']['operationId']}.{veld}"


DUBBEL = sorted(dubbel())


def test_elke_vraag_die_de_zaak_al_kan_beantwoorden_heeft_een_reden() -> None:
    assert [vraag for vraag in DUBBEL if vraag not in BEARGUMENTEERD] == []


def test_elke_reden_hoort_bij_een_vraag() -> None:
    assert sorted(BEARGUMENTEERD.keys() - set(DUBBEL)) == []
    assert len(BEARGUMENTEERD) == sum(map(len, REDENEN.values())), "one reason each"


@pytest.mark.parametrize("vraag", ["wijzigPlan.doelen", "dienAanvraagIn.bsn", "bestelVoorziening.aanbieder"])
def test_wat_een_zaak_al_weet_wordt_opgemerkt(vraag: str) -> None:
    assert vraag in DUBBEL
