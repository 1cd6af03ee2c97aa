"""De regels van teams en medewerkers, zonder server."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.casework.domain.medewerker import (
    BeeindigInzet,
    MedewerkergegevensVastgelegd,
    TeamHeeftAlCoordinator,
    VerplaatsMedewerker,
    ZetMedewerkerIn,
    medewerker,
)
from services.casework.domain.team import (
    LegCollectieveActiviteitVast,
    OverigIsGeenTeam,
    PubliceerTeamprofiel,
    RichtTeamIn,
    TeamBestaatAl,
    TeamprofielVastgelegd,
    VoerWerkwijzeIn,
    WijzigTeam,
    team,
    team_van,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.medewerkers import InzetBeeindigd, MedewerkerIngezet, MedewerkerVerplaatst
from shared.events.teams import (
    CollectieveActiviteitUitgevoerd,
    TeamGewijzigd,
    TeamIngericht,
    TeamprofielGepubliceerd,
    WerkwijzeIngevoerd,
)

MW, WERKGEVER = UUID(int=1), UUID(int=2)
OP, PER = datetime(2026, 4, 10, 9, tzinfo=UTC), date(2026, 5, 1)
RICHT_IN = RichtTeamIn(op=OP, teamcode="nieuwland", wijkcodes=("WK060601",), disciplines=("schuldhulpverlening",))
INGERICHT = TeamIngericht(
    gebeurd_op=OP, teamcode="nieuwland", wijkcodes=("WK060601",), disciplines=("schuldhulpverlening",)
)
ZET_IN = ZetMedewerkerIn(
    medewerker_id=MW,
    op=OP,
    team_id="nieuwland",
    werkgever_id=WERKGEVER,
    rol="coordinator",
    disciplines=("wmo",),
    van=PER,
    naam="Medewerker Een",
    email=None,
    ander=False,
)
INGEZET = spec(medewerker).given().when(ZET_IN).facts
VERPLAATS = VerplaatsMedewerker(op=OP, naar_team_id="centrum", per=PER, ander=False)


def test_een_team_wordt_ingericht() -> None:
    spec(team).given().when(RICHT_IN).then(INGERICHT)


def test_een_teamcode_is_in_een_gemeente_een_team() -> None:
    spec(team).given(INGERICHT).when(RICHT_IN).then_rejected(TeamBestaatAl)
    assert team_van("0606", "nieuwland") == team_van("0606", "nieuwland")
    assert len({team_van("0606", "nieuwland"), team_van("0606", "zuid"), team_van("0599", "nieuwland")}) == 3


def test_overig_is_geen_team() -> None:
    """Schiedam, Werk aan de winkel voor wijkondersteuning, 7 juli 2015: what fits no team is counted as overig."""
    spec(team).given().when(replace(RICHT_IN, teamcode="overig")).then_rejected(OverigIsGeenTeam)


def test_een_team_krijgt_andere_wijken_en_disciplines() -> None:
    spec(team).given(INGERICHT).when(WijzigTeam(op=OP, wijkcodes=("WK2",), disciplines=("jeugd",))).then(
        TeamGewijzigd(gebeurd_op=OP, wijkcodes=("WK2",), disciplines=("jeugd",))
    )


def test_elk_profiel_is_een_volgende_versie_en_zijn_woorden_blijven_binnen() -> None:
    publiceer = PubliceerTeamprofiel(op=OP, tekst="Voor heel Nieuwland.", telefoon=None, email="team@wijk.example")
    eerste = spec(team).given(INGERICHT).when(publiceer)
    eerste.then(
        TeamprofielGepubliceerd(gebeurd_op=OP, versie=1),
        TeamprofielVastgelegd(
            gebeurd_op=OP, versie=1, tekst="Voor heel Nieuwland.", telefoon=None, email="team@wijk.example"
        ),
    )
    tweede = spec(team).given(INGERICHT, *eerste.facts).when(publiceer)
    assert tweede.facts[0] == TeamprofielGepubliceerd(gebeurd_op=OP, versie=2)


def test_een_team_gaat_op_een_nieuwe_wijze_werken() -> None:
    spec(team).given(INGERICHT).when(VoerWerkwijzeIn(op=OP, werkwijze="aanmeldteam", per=PER)).then(
        WerkwijzeIngevoerd(gebeurd_op=OP, werkwijze="aanmeldteam", per=PER)
    )


def test_een_activiteit_voor_een_groep_telt_deelnemers_en_noemt_ze_niet() -> None:
    activiteit = LegCollectieveActiviteitVast(
        soort="eettafel", gehouden_op=OP, wijkcode="WK060601", aantal_deelnemers=14
    )
    spec(team).given(INGERICHT).when(activiteit).then(
        CollectieveActiviteitUitgevoerd(
            gebeurd_op=OP, soort="eettafel", gehouden_op=OP, wijkcode="WK060601", aantal_deelnemers=14
        )
    )
    spec(team).given().when(activiteit).then_rejected(NietToegestaan)


def test_een_medewerker_wordt_ingezet_en_zijn_naam_blijft_binnen() -> None:
    spec(medewerker).given().when(ZET_IN).then(
        MedewerkerIngezet(
            gebeurd_op=OP, team_id="nieuwland", werkgever_id=WERKGEVER, rol="coordinator", disciplines=("wmo",), van=PER
        ),
        MedewerkergegevensVastgelegd(gebeurd_op=OP, persoon_id=MW, naam="Medewerker Een", email=None),
    )


def test_een_team_heeft_een_coordinator() -> None:
    """Schiedam, Werk aan de winkel voor wijkondersteuning, 7 juli 2015."""
    spec(medewerker).given().when(replace(ZET_IN, ander=True)).then_rejected(TeamHeeftAlCoordinator)
    spec(medewerker).given(*INGEZET).when(replace(VERPLAATS, ander=True)).then_rejected(TeamHeeftAlCoordinator)


def test_wie_geen_coordinator_is_komt_naast_een_coordinator() -> None:
    wijkwerker = replace(ZET_IN, rol="wijkwerker", ander=True)
    ingezet = spec(medewerker).given().when(wijkwerker)
    ingezet.then_facts(MedewerkerIngezet, MedewerkergegevensVastgelegd)
    spec(medewerker).given(*ingezet.facts).when(replace(VERPLAATS, ander=True)).then(
        MedewerkerVerplaatst(gebeurd_op=OP, naar_team_id="centrum", per=PER)
    )


def test_na_het_einde_kan_een_medewerker_weer_worden_ingezet() -> None:
    einde = spec(medewerker).given(*INGEZET).when(BeeindigInzet(op=OP, per=PER))
    einde.then(InzetBeeindigd(gebeurd_op=OP, per=PER))
    weer = spec(medewerker).given(*INGEZET, *einde.facts).when(replace(ZET_IN, team_id="centrum"))
    weer.then_facts(MedewerkerIngezet, MedewerkergegevensVastgelegd)


@pytest.mark.parametrize("command", [ZET_IN, replace(ZET_IN, team_id="centrum")])
def test_wie_al_is_ingezet_wordt_verplaatst_en_niet_nog_eens_ingezet(command: ZetMedewerkerIn) -> None:
    spec(medewerker).given(*INGEZET).when(command).then_rejected(NietToegestaan)
