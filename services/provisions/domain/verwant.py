"""Ids that follow from one another, so that what belongs together is found, and made twice is made once."""

from uuid import UUID, uuid5

_REGISTERS = UUID("5e0d3c1a-0000-5000-8000-000000002015")  # what has no cause to be named after


def aanvraag_van(plan_id: UUID) -> UUID:
    """The aanvraag that a plan offers."""
    return uuid5(plan_id, "aanvraag")


def aanvraagrecht_van(melding_id: UUID) -> UUID:
    """The stream that says since when an aanvraag can be made on a melding."""
    return uuid5(melding_id, "aanvraagrecht")


def beschikking_van(aanvraag_id: UUID) -> UUID:
    """The beschikking on an aanvraag; there is one."""
    return uuid5(aanvraag_id, "beschikking")


def voorziening_van(beschikking_id: UUID, regel: int) -> UUID:
    """The voorziening of a line of a beschikking, counted from 1."""
    return uuid5(beschikking_id, f"voorziening {regel}")


def pgb_van(voorziening_id: UUID) -> UUID:
    """The budget of a voorziening that is granted as pgb."""
    return uuid5(voorziening_id, "pgb")


def ingebrekestelling_van(zaak_id: UUID) -> UUID:
    """The ingebrekestelling on an aanvraag or a bezwaar; one is enough."""
    return uuid5(zaak_id, "ingebrekestelling")


def spoedbeslissing_van(melding_id: UUID) -> UUID:
    """The decision that a melding with spoed asks for."""
    return uuid5(melding_id, "spoedbeslissing")


def aanbieder_van(gemeente: str, agb_code: str) -> UUID:
    """An aanbieder in the register of a gemeente: registered twice is registered once."""
    return uuid5(_REGISTERS, f"{gemeente} aanbieder {agb_code}")


def product_van(gemeente: str, productcode: str) -> UUID:
    """A product that a gemeente offers."""
    return uuid5(_REGISTERS, f"{gemeente} product {productcode}")


def begrotingsregel_van(gemeente: str, jaar: int, team: str, programma: str, kostensoort: str) -> UUID:
    """The one line of a budget for these; budgeting twice is refused because its stream has begun."""
    return uuid5(_REGISTERS, f"{gemeente} begroting {jaar} {team} {programma} {kostensoort}")


def slot(*wat: object) -> bytes:
    """A lock under which nobody else decides on the same."""
    return uuid5(_REGISTERS, " ".join(map(str, wat))).bytes
