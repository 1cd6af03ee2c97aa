"""Facts to rows of quality's read tables."""

from services.quality import tables
from services.quality.domain.calamiteit import Event as Calamiteitfeit
from services.quality.domain.calamiteit import calamiteit
from services.quality.domain.klacht import klacht
from services.quality.domain.klacht.taal import Event as Klachtfeit
from services.quality.domain.medewerkersenquete import medewerkersenquete
from services.quality.domain.tevredenheidsmeting import ASPECTEN, tevredenheidsmeting
from services.quality.domain.tevredenheidsmeting import Event as Metingfeit
from shared.events.aanmeldingen import AanmeldingGeopend
from shared.events.calamiteiten import CalamiteitGemeld
from shared.events.dossiers import DossierGeopend
from shared.events.klachten import (
    KlachtAfgehandeld,
    KlachtbehandelaarToegewezen,
    KlachtGeescaleerd,
    KlachtOntvangen,
    KlachtVerdaagd,
)
from shared.events.medewerkers import InzetBeeindigd, MedewerkerIngezet, MedewerkerVerplaatst
from shared.events.medewerkersenquetes import MedewerkersenqueteGehouden
from shared.events.tevredenheidsmetingen import TevredenheidsmetingIngevuld, TevredenheidsmetingVerstuurd
from shared.events.voorzieningen import ToewijzingVerzonden, VoorzieningToegekend
from shared.eventstore.projector import Derived, Projection, Row
from shared.termijnen.bewaking import rij


def klacht_rij(row: Row | None, fact: Klachtfeit) -> Row | None:
    """A klacht with its last day, and how it ended."""
    match fact:
        case KlachtOntvangen():
            return {
                "ontvangen_op": fact.ontvangen_op,
                "wet": fact.wet,
                "categorie": fact.categorie,
                "team": fact.team_id,
                "aanbieder": fact.aanbieder_id,
                "uiterste_datum": fact.uiterste_datum,
                "behandelaar_id": None,
                "geescaleerd_naar": None,
                "oordeel": None,
                "afgehandeld_op": None,
                "ombudsman": None,
                "ombudsman_tot": None,
            }
        case KlachtbehandelaarToegewezen():
            return {**(row or {}), "behandelaar_id": fact.behandelaar_id}
        case KlachtVerdaagd():
            return {**(row or {}), "uiterste_datum": fact.nieuwe_uiterste_datum}
        case KlachtGeescaleerd():
            return {**(row or {}), "geescaleerd_naar": fact.naar}
        case KlachtAfgehandeld():
            return {
                **(row or {}),
                "oordeel": fact.oordeel,
                "afgehandeld_op": fact.afgehandeld_op,
                "ombudsman": fact.ombudsman,
                "ombudsman_tot": fact.ombudsman_tot,
            }
        case _:
            return row


def tevredenheidsmeting_rij(row: Row | None, fact: Metingfeit) -> Row | None:
    """A meting, and once it is filled in its marks."""
    match fact:
        case TevredenheidsmetingVerstuurd():
            return {
                "soort": fact.soort,
                "team": fact.team_id,
                "aanbieder": fact.aanbieder_id,
                "productcategorie": fact.productcategorie,
                "verstuurd_op": fact.gebeurd_op,
                "ingevuld_op": None,
                **dict.fromkeys(ASPECTEN),
            }
        case TevredenheidsmetingIngevuld():
            cijfers = {aspect: getattr(fact, aspect) for aspect in ASPECTEN}
            return {**(row or {}), "ingevuld_op": fact.gebeurd_op, **cijfers}
        case _:
            return row


def medewerkersenquete_rij(_row: Row | None, fact: MedewerkersenqueteGehouden) -> Row:
    """The outcome of one aspect."""
    return {
        "van": fact.van,
        "tot": fact.tot,
        "aspect": fact.aspect,
        "score_tienden": fact.score_tienden,
        "aantal": fact.aantal,
        "benchmark_tienden": fact.benchmark_tienden,
    }


def calamiteit_rij(row: Row | None, fact: Calamiteitfeit) -> Row | None:
    """A calamiteit, and when the toezichthouder was told."""
    match fact:
        case CalamiteitGemeld():
            return {
                "soort": fact.soort,
                "categorie": fact.categorie,
                "aanbieder": fact.aanbieder_id,
                "gemeld_op": fact.gemeld_op,
                "toezichthouder_gemeld_op": fact.toezichthouder_gemeld_op,
            }
        case _:
            return row


def medewerker_rij(_row: Row | None, fact: MedewerkerIngezet | MedewerkerVerplaatst | InzetBeeindigd) -> Row:
    """The team in which someone works."""
    match fact:
        case MedewerkerIngezet():
            return {"team": fact.team_id}
        case MedewerkerVerplaatst():
            return {"team": fact.naar_team_id}
        case InzetBeeindigd():
            return {"team": None}


def team_van_zaak(_row: Row | None, fact: AanmeldingGeopend | DossierGeopend) -> Row:
    """The team of an aanmelding or a dossier."""
    return {"team": fact.team_id}


def voorziening_rij(row: Row | None, fact: VoorzieningToegekend | ToewijzingVerzonden) -> Row:
    """What was granted, and by whom it is delivered."""
    if isinstance(fact, VoorzieningToegekend):
        return {"productcategorie": fact.productcategorie, "aanbieder": fact.aanbieder_id}
    return {**(row or {}), "aanbieder": fact.aanbieder_id}


PROJECTIONS = (
    Projection(tables.klachten, klacht, klacht_rij),
    Projection(tables.tevredenheidsmetingen, tevredenheidsmeting, tevredenheidsmeting_rij),
    Projection(tables.medewerkersenquetes, medewerkersenquete, medewerkersenquete_rij),
    Projection(tables.calamiteiten, calamiteit, calamiteit_rij),
    Projection(tables.termijnen, klacht, rij(klacht)),
)
DERIVED = (
    Derived(tables.teams_van_zaken, frozenset({AanmeldingGeopend, DossierGeopend}), team_van_zaak),
    Derived(tables.medewerkers, frozenset({MedewerkerIngezet, MedewerkerVerplaatst, InzetBeeindigd}), medewerker_rij),
    Derived(tables.voorzieningen, frozenset({VoorzieningToegekend, ToewijzingVerzonden}), voorziening_rij),
)
