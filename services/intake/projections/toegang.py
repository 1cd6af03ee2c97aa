"""Facts of persons, meldingen, aanmeldingen and households to rows."""

from uuid import UUID

import orjson

from services.intake.domain.aanmelding.taal import Event as Aanmeldingfeit
from services.intake.domain.aanmelding.taal import VraaganalyseVastgelegd
from services.intake.domain.melding.taal import Event as Meldingfeit
from services.intake.domain.melding.taal import NummerGereserveerd
from services.intake.domain.persoon.taal import BsnVastgesteld, PersoonsgegevensVastgelegd
from services.intake.domain.persoon.taal import Event as Persoonfeit
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
from shared.events.huishoudens import HuishoudenGewijzigd, HuishoudenSamengesteld
from shared.events.meldingen import (
    HerhaalmeldingHerkend,
    MeldingAlsWettelijkAangemerkt,
    MeldingBevestigd,
    MeldingDirectBeantwoord,
    MeldingDoorgezet,
    MeldingGeregistreerdVoorAndereInstantie,
    MeldingHeropend,
    MeldingOntvangen,
    MeldingVerwezen,
    NummerVervallen,
    TerugkoppelingVerzonden,
)
from shared.events.personen import (
    PersoonGeregistreerd,
    PersoonOverleden,
    PersoonVerhuisd,
    ToestemmingGegeven,
    ToestemmingIngetrokken,
)
from shared.eventstore.projector import Blind, Row

_GEGEVEN = "gegeven"  # no column: what `toestemmingen` is made of


def persoon_rij(row: Row | None, fact: Persoonfeit) -> Row | None:
    """A person: found by blind indexes, readable by none."""
    match fact:
        case PersoonGeregistreerd():
            return {
                "wijkcode": fact.wijkcode,
                "doelgroep": fact.doelgroep,
                "overleden_op": None,
                **_toestemmingen({}),
                "bsn_index": None,
                "naam_geboortedatum_index": None,
            }
        case PersoonsgegevensVastgelegd():
            index = Blind("naam_geboortedatum", (fact.naam, fact.geboortedatum))
            return {**(row or {}), "naam_geboortedatum_index": index}
        case BsnVastgesteld():
            return {**(row or {}), "bsn_index": Blind("bsn", (fact.bsn,))}
        case PersoonOverleden():
            return {**(row or {}), "overleden_op": fact.overleden_op}
        case PersoonVerhuisd():
            return {**(row or {}), **({"wijkcode": fact.nieuwe_wijkcode} if fact.nieuwe_wijkcode else {})}
        case ToestemmingGegeven():
            gegeven = {"doel": fact.doel, "partner_id": fact.partner_id, "van": fact.geldig_van, "tot": fact.geldig_tot}
            return {**(row or {}), **_toestemmingen((row or {})[_GEGEVEN] | {fact.toestemming_id: gegeven})}
        case ToestemmingIngetrokken():
            over = {id_: rest for id_, rest in (row or {})[_GEGEVEN].items() if id_ != fact.toestemming_id}
            return {**(row or {}), **_toestemmingen(over)}
        case _:
            return row


def _toestemmingen(gegeven: dict[UUID, dict[str, object]]) -> Row:
    """What is allowed and not withdrawn, as a column that SQL can look into."""
    rows = [{"id": id_, **rest} for id_, rest in gegeven.items()]
    return {_GEGEVEN: gegeven, "toestemmingen": orjson.dumps(rows, default=str).decode()}


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
                "bestemming": None,
                "partner_id": fact.partner_id,
                "herhaald": False,
                "hardnekkig": False,
                "eerdere_melding_ids": (),
                "leefgebieden_samen": fact.leefgebieden,
                "huishouden_id": None,
                "terugkoppelingen": (),
            }
        case MeldingBevestigd():
            return {**(row or {}), "bevestigd": True}
        case MeldingAlsWettelijkAangemerkt():
            return {**(row or {}), "wettelijk": True}
        case MeldingDirectBeantwoord() | MeldingVerwezen() | MeldingGeregistreerdVoorAndereInstantie():
            return {**(row or {}), "afgehandeld_op": fact.afgehandeld_op}
        case MeldingDoorgezet():
            team = fact.team_id or (row or {}).get("team")
            naar = {"bestemming": fact.bestemming, "team": team}
            return {**(row or {}), "afgehandeld_op": fact.afgehandeld_op, **naar}
        case MeldingHeropend():
            return {**(row or {}), "afgehandeld_op": None}
        case HerhaalmeldingHerkend():
            eerder = {"eerdere_melding_ids": fact.eerdere_melding_ids, "huishouden_id": fact.huishouden_id}
            samen = {"hardnekkig": fact.hardnekkig, "leefgebieden_samen": fact.leefgebieden}
            return {**(row or {}), "herhaald": True, **eerder, **samen}
        case TerugkoppelingVerzonden():
            return {**(row or {}), "terugkoppelingen": (*(row or {})["terugkoppelingen"], fact.statuscode)}
        case _:
            return row


def nummer_rij(row: Row | None, fact: Meldingfeit) -> Row | None:
    """A number that was reserved; a melding that came without has none."""
    match fact:
        case NummerGereserveerd():
            return {"gereserveerd_op": fact.gebeurd_op, "reden_vervallen": None}
        case NummerVervallen():
            return {**(row or {}), "reden_vervallen": fact.reden}
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
                "reden_huisbezoek": None,
                "vraaganalyse_leefgebieden": (),
                "vraaganalyse_ernst": (),
                "afgehandeld_op": None,
            }
        case SpoedAangemerkt():
            return {**(row or {}), "spoed": True}
        case WijkwerkerToegewezen():
            return {**(row or {}), "wijkwerker": fact.medewerker_id}
        case AanmeldingVrijgegeven():
            return {**(row or {}), "wijkwerker": None}
        case EersteGesprekGevoerd():
            return {**(row or {}), "gesprek_op": fact.gevoerd_op, "reden_huisbezoek": fact.reden_huisbezoek}
        case VraaganalyseVastgelegd():
            analyse = {"vraaganalyse_leefgebieden": fact.leefgebieden, "vraaganalyse_ernst": fact.ernst}
            return {**(row or {}), **analyse}
        case (
            AanmeldingAfgehandeldMetAdvies()
            | AanmeldingAfgehandeldMetDoorverwijzing()
            | AanmeldingAfgehandeldMetKortHulptraject()
            | OnderzoekNodigVastgesteld()
        ):
            return {**(row or {}), "afgehandeld_op": fact.afgehandeld_op}
        case _:
            return row


def huishouden_rij(row: Row | None, fact: HuishoudenSamengesteld | HuishoudenGewijzigd) -> Row:
    """A household, as casework put it together and changed it since."""
    if isinstance(fact, HuishoudenSamengesteld):
        return {"samengesteld_op": fact.gebeurd_op, "persoon_ids": fact.persoon_ids}
    assert row is not None  # a stream begins with its composition
    gebleven = [persoon_id for persoon_id in row["persoon_ids"] if persoon_id not in fact.vertrokken_ids]
    return {**row, "persoon_ids": [*gebleven, *fact.toegetreden_ids]}
