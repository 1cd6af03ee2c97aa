"""Public facts are promises: their names, what they may hold, and that a change does not break who reads them."""

import copy
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from types import UnionType
from typing import Any, Literal, TypeAliasType, Union, get_args, get_origin, get_type_hints
from uuid import UUID, uuid5

import pytest

from keten import documenten
from keten.diensten import DIENSTEN, topics
from shared.events import aanmeldingen, codes, termijnen
from shared.events.codec import Codec, Kind
from shared.events.codes import Code
from shared.events.personen import PersoonGeregistreerd
from shared.events.publiek import DOMEINEN, TOPIC_OF
from tests.architecture.verenigbaar import Schema, breuken

OPENBAAR = documenten.openbaar()
ALLE = [*OPENBAAR, *(kind for s in DIENSTEN for kind in Codec(*s.private).kinds.values())]
ENKELVOUDIG = {UUID, date, datetime, bool, int}
VERBODEN = {
    "bsn", "naam", "voornaam", "achternaam", "adres", "straat", "huisnummer", "postcode", "woonplaats", "geboortedatum",
    "telefoon", "telefoonnummer", "email", "iban", "rekening", "vraag", "tekst", "toelichting", "omschrijving",
    "motivering", "bevinding", "inhoud", "opmerking", "diagnose", "medicatie", "score", "scores", "token", "geheim",
    "bestandsnaam", "onderwerp", "geweld",
}  # fmt: skip
VAN_NIEMAND = {"score_tienden"}  # the mean of an enquete


