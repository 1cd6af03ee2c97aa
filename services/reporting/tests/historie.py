"""Histories of meldingen as the public facts that services would tell, plausible and nasty, from a seed.

They close: whatever one fact causes elsewhere is there too. Streams keep their order, and nothing is recorded before
what caused it, but a business date often lies long before the recording.
"""

from datetime import datetime, timedelta
from typing import get_args
from uuid import UUID

from services.reporting.tests.historie_intake import daarna, herhaling, klantcontact
from services.reporting.tests.historie_kwaliteit import kwaliteit
from services.reporting.tests.historie_levering import registers
from services.reporting.tests.historie_rechtsbescherming import tijdelijk
from services.reporting.tests.historie_steun import Loop, hulptraject, onderzoek
from services.reporting.tests.historie_wijk import verwijzing, wijk
from services.reporting.tests.kroniek import TEAMS, WIJKEN, Kroniek
from services.reporting.tests.wereld import Regel
from shared.events import aanmeldingen as am
from shared.events import codes
from shared.events import meldingen as ml
from shared.events.kenmerk import kenmerk
from shared.events.personen import PersoonGeregistreerd
from shared.events.termijnen import TermijnGestart
from shared.termijnen.kalender import begin_van, dag_van
from shared.termijnen.termijn import bereken

KANALEN: tuple[codes.Kanaal, ...] = get_args(codes.Kanaal.__value__)[:4]
LEEFGEBIEDEN: tuple[codes.Leefgebied, ...] = get_args(codes.Leefgebied.__value__)[:5]
DOELGROEPEN: tuple[codes.Doelgroep | None, ...] = (*get_args(codes.Doelgroep.__value__), None)
WEGEN = ("direct", "verwezen", "geregistreerd", *["team"] * 7, "elders", "ingetrokken", "open")
UITKOMSTEN = ("advies", "doorverwijzing", "traject", *["onderzoek"] * 7, "open")


