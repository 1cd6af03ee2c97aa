"""Facts to rows of intake's read tables."""

from services.intake import tables
from services.intake.domain.aanmelding import aanmelding
from services.intake.domain.aanmelding.taal import Event as Aanmeldingfeit
from services.intake.domain.melding import melding
from services.intake.domain.melding.taal import Event as Meldingfeit
from services.intake.domain.persoon import BsnVastgesteld, PersoonsgegevensVastgelegd, persoon
from services.intake.domain.persoon import Event as Persoonfeit
from shared.events.aanmeldingen import (
    AanmeldingAfgehandeldMetAdvies,
    AanmeldingAfgehandeldMetDoorverwijzing,
    AanmeldingAfgehandeldMetKortHulptraject,
    AanmeldingGeopend,
    AanmeldingVrijgegeven,
    EersteGesprekGevoerd,
    OnderzoekNodigVastgesteld,
    SpoedAangemerkt,
    WijkwerkerToegewezen,
)
from shared.events.meldingen import (
    MeldingAlsWettelijkAangemerkt,
    MeldingBevestigd,
    MeldingDirectBeantwoord,
    MeldingDoorgezet,
    MeldingGeregistreerdVoorAndereInstantie,
    MeldingHeropend,
    MeldingOntvangen,
    MeldingVerwezen,
)
from shared.events.personen import PersoonGeregistreerd
from shared.eventstore.projector import Blind, Projection, Row


def persoon_rij(row: Row | None, fact: Persoonfeit) -> Row | None:
    """A person: found by blind indexes, readable by none."""
    match fact:
        case PersoonGeregistreerd():
            return {
                "wijkcode": fact.wijkcode,
                "doelgroep": fact.doelgroep,
                "bsn_index": None,
                "naam_geboortedatum_index": None,
            }
        case PersoonsgegevensVastgelegd():
            index = Blind("naam_geboortedatum", (fact.naam, fact.geboortedatum))
            return {**(row or {}), "naam_geboortedatum_index": index}
        case BsnVastgesteld():
            return {**(row or {}), "bsn_index": Blind("bsn", (fact.bsn,))}
        case _:
            return row


def melding_rij(row: Row | None, fact: Meldingfeit) -> Row | None:
    """A melding as lists and details show it."""
    match fact:
        case MeldingOntvangen():
            return {
                "persoon_id": fact.persoon_id,
                "ontvangen_op": fact.ontvangen_op,
                "kanaal": fact.kanaal,
                "toegangslocatie": fact.toegangslocatie,
                "melder_rol": fact.melder_rol,
                "leefgebieden": fact.leefgebieden,
                "doelgroep": fact.doelgroep,
                "wijk": fact.wijkcode,
                "team": fact.team_id,
                "spoed": fact.spoed,
                "bevestigd": False,
                "wettelijk": False,
                "onderzoek_uiterste_datum": fact.onderzoek_uiterste_datum,
                "afgehandeld_op": None,
            }
        case MeldingBevestigd():
            return {**(row or {}), "bevestigd": True}
        case MeldingAlsWettelijkAangemerkt():
            return {**(row or {}), "wettelijk": True}
        case MeldingDirectBeantwoord() | MeldingVerwezen() | MeldingGeregistreerdVoorAndereInstantie():
            return {**(row or {}), "afgehandeld_op": fact.afgehandeld_op}
        case MeldingDoorgezet():
            team = fact.team_id or (row or {}).get("team")
            return {**(row or {}), "afgehandeld_op": fact.afgehandeld_op, "team": team}
        case MeldingHeropend():
            return {**(row or {}), "afgehandeld_op": None}
        case _:
            return row


def aanmelding_rij(row: Row | None, fact: Aanmeldingfeit) -> Row | None:
    """An aanmelding as lists and details show it."""
    match fact:
        case AanmeldingGeopend():
            return {
                "melding_id": fact.melding_id,
                "team": fact.team_id,
                "doelgroep": fact.doelgroep,
                "spoed": False,
                "wijkwerker": None,
                "gesprek_op": None,
                "afgehandeld_op": None,
            }
        case SpoedAangemerkt():
            return {**(row or {}), "spoed": True}
        case WijkwerkerToegewezen():
            return {**(row or {}), "wijkwerker": fact.medewerker_id}
        case AanmeldingVrijgegeven():
            return {**(row or {}), "wijkwerker": None}
        case EersteGesprekGevoerd():
            return {**(row or {}), "gesprek_op": fact.gevoerd_op}
        case (
            AanmeldingAfgehandeldMetAdvies()
            | AanmeldingAfgehandeldMetDoorverwijzing()
            | AanmeldingAfgehandeldMetKortHulptraject()
            | OnderzoekNodigVastgesteld()
        ):
            return {**(row or {}), "afgehandeld_op": fact.afgehandeld_op}
        case _:
            return row


PROJECTIONS = (
    Projection(tables.personen, persoon, persoon_rij),
    Projection(tables.meldingen, melding, melding_rij),
    Projection(tables.aanmeldingen, aanmelding, aanmelding_rij),
)
