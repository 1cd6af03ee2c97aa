"""Facts to rows of intake's read tables, by subject."""

from services.intake import tables
from services.intake.domain.aanmelding import aanmelding
from services.intake.domain.klantcontact import klantcontact
from services.intake.domain.melding import melding
from services.intake.domain.partner import partner
from services.intake.domain.persoon import persoon
from services.intake.domain.samenwerkingsafspraak import samenwerkingsafspraak
from services.intake.projections import contact, toegang
from shared.events.huishoudens import HuishoudenGewijzigd, HuishoudenSamengesteld
from shared.eventstore.projector import Derived, Projection
from shared.termijnen.bewaking import rij

PROJECTIONS = (
    Projection(tables.personen, persoon, toegang.persoon_rij),
    Projection(tables.meldingen, melding, toegang.melding_rij),
    Projection(tables.nummers, melding, toegang.nummer_rij),
    Projection(tables.aanmeldingen, aanmelding, toegang.aanmelding_rij),
    Projection(tables.klantcontacten, klantcontact, contact.klantcontact_rij),
    Projection(tables.partners, partner, contact.partner_rij),
    Projection(tables.samenwerkingsafspraken, samenwerkingsafspraak, contact.afspraak_rij),
    Projection(tables.termijnen, melding, rij(melding)),
)
_HUISHOUDEN = frozenset({HuishoudenSamengesteld, HuishoudenGewijzigd})
DERIVED = (Derived(tables.huishoudens, _HUISHOUDEN, toegang.huishouden_rij),)
