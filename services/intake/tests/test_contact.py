"""De regels van klantcontact, partner en samenwerkingsafspraak, zonder server."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import get_args
from uuid import UUID

from services.intake.domain.klantcontact import KlantcontactinhoudVastgelegd, RegistreerKlantcontact, klantcontact
from services.intake.domain.partner import (
    AlgemeneVoorzieningBenoemd,
    NeemVoorzieningOp,
    PartnerBestaatAl,
    PartnercontactVastgelegd,
    RegistreerPartner,
    partner,
)
from services.intake.domain.samenwerkingsafspraak import (
    AfspraakBestaatAl,
    BeeindigSamenwerkingsafspraak,
    SluitSamenwerkingsafspraak,
    samenwerkingsafspraak,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.codes import KANAALGROEPEN, Kanaal
from shared.events.klantcontacten import KlantcontactGeregistreerd
from shared.events.partners import AlgemeneVoorzieningOpgenomen, PartnerGeregistreerd
from shared.events.samenwerkingsafspraken import SamenwerkingsafspraakBeeindigd, SamenwerkingsafspraakGesloten

OP = datetime(2026, 3, 24, 9, tzinfo=UTC)
P = UUID(int=1)
KORT = RegistreerKlantcontact(
    op=OP,
    kanaal="outreachend",
    toegangslocatie="geen",
    vorm=None,
    melding_id=None,
    persoon_id=None,
    wijkcode="onbekend",
    leefgebieden=(),
    onderwerp=None,
    notitie=None,
)
REGISTREER = RegistreerPartner(
    partner_id=P,
    op=OP,
    soort="veilig_thuis",
    ontvanger_klasse="overige_partner",
    naam="Veilig Thuis Rotterdam-Rijnmond",
    contactpersoon="Medewerker Een",
)
NEEM_OP = NeemVoorzieningOp(
    op=OP,
    algemene_voorziening_id=UUID(int=2),
    naam="Buurtkamer",
    soort="dagactiviteit",
    evidence_niveau="goed_onderbouwd",
    prijs_cent=250,
    wijkcodes=("WK003401",),
)
SLUIT = SluitSamenwerkingsafspraak(
    op=OP,
    partner_id=P,
    team_id="centrum",
    onderwerpen=("doorverwijzen", "opschalen"),
    geldig_van=date(2026, 4, 1),
    geldig_tot=None,
)
BEEINDIG = BeeindigSamenwerkingsafspraak(op=OP, per=date(2026, 9, 1))


def test_een_korte_vraag_laat_alleen_een_contact_na() -> None:
    spec(klantcontact).given().when(KORT).then_facts(KlantcontactGeregistreerd)


def test_waar_het_over_ging_blijft_besloten_bij_de_persoon() -> None:
    uitgebreid = spec(klantcontact).given().when(replace(KORT, persoon_id=P, onderwerp="Schulden", notitie="Gebeld."))
    uitgebreid.then_facts(KlantcontactGeregistreerd, KlantcontactinhoudVastgelegd)
    assert "Schulden" not in repr(uitgebreid.facts[0])


def test_een_contact_wordt_een_keer_vastgelegd() -> None:
    bekend = spec(klantcontact).given().when(KORT).facts
    spec(klantcontact).given(*bekend).when(KORT).then_rejected(NietToegestaan)


def test_elk_kanaal_hoort_bij_een_groep() -> None:
    assert KANAALGROEPEN.keys() == set(get_args(Kanaal.__value__))


def test_een_partner_heeft_een_soort_en_een_klasse_en_zijn_contactpersoon_blijft_besloten() -> None:
    bekend = spec(partner).given().when(REGISTREER)
    bekend.then_facts(PartnerGeregistreerd, PartnercontactVastgelegd)
    assert "Medewerker" not in repr(bekend.facts[0])
    assert "Veilig Thuis" not in repr(bekend.facts[0])
    spec(partner).given(*bekend.facts).when(REGISTREER).then_rejected(PartnerBestaatAl)


def test_een_partner_zet_zijn_aanbod_op_de_sociale_kaart() -> None:
    bekend = spec(partner).given().when(REGISTREER).facts
    spec(partner).given(*bekend).when(NEEM_OP).then_facts(AlgemeneVoorzieningOpgenomen, AlgemeneVoorzieningBenoemd)
    spec(partner).given().when(NEEM_OP).then_rejected(NietToegestaan)


def test_een_team_en_een_partner_hebben_een_afspraak_tegelijk() -> None:
    gesloten = spec(samenwerkingsafspraak).given().when(SLUIT)
    gesloten.then_facts(SamenwerkingsafspraakGesloten)
    spec(samenwerkingsafspraak).given(*gesloten.facts).when(SLUIT).then_rejected(AfspraakBestaatAl)


def test_na_het_einde_kan_een_nieuwe_afspraak_volgen() -> None:
    gesloten = spec(samenwerkingsafspraak).given().when(SLUIT).facts
    spec(samenwerkingsafspraak).given().when(BEEINDIG).then_rejected(NietToegestaan)
    beeindigd = spec(samenwerkingsafspraak).given(*gesloten).when(BEEINDIG)
    beeindigd.then(SamenwerkingsafspraakBeeindigd(gebeurd_op=OP, per=date(2026, 9, 1)))
    opnieuw = spec(samenwerkingsafspraak).given(*gesloten, *beeindigd.facts).when(SLUIT)
    opnieuw.then_facts(SamenwerkingsafspraakGesloten)
