"""Facts of klantcontacten, partners and agreements to rows."""

from uuid import UUID

import orjson

from services.intake.domain.klantcontact import Event as Klantcontactfeit
from services.intake.domain.partner import AlgemeneVoorzieningBenoemd, PartnercontactVastgelegd
from services.intake.domain.partner import Event as Partnerfeit
from services.intake.domain.samenwerkingsafspraak import Event as Afspraakfeit
from shared.events.codes import KANAALGROEPEN
from shared.events.klantcontacten import KlantcontactGeregistreerd
from shared.events.partners import AlgemeneVoorzieningOpgenomen, PartnerGeregistreerd
from shared.events.samenwerkingsafspraken import SamenwerkingsafspraakBeeindigd, SamenwerkingsafspraakGesloten
from shared.eventstore.projector import Row
from shared.termijnen.kalender import EEN_DAG

_OPGENOMEN = "opgenomen"  # no column: what `aanbod` is made of


def klantcontact_rij(row: Row | None, fact: Klantcontactfeit) -> Row | None:
    """A contact, without what it was about."""
    match fact:
        case KlantcontactGeregistreerd():
            return {
                "contact_op": fact.gebeurd_op,
                "kanaal": fact.kanaal,
                "kanaalgroep": KANAALGROEPEN[fact.kanaal],
                "toegangslocatie": fact.toegangslocatie,
                "vorm": fact.vorm,
                "melding_id": fact.melding_id,
                "wijk": fact.wijkcode,
                "leefgebieden": fact.leefgebieden,
            }
        case _:
            return row


def partner_rij(row: Row | None, fact: Partnerfeit) -> Row | None:
    """A partner with what it offers; who is to be spoken to stays sealed."""
    match fact:
        case PartnerGeregistreerd():
            return {"soort": fact.soort, "ontvanger_klasse": fact.ontvanger_klasse, **_aanbod({})}
        case PartnercontactVastgelegd():
            return {**(row or {}), "naam": fact.naam}
        case AlgemeneVoorzieningOpgenomen():
            opgenomen: Row = {
                "soort": fact.soort,
                "evidence_niveau": fact.evidence_niveau,
                "prijs_cent": fact.prijs_cent,
                "wijkcodes": fact.wijkcodes,
            }
            return _met(row or {}, fact, opgenomen)
        case AlgemeneVoorzieningBenoemd():
            return _met(row or {}, fact, {"naam": fact.naam})


def _met(row: Row, fact: AlgemeneVoorzieningOpgenomen | AlgemeneVoorzieningBenoemd, deel: Row) -> Row:
    """The row with this told of one algemene voorziening."""
    eerder: dict[UUID, Row] = row[_OPGENOMEN]
    id_ = fact.algemene_voorziening_id
    return {**row, **_aanbod({**eerder, id_: {**eerder.get(id_, {}), **deel}})}


def _aanbod(opgenomen: dict[UUID, Row]) -> Row:
    """The offer, as a column that SQL can look into."""
    rows = [{"id": id_, **rest} for id_, rest in opgenomen.items()]
    return {_OPGENOMEN: opgenomen, "aanbod": orjson.dumps(rows, default=str).decode()}


def afspraak_rij(row: Row | None, fact: Afspraakfeit) -> Row:
    """What a team and a partner agreed on; after its end a new one takes its place."""
    match fact:
        case SamenwerkingsafspraakGesloten():
            return {
                "partner_id": fact.partner_id,
                "team": fact.team_id,
                "onderwerpen": fact.onderwerpen,
                "geldig_van": fact.geldig_van,
                "geldig_tot": fact.geldig_tot,
            }
        case SamenwerkingsafspraakBeeindigd():
            return {**(row or {}), "geldig_tot": fact.per - EEN_DAG}
