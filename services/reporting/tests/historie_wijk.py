"""What stands beside the cases of a history: referrals to partners, signals, teams and who works in them."""

from datetime import datetime
from uuid import UUID

from services.reporting.tests.kroniek import TEAMS, WIJKEN, Kroniek
from shared.events import medewerkers as mw
from shared.events import teams as tm
from shared.events import veiligheidssignalen as vs
from shared.events import verwijzingen as vw
from shared.termijnen.kalender import dag_van


def verwijzing(k: Kroniek, oorzaak: UUID, melding: UUID, partner: UUID | None, op: datetime) -> None:
    """A referral that follows from naming a partner: answered or not, finished, withdrawn."""
    if partner is None:
        return
    stroom = k.id("verwijzing", oorzaak, op)
    verstuurd = vw.VerwijzingVerstuurd(
        gebeurd_op=op, melding_id=melding, dossier_id=None, partner_id=partner, toestemming_id=None, afspraak_id=None
    )
    k.meld(stroom, verstuurd)
    op = k.later(op, 0, 7)
    match k.kies(("open", "afgewezen", "ingetrokken", *["geaccepteerd"] * 3)):
        case "afgewezen":
            k.meld(stroom, vw.VerwijzingAfgewezen(gebeurd_op=op, melding_id=melding, reden="geen_capaciteit"))
        case "ingetrokken":
            k.meld(stroom, vw.VerwijzingIngetrokken(gebeurd_op=op, melding_id=melding, reden="verhuisd"))
        case "geaccepteerd":
            k.meld(stroom, vw.VerwijzingGeaccepteerd(gebeurd_op=op, melding_id=melding))
            if k.kans(0.6):
                op = k.later(op, 0, 40)
                k.meld(stroom, vw.VerwijzingAfgerond(gebeurd_op=op, melding_id=melding, uitkomst="doel_bereikt"))
        case _:
            pass  # the partner has yet to answer


def wijk(k: Kroniek) -> None:
    """The teams, their staff and what they did for groups; a signal, of nobody."""
    for nummer, code in enumerate(TEAMS[:-1]):  # overig is no team
        k.nieuwe_zaak()
        _team(k, code)
        _medewerker(k, nummer, code)
    k.nieuwe_zaak()
    op = k.moment()
    k.meld(k.id("signaal", 1), vs.VeiligThuisIngeschakeld(gebeurd_op=op, bron_klasse="professional"))
    k.meld(k.id("signaal", 2), vs.VeiligheidssignaalAfgerond(gebeurd_op=op))


def _team(k: Kroniek, code: str) -> None:
    op, stroom = k.moment(), k.id("team", code)
    k.meld(stroom, tm.TeamIngericht(gebeurd_op=op, teamcode=code, wijkcodes=WIJKEN[:1], disciplines=("wmo",)))
    k.meld(stroom, tm.TeamprofielGepubliceerd(gebeurd_op=op, versie=1))
    k.meld(stroom, tm.WerkwijzeIngevoerd(gebeurd_op=op, werkwijze="aanmeldteam", per=dag_van(op)))
    for deelnemers in (12, 15):
        op = k.later(op, 0, 30)
        activiteit = tm.CollectieveActiviteitUitgevoerd(
            gebeurd_op=op, soort="eettafel", gehouden_op=op, wijkcode=WIJKEN[0], aantal_deelnemers=deelnemers
        )
        k.meld(stroom, tm.TeamGewijzigd(gebeurd_op=op, wijkcodes=WIJKEN, disciplines=("wmo", "jeugd")))
        k.meld(stroom, activiteit)


def _medewerker(k: Kroniek, nummer: int, code: str) -> None:
    op, stroom = k.moment(), k.id("medewerker", nummer)
    ingezet = mw.MedewerkerIngezet(
        gebeurd_op=op,
        team_id=code,
        werkgever_id=k.id("werkgever", nummer % 2),
        rol="coordinator",
        disciplines=("wmo",),
        van=dag_van(op),
    )
    k.meld(stroom, ingezet)
    op = k.later(op, 10, 60)
    k.meld(stroom, mw.MedewerkerVerplaatst(gebeurd_op=op, naar_team_id=k.kies(TEAMS), per=dag_van(op)))
    if k.kans(0.5):
        op = k.later(op, 10, 60)
        k.meld(stroom, mw.InzetBeeindigd(gebeurd_op=op, per=dag_van(op)))