def historie(zaad: object, zaken: int) -> list[Regel]:
    """The facts of so many cases of one gemeente."""
    k = Kroniek(zaad)
    for nummer in range(zaken):
        _zaak(k, nummer)
    kwaliteit(k, zaken // 10 + 1)
    wijk(k)
    registers(k, zaken // 10 + 1)
    return k.regels


def _zaak(k: Kroniek, nummer: int) -> None:
    k.nieuwe_zaak()
    op, melding = k.moment(), k.id("melding", nummer)
    persoon = k.kies(k.personen) if k.personen and k.kans(0.3) else _nieuwe_persoon(k, nummer, op)
    ontvangen = ml.MeldingOntvangen(
        gebeurd_op=op,
        melding_id=melding,
        kenmerk=kenmerk("meldingen", melding),
        ontvangen_op=op,
        kanaal=k.kies(KANALEN),
        toegangslocatie="wijkteam",
        melder_rol=k.kies(("zelf", "huisarts")),
        partner_id=None,
        client_op_de_hoogte=True,
        leefgebieden=k.trek(LEEFGEBIEDEN, 3),
        doelgroep=k.kies(DOELGROEPEN),
        wijkcode=k.kies(WIJKEN),
        team_id=k.kies((None, *TEAMS)),
        spoed=k.kans(0.2),
        persoon_id=persoon,
        onderzoek_uiterste_datum=bereken("onderzoek", dag_van(op)).wettelijke_einddatum,
    )
    k.meld(melding, ontvangen)
    dag = dag_van(op)
    termijn = TermijnGestart(
        gebeurd_op=op,
        melding_id=melding,
        soort="afhandeling_melding",
        start=dag,
        uiterste_datum=bereken("afhandeling_melding", dag).wettelijke_einddatum,
    )
    k.meld(melding, termijn, tegelijk=True)
    klantcontact(k, ontvangen)
    herhaling(k, ontvangen)
    _vlaggen(k, ontvangen)
    tijdelijk(k, ontvangen)
    _afhandelen(k, ontvangen)
    daarna(k, ontvangen)


def _nieuwe_persoon(k: Kroniek, nummer: int, op: datetime) -> UUID:
    persoon = k.id("persoon", nummer)
    k.personen.append(persoon)
    k.meld(persoon, PersoonGeregistreerd(gebeurd_op=op, persoon_id=persoon, wijkcode=WIJKEN[0]))
    return persoon


def _vlaggen(k: Kroniek, ontvangen: ml.MeldingOntvangen) -> None:
    melding, op = ontvangen.melding_id, ontvangen.ontvangen_op
    if k.kans(0.6):
        bevestigd = ml.MeldingBevestigd(
            gebeurd_op=op, melding_id=melding, verzonden_op=op, kanaal="brief", gewezen_op=("clientondersteuning",)
        )
        k.meld(melding, bevestigd)
    if k.kans(0.6):
        dag = dag_van(op) + timedelta(days=k.kies((0, 0, 0, 6, 40)))
        wettelijk = ml.MeldingAlsWettelijkAangemerkt(
            gebeurd_op=op if dag == dag_van(op) else begin_van(dag),
            melding_id=melding,
            vanaf_datum=dag,
            persoonlijk_plan_tot=bereken("persoonlijk_plan", dag_van(op)).wettelijke_einddatum,
            onderzoek_uiterste_datum=ontvangen.onderzoek_uiterste_datum,
        )
        k.meld(melding, wettelijk)


def _afhandelen(k: Kroniek, ontvangen: ml.MeldingOntvangen) -> None:
    """An outcome, perhaps reopened and given another, or withdrawn, or still open."""
    melding, op = ontvangen.melding_id, ontvangen.ontvangen_op
    while True:
        op = k.later(op, 0, 12)
        match k.kies(WEGEN):
            case "open":
                return
            case "ingetrokken":
                k.meld(melding, ml.MeldingIngetrokken(gebeurd_op=op, melding_id=melding, reden="verhuisd"))
                return
            case "elders":
                _doorgezet(k, ontvangen, op, k.kies(("tweede_lijn", "veilig_thuis")), None)
                return
            case "team":
                team = k.kies(TEAMS)
                _doorgezet(k, ontvangen, op, k.kies(("wijkteam", "stadhuis")), team)
                _aanmelding(k, ontvangen, op, team)
                return
            case soort:
                _zelf_afgehandeld(k, melding, op, soort)
        if k.kans(0.6):
            return
        op = k.later(op, 0, 20)
        k.meld(melding, ml.MeldingHeropend(gebeurd_op=op, melding_id=melding, reden="nieuwe_feiten"))


def _zelf_afgehandeld(k: Kroniek, melding: UUID, op: datetime, soort: str) -> None:
    feit: object
    match soort:
        case "direct":
            feit = ml.MeldingDirectBeantwoord(
                gebeurd_op=op, melding_id=melding, afgehandeld_op=op, antwoordsoort="advies", akkoord_client=True
            )
        case "verwezen":
            partner = _partner(k)
            feit = ml.MeldingVerwezen(
                gebeurd_op=op, melding_id=melding, afgehandeld_op=op, naar_soort="partner", partner_id=partner
            )
            k.meld(melding, feit)
            verwijzing(k, melding, melding, partner, op)
            return
        case _:
            feit = ml.MeldingGeregistreerdVoorAndereInstantie(
                gebeurd_op=op, melding_id=melding, afgehandeld_op=op, instantie="zorgverzekeraar"
            )
    k.meld(melding, feit)


def _partner(k: Kroniek) -> UUID | None:
    """The partner that a referral names, if it does."""
    return k.kies((None, k.id("partner", 1), k.id("partner", 2)))


def _doorgezet(
    k: Kroniek, ontvangen: ml.MeldingOntvangen, op: datetime, bestemming: codes.Bestemming, team: str | None
) -> None:
    melding = ontvangen.melding_id
    doorgezet = ml.MeldingDoorgezet(
        gebeurd_op=op, melding_id=melding, afgehandeld_op=op, bestemming=bestemming, team_id=team
    )
    k.meld(melding, doorgezet)


def _aanmelding(k: Kroniek, ontvangen: ml.MeldingOntvangen, op: datetime, team: str) -> None:
    melding, aanmelding = ontvangen.melding_id, k.id("aanmelding", ontvangen.melding_id)
    geopend = am.AanmeldingGeopend(gebeurd_op=op, melding_id=melding, team_id=team, doelgroep=ontvangen.doelgroep)
    k.meld(aanmelding, geopend)
    if ontvangen.spoed:
        k.meld(aanmelding, am.SpoedAangemerkt(gebeurd_op=op, melding_id=melding, reden="bij_melding"))
    op = k.later(op, 0, 9)
    if k.kans(0.1):
        k.meld(aanmelding, am.AanmeldingIngetrokken(gebeurd_op=op, melding_id=melding, reden="overleden"))
        return
    if k.kans(0.05):
        return
    if k.kans(0.75):
        besproken = am.AanmeldingBesproken(gebeurd_op=op, melding_id=melding, besproken_op=op, disciplines=("wmo",))
        k.meld(aanmelding, besproken)
    else:
        k.meld(aanmelding, am.AanmeldteamOvergeslagen(gebeurd_op=op, melding_id=melding, reden="spoed"))
    medewerker = k.id("medewerker", k.kies((1, 2, 3)))
    k.meld(aanmelding, am.WijkwerkerToegewezen(gebeurd_op=op, melding_id=melding, medewerker_id=medewerker))
    if k.kans(0.2):
        k.meld(aanmelding, am.AanmeldingVrijgegeven(gebeurd_op=op, melding_id=melding, reden="caseload"))
        k.meld(aanmelding, am.WijkwerkerToegewezen(gebeurd_op=op, melding_id=melding, medewerker_id=medewerker))
    if k.kans(0.05):
        return
    _gesprek_en_uitkomst(k, Loop(ontvangen, aanmelding, team), k.later(op, 0, 14))


def _gesprek_en_uitkomst(k: Kroniek, loop: Loop, op: datetime) -> None:
    melding, persoon = loop.melding_id, loop.ontvangen.persoon_id
    personen = (persoon, k.kies(k.personen)) if k.kans(0.2) and k.personen[0] != persoon else (persoon,)
    gesprek = am.EersteGesprekGevoerd(
        gebeurd_op=op, melding_id=melding, gevoerd_op=op, vorm="huisbezoek", persoon_ids=tuple(dict.fromkeys(personen))
    )
    k.meld(loop.aanmelding_id, gesprek)
    op = k.later(op, 0, 9)
    match k.kies(UITKOMSTEN):
        case "advies":
            uit: object = am.AanmeldingAfgehandeldMetAdvies(
                gebeurd_op=op, melding_id=melding, afgehandeld_op=op, reden=None
            )
            k.meld(loop.aanmelding_id, uit)
        case "doorverwijzing":
            partner = _partner(k)
            uit = am.AanmeldingAfgehandeldMetDoorverwijzing(
                gebeurd_op=op, melding_id=melding, afgehandeld_op=op, reden=None, partner_id=partner
            )
            k.meld(loop.aanmelding_id, uit)
            verwijzing(k, loop.aanmelding_id, melding, partner, op)
        case "traject":
            hulptraject(k, loop, op)
        case "onderzoek":
            onderzoek(k, loop, op)
        case _:
            pass  # still being talked about
