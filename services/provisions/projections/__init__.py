"""Facts to rows, by subject: provisions' own aggregates, and what it must know of meldingen elsewhere."""

from typing import get_args

from services.provisions import tables
from services.provisions.domain.aanbieder import aanbieder
from services.provisions.domain.aanvraag import aanvraag
from services.provisions.domain.begroting import begroting
from services.provisions.domain.beschikking import beschikking
from services.provisions.domain.bezwaar import bezwaar
from services.provisions.domain.contract import contract
from services.provisions.domain.declaratie import declaratie
from services.provisions.domain.ingebrekestelling import ingebrekestelling
from services.provisions.domain.pgb import pgb
from services.provisions.domain.product import product
from services.provisions.domain.spoedbeslissing import spoedbeslissing
from services.provisions.domain.tarief import tarief
from services.provisions.domain.verzoek import verzoek
from services.provisions.domain.voorziening import voorziening
from services.provisions.projections import besluit, geld, levering, rechtsbescherming, registers, spoed
from services.provisions.projections.besluit import aanvraag_rij
from shared.events.huishoudens import HuishoudenGewijzigd, HuishoudenSamengesteld
from shared.eventstore.projector import Derived, Projection
from shared.termijnen.bewaking import rij

PROJECTIONS = (
    Projection(tables.aanvragen, aanvraag, aanvraag_rij),
    Projection(tables.beschikkingen, beschikking, besluit.beschikking_rij),
    Projection(tables.bezwaren, bezwaar, rechtsbescherming.bezwaar_rij),
    Projection(tables.ingebrekestellingen, ingebrekestelling, rechtsbescherming.ingebrekestelling_rij),
    Projection(tables.spoedbeslissingen, spoedbeslissing, spoed.spoedbeslissing_rij),
    Projection(tables.voorzieningen, voorziening, levering.voorziening_rij),
    Projection(tables.beoordelingen, voorziening, levering.beoordeling_rij),
    Projection(tables.pgbs, pgb, levering.pgb_rij),
    Projection(tables.verzoeken, verzoek, levering.verzoek_rij),
    Projection(tables.aanbieders, aanbieder, registers.aanbieder_rij),
    Projection(tables.contracten, contract, registers.contract_rij),
    Projection(tables.producten, product, registers.product_rij),
    Projection(tables.tarieven, tarief, registers.tarief_rij),
    Projection(tables.begrotingen, begroting, geld.begroting_rij),
    Projection(tables.declaraties, declaratie, geld.declaratie_rij),
    Projection(tables.termijnen, aanvraag, rij(aanvraag)),
    Projection(tables.termijnen, bezwaar, rij(bezwaar)),
    Projection(tables.termijnen, ingebrekestelling, rij(ingebrekestelling)),
    Projection(tables.termijnen, voorziening, rij(voorziening)),
    Projection(tables.termijnen, verzoek, rij(verzoek)),
    Projection(tables.termijnen, declaratie, rij(declaratie)),
)
_RECHT = frozenset(get_args(besluit.Rechtsfeit.__value__))
_HUISHOUDEN = frozenset({HuishoudenSamengesteld, HuishoudenGewijzigd})
DERIVED = (
    Derived(tables.aanvraagrecht, _RECHT, besluit.recht_rij, besluit.melding_van),
    Derived(tables.huishoudens, _HUISHOUDEN, levering.huishouden_rij),
)

__all__ = ["DERIVED", "PROJECTIONS", "aanvraag_rij"]