def kebab(naam: str) -> str:
    """`MeldingOntvangen` -> `melding-ontvangen`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", naam).lower()


TERMIJNEN = frozenset(termijnen.FEITEN.values())


@pytest.mark.parametrize("plural", DOMEINEN)
def test_type_en_topic_volgen_uit_de_klasse_en_haar_domein(plural: str) -> None:
    for naam, cls in DOMEINEN[plural].items():
        assert naam == f"nl.wmo.{plural}.{kebab(cls.__name__)}.v1"
        assert cls.__module__ == f"shared.events.{plural}"
        assert TOPIC_OF[cls] == f"wmo.{plural}"


def test_een_besloten_feit_draagt_de_naam_van_zijn_dienst() -> None:
    for service in DIENSTEN:
        for naam, cls in (row for table in service.private for row in table.items()):
            assert naam == f"{service.naam}.{kebab(cls.__name__)}.v1"
            assert cls.__module__.startswith(f"services.{service.naam}.domain.")


def test_elk_topic_heeft_precies_een_schrijver() -> None:
    domeinen = [plural for service in DIENSTEN for plural in service.domeinen]
    assert sorted(domeinen) == sorted(DOMEINEN)
    assert sorted(topics()) == sorted(set(TOPIC_OF.values()))


def test_wat_een_dienst_leest_bestaat() -> None:
    for service in DIENSTEN:
        assert set(service.read) <= set(topics()), service.naam
        assert not set(service.read) & set(service.written), f"{service.naam} hears itself over the bus"


def velden(cls: type) -> Iterator[tuple[str, Any]]:
    """Every field of a fact and of its parts, with the type that is left without lists and `None`."""
    for naam, hint in get_type_hints(cls, include_extras=True).items():
        for part in _kaal(hint):
            if is_dataclass(part):
                yield from velden(part)  # type: ignore[arg-type]  # a class, not an instance
            else:
                yield naam, part


def _kaal(hint: Any) -> Iterator[Any]:
    if get_origin(hint) in (Union, UnionType):
        for part in get_args(hint):
            if part is not type(None):
                yield from _kaal(part)
    elif get_origin(hint) is tuple:
        assert get_args(hint)[1] is ..., "a list of one kind"
        yield from _kaal(get_args(hint)[0])
    else:
        yield hint


def bezwaren(cls: type) -> list[str]:
    """Why this class may not be a public fact (T38): a type that could hold text, or a name that promises a person."""
    found = []
    for naam, hint in velden(cls):
        codelijst = isinstance(hint, TypeAliasType) and get_origin(hint.__value__) is Literal
        if hint not in ENKELVOUDIG and hint is not Code and not codelijst:
            found.append(f"{naam} is of type {hint}")
        if VERBODEN & set(naam.split("_")) and naam not in VAN_NIEMAND:
            found.append(f"{naam} is a forbidden name")
    return found


@pytest.mark.parametrize("kind", OPENBAAR, ids=lambda kind: kind.cls.__name__)
def test_t38_een_openbaar_feit_bevat_alleen_ids_datums_codes_en_getallen(kind: Kind) -> None:
    assert bezwaren(kind.cls) == []
    assert kind.sealed == ()


def test_t38_een_naam_of_vrije_tekst_in_een_openbaar_feit_valt_op() -> None:
    @dataclass(frozen=True)
    class Deel:
        tekst: str

    @dataclass(frozen=True)
    class FoutFeit:
        persoon_naam: Code
        uitleg: str | None
        delen: tuple[Deel, ...]

    assert bezwaren(FoutFeit) == [
        "persoon_naam is a forbidden name",
        "uitleg is of type <class 'str'>",
        "tekst is of type <class 'str'>",
        "tekst is a forbidden name",
    ]


def test_code_is_de_enige_tekst_zonder_lijst() -> None:
    """`Code` is bounded where it enters: HTTP gives it a pattern of letters, digits and few signs."""
    open_ = [n for n, alias in vars(codes).items() if isinstance(alias, TypeAliasType) and alias.__value__ is str]
    assert open_ == ["Code"]


@pytest.mark.parametrize("kind", ALLE, ids=lambda kind: kind.cls.__name__)
def test_elk_feit_zegt_wanneer_het_gebeurde_en_is_onveranderlijk(kind: Kind) -> None:
    hints = get_type_hints(kind.cls, include_extras=True)
    assert hints.get("gebeurd_op") is datetime
    assert kind.cls.__dataclass_params__.frozen  # type: ignore[attr-defined]  # every fact is a dataclass
    assert hasattr(kind.cls, "__slots__")
    assert (kind.cls.__doc__ or "").endswith((".", ")"))


BUITEN_DE_KETEN = {
    "aanbieders",
    "begrotingen",
    "calamiteiten",
    "contracten",
    "declaraties",
    "klachten",
    "klantcontacten",
    "medewerkers",
    "medewerkersenquetes",
    "partners",
    "producten",
    "samenwerkingsafspraken",
    "tarieven",
    "teams",
    "tevredenheidsmetingen",
    "veiligheidssignalen",
    "verzoeken",
}
"""What belongs to no case, or (R54) may not say to which."""


@pytest.mark.parametrize("plural", sorted(DOMEINEN.keys() - BUITEN_DE_KETEN))
def test_elk_openbaar_feit_van_de_keten_noemt_zijn_melding_of_persoon(plural: str) -> None:
    wanted = "persoon_id" if plural == "personen" else "melding_id"
    for cls in DOMEINEN[plural].values():
        assert get_type_hints(cls)[wanted] is UUID, cls


@pytest.mark.parametrize("kind", [k for k in ALLE if k.sealed], ids=lambda kind: kind.cls.__name__)
def test_t39_wie_iets_verzegelt_noemt_de_persoon_wiens_sleutel_het_is(kind: Kind) -> None:
    assert get_type_hints(kind.cls, include_extras=True)["persoon_id"] is UUID
    assert not kind.public


# -- change over time ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", OPENBAAR, ids=lambda kind: kind.cls.__name__)
def test_het_schema_breekt_geen_lezer_van_een_uitgebracht_schema(kind: Kind) -> None:
    uitgebracht = sorted((documenten.WORTEL / documenten.SCHEMAS / kind.name).glob("*.json"))
    assert uitgebracht
    for path in uitgebracht:
        assert breuken(json.loads(path.read_text()), documenten.schema(kind)) == [], path.name


def test_geen_uitgebracht_feit_verdwijnt() -> None:
    uitgebracht = {path.name for path in (documenten.WORTEL / documenten.SCHEMAS).iterdir()}
    assert uitgebracht <= {kind.name for kind in OPENBAAR}


def _gewijzigd(**anders: Mapping[str, Any] | None) -> Schema:
    """The schema of PlanOpgesteld with other properties; None takes one away."""
    schema = copy.deepcopy(
        dict(documenten.schema(Codec(DOMEINEN["plannen"]).kinds["nl.wmo.plannen.plan-opgesteld.v1"]))
    )
    for naam, waarde in anders.items():
        schema["properties"].pop(naam, None)
        schema["required"] = [n for n in schema["required"] if n != naam or waarde is not None]
        if waarde is not None:
            schema["properties"][naam] = waarde
    return schema


_UUID = {"type": "string", "format": "uuid"}


@pytest.mark.parametrize(
    ("nieuw", "wat"),
    [
        (_gewijzigd(dossierId=None), ["dossierId is weg"]),
        (_gewijzigd(dossierId=None, zaakId=_UUID), ["dossierId is weg"]),
        (_gewijzigd(dossierId={"type": "integer"}), ["dossierId heeft een ander type"]),
        (_gewijzigd(dossierId={"anyOf": [_UUID, {"type": "null"}]}), ["dossierId heeft een ander type"]),
        (_gewijzigd(onderzoekId=_UUID), ["onderzoekId heeft een ander type"]),
        (_gewijzigd(uitvoerders={"type": "array", "items": {}}), ["uitvoerders[] heeft een ander type"]),
        (
            _gewijzigd(uitvoerders={"type": "array", "items": {"enum": ["zelf", "professional"], "type": "string"}}),
            ["uitvoerders[] kent sociaal_netwerk niet meer", "uitvoerders[] kent vrijwilliger niet meer"],
        ),
        (
            _gewijzigd(doelen={"type": "array", "items": {"type": "object", "properties": {}, "required": []}}),
            ["doelen[].doelId is weg", "doelen[].doelcode is weg", "doelen[].leefgebied is weg"],
        ),
    ],
)  # fmt: skip
def test_een_verandering_die_lezers_breekt_valt_op(nieuw: Schema, wat: list[str]) -> None:
    assert breuken(_gewijzigd(), nieuw) == wat


def test_een_nieuw_verplicht_veld_valt_op_en_een_nieuw_vrij_veld_mag() -> None:
    nieuw = _gewijzigd(zaakId=_UUID)
    assert breuken(_gewijzigd(), nieuw) == []
    verplicht = {**nieuw, "required": [*nieuw["required"], "zaakId"]}
    assert breuken(_gewijzigd(), verplicht) == ["zaakId is nieuw en verplicht"]


def test_een_codelijst_mag_groeien() -> None:
    nieuw = copy.deepcopy(dict(_gewijzigd()))
    nieuw["$defs"]["Uitvoerder"]["enum"].append("buurtteam")
    assert breuken(_gewijzigd(), nieuw) == []


def test_een_feit_met_een_nieuw_vrij_veld_leest_wat_eerder_is_geschreven() -> None:
    """A minor version adds a field with a default; facts that were written before it do not have it."""
    kinds = Codec(DOMEINEN["personen"])
    raw = {"gebeurdOp": "2020-01-06T08:00:00Z", "persoonId": str(uuid5(UUID(int=0), "iemand")), "wijkcode": "WK01"}
    optional = [field.name for field in fields(PersoonGeregistreerd) if field.default is None]
    assert optional == ["doelgroep"]
    fact = kinds.build("nl.wmo.personen.persoon-geregistreerd.v1", raw, UUID(int=1))
    assert isinstance(fact, PersoonGeregistreerd)
    assert fact.doelgroep is None
    assert "doelgroep" not in documenten.schema(kinds.kinds["nl.wmo.personen.persoon-geregistreerd.v1"])["required"]


def test_een_oude_lezer_leest_nieuwe_velden_en_nieuwe_codes() -> None:
    raw = {"gebeurdOp": "2020-01-06T08:00:00Z", "meldingId": str(UUID(int=7)), "reden": "nog_onbekend", "extra": [1]}
    fact = Codec(DOMEINEN["aanmeldingen"]).build("nl.wmo.aanmeldingen.aanmelding-vrijgegeven.v1", raw, UUID(int=1))
    assert isinstance(fact, aanmeldingen.AanmeldingVrijgegeven)
    assert str(fact.reden) == "nog_onbekend"
