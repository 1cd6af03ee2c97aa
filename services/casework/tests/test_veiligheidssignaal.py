"""De regels van het veiligheidssignaal, zonder server."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from services.casework.domain.veiligheidssignaal import (
    OntvangZorgsignaal,
    RondSignaalAf,
    SchakelVeiligThuisIn,
    VeiligThuisMeldingVastgelegd,
    ZorgsignaalOntvangen,
    veiligheidssignaal,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.codes import Bronklasse, MelderRol
from shared.events.veiligheidssignalen import FEITEN, VeiligheidssignaalAfgerond, VeiligThuisIngeschakeld

S, D = UUID(int=1), UUID(int=2)
OP = datetime(2026, 4, 10, 9, tzinfo=UTC)
ONTVANG = OntvangZorgsignaal(signaal_id=S, op=OP, bron="school", dossier_id=D, inhoud="Zonder ontbijt op school.")
ONTVANGEN = ZorgsignaalOntvangen(
    gebeurd_op=OP, persoon_id=S, bron="school", dossier_id=D, inhoud="Zonder ontbijt op school."
)
SCHAKEL_IN = SchakelVeiligThuisIn(op=OP, inhoud="Vermoeden van verwaarlozing.")
INGESCHAKELD = (
    VeiligThuisIngeschakeld(gebeurd_op=OP, bron_klasse="professional"),
    VeiligThuisMeldingVastgelegd(gebeurd_op=OP, persoon_id=S, inhoud="Vermoeden van verwaarlozing."),
)


def test_een_signaal_wordt_besloten_ontvangen_onder_een_eigen_sleutel() -> None:
    spec(veiligheidssignaal).given().when(ONTVANG).then(ONTVANGEN)


def test_na_een_signaal_wordt_veilig_thuis_ingeschakeld() -> None:
    spec(veiligheidssignaal).given(ONTVANGEN).when(SCHAKEL_IN).then(*INGESCHAKELD)


@pytest.mark.parametrize(
    ("bron", "klasse"),
    [
        ("school", "professional"),
        ("huisarts", "professional"),
        ("familie_of_bekende", "omgeving"),
        ("zelf", "omgeving"),
        ("medewerker", "gemeente"),
    ],
)
def test_wie_meldde_wordt_openbaar_een_klasse(bron: MelderRol, klasse: Bronklasse) -> None:
    ingeschakeld = spec(veiligheidssignaal).given(replace(ONTVANGEN, bron=bron)).when(SCHAKEL_IN).facts[0]
    assert ingeschakeld == VeiligThuisIngeschakeld(gebeurd_op=OP, bron_klasse=klasse)


def test_een_signaal_wordt_afgerond_zonder_veilig_thuis() -> None:
    spec(veiligheidssignaal).given(ONTVANGEN).when(RondSignaalAf(op=OP)).then(VeiligheidssignaalAfgerond(gebeurd_op=OP))


@pytest.mark.parametrize("einde", [INGESCHAKELD, (VeiligheidssignaalAfgerond(gebeurd_op=OP),)])
def test_na_het_einde_kan_er_niets_meer(einde: tuple[object, ...]) -> None:
    for command in (SCHAKEL_IN, RondSignaalAf(op=OP), ONTVANG):
        spec(veiligheidssignaal).given(ONTVANGEN, *einde).when(command).then_rejected(NietToegestaan)


def test_r54_wat_van_een_signaal_openbaar_wordt_noemt_niemand() -> None:
    """Wmo 2015, art. 5.3.1 and 5.3.4 lid 2: no person, dossier, wijk or melding, and no id of any."""
    velden = {veld.name for feit in FEITEN.values() for veld in fields(feit)}
    assert velden == {"gebeurd_op", "bron_klasse"}
