"""The second part of a history: dossier, onderzoek or hulptraject, plan, and what becomes of the dossier."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reporting.tests.historie_besluit import aanvraag_na_plan, eigen_aanvraag
from services.reporting.tests.historie_casus import casus, huishouden_wijzigt, hulptraject_sluit, uitstel
from services.reporting.tests.kroniek import Kroniek
from shared.events import aanmeldingen as am
from shared.events import codes
from shared.events import dossiers as ds
from shared.events import meldingen as ml
from shared.events import onderzoeken as oz
from shared.events import plannen as pl
from shared.events.aanvragen import AanvraagMogelijkGemaakt
from shared.events.huishoudens import HuishoudenSamengesteld, RegisseurAangewezen
from shared.events.hulptrajecten import HulptrajectGestart
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import bereken

GEWENST: tuple[tuple[codes.Productcategorie, ...], ...] = (
    (),
    ("rolstoelen",),
    ("begeleiding",),
    ("overige_maatwerkarrangementen",),
    ("begeleiding", "rolstoelen"),
)


@dataclass(frozen=True, slots=True)
class Loop:
    """One case on its way: its melding, its aanmelding and the team that has it."""

    ontvangen: ml.MeldingOntvangen
    aanmelding_id: UUID
    team: str

    @property
    def melding_id(self) -> UUID:
        """The melding that the case began with."""
        return self.ontvangen.melding_id


def hulptraject(k: Kroniek, loop: Loop, op: datetime) -> None:
    """The team helps by itself; a dossier opens, and sometimes a plan follows all the same."""
    af = am.AanmeldingAfgehandeldMetKortHulptraject(
        gebeurd_op=op,
        melding_id=loop.melding_id,
        afgehandeld_op=op,
        reden=None,
        doelgroep=loop.ontvangen.doelgroep,
        team_id=loop.team,
        persoon_ids=(loop.ontvangen.persoon_id,),
    )
    k.meld(loop.aanmelding_id, af)
    dossier = _dossier(k, loop, op)
    gestart = HulptrajectGestart(
        gebeurd_op=op,
        melding_id=loop.melding_id,
        dossier_id=dossier,
        soort="kort_hulptraject",
        leefgebieden=loop.ontvangen.leefgebieden,
        beoogd_tot=None,
    )
    k.meld(k.id("hulptraject", dossier), gestart)
    _fase(k, loop, dossier, op, "uitvoering")
    if k.kans(0.5):
        hulptraject_sluit(k, loop.melding_id, k.id("hulptraject", dossier), op)
    if k.kans(0.4):
        op = _plan(k, loop, dossier, None, k.later(op, 1, 20), None)
    _verloop(k, loop, dossier, op)


def onderzoek(k: Kroniek, loop: Loop, op: datetime) -> None:
    """An onderzoek is needed: from its start to its verslag, a plan, and a dossier that may close and reopen."""
    nodig = am.OnderzoekNodigVastgesteld(
        gebeurd_op=op,
        melding_id=loop.melding_id,
        afgehandeld_op=op,
        melding_op=loop.ontvangen.ontvangen_op,
        wettelijk=True,
        reden=None,
        spoed=loop.ontvangen.spoed,
        doelgroep=loop.ontvangen.doelgroep,
        team_id=loop.team,
        persoon_ids=(loop.ontvangen.persoon_id,),
    )
    k.meld(loop.aanmelding_id, nodig)
    dossier = _dossier(k, loop, op)
    eigen = k.id("onderzoek", dossier)
    gestart = oz.OnderzoekGestart(
        gebeurd_op=op,
        melding_id=loop.melding_id,
        dossier_id=dossier,
        soort="spoed" if loop.ontvangen.spoed else "eerste",
        melding_op=loop.ontvangen.ontvangen_op,
        uiterste_datum=bereken("onderzoek", dag_van(loop.ontvangen.ontvangen_op)).wettelijke_einddatum,
        persoon_ids=(loop.ontvangen.persoon_id,),
    )
    k.meld(eigen, gestart)
    _fase(k, loop, dossier, op, "onderzoek")
    op, verslag = _onderzocht(k, loop, eigen, op)
    if verslag and k.kans(0.85):
        op = _plan(k, loop, dossier, eigen, k.later(op, 0, 10), verslag)
    elif verslag and k.kans(0.7):
        op = eigen_aanvraag(k, loop.ontvangen, k.later(op, 0, 10))
    _verloop(k, loop, dossier, op)


def _dossier(k: Kroniek, loop: Loop, op: datetime) -> UUID:
    dossier = k.id("dossier", loop.melding_id)
    huishouden = k.id("huishouden", dossier)
    personen = (loop.ontvangen.persoon_id,)
    k.meld(huishouden, HuishoudenSamengesteld(gebeurd_op=op, melding_id=loop.melding_id, persoon_ids=personen))
    geopend = ds.DossierGeopend(
        gebeurd_op=op,
        melding_id=loop.melding_id,
        huishouden_id=huishouden,
        aanmelding_id=loop.aanmelding_id,
        team_id=loop.team,
        doelgroep=loop.ontvangen.doelgroep,
    )
    k.meld(dossier, geopend)
    if k.kans(0.2):
        huishouden_wijzigt(k, loop.melding_id, huishouden, op)
    for _ in range(k.kies((0, 0, 1, 2))):
        regisseur = RegisseurAangewezen(
            gebeurd_op=op, melding_id=loop.melding_id, medewerker_id=k.id("medewerker", 1), per=op
        )
        k.meld(huishouden, regisseur)
    return dossier


def _fase(k: Kroniek, loop: Loop, dossier: UUID, op: datetime, fase: codes.Dossierfase) -> None:
    k.meld(dossier, ds.DossierfaseBereikt(gebeurd_op=op, melding_id=loop.melding_id, fase=fase))


def _onderzocht(k: Kroniek, loop: Loop, eigen: UUID, op: datetime) -> tuple[datetime, datetime | None]:
    """What was done in the onderzoek, in time or not; the moment of the verslag when it was given."""
    melding = loop.melding_id
    if k.kans(0.5):
        k.meld(eigen, oz.PersoonlijkPlanOvergeslagen(gebeurd_op=op, melding_id=melding))
    else:
        plan = oz.PersoonlijkPlanOntvangen(gebeurd_op=op, melding_id=melding, ontvangen_op=op, op_tijd=True)
        k.meld(eigen, plan)
    steun = oz.ClientondersteuningAangeboden(gebeurd_op=op, melding_id=melding, aan="client", gebruikt=k.kans(0.5))
    k.meld(eigen, steun)
    if k.kans(0.15):
        if k.kans(0.7):
            k.meld(eigen, oz.OnderzoekGestaakt(gebeurd_op=op, melding_id=melding, reden="client_stopt"))
        return op, None
    op = k.later(op, 0, 8)
    k.meld(eigen, oz.OnderzoekBegonnen(gebeurd_op=op, melding_id=melding, begonnen_op=op))
    if k.kans(0.2):
        op = uitstel(k, melding, eigen, op)
    if k.kans(0.3):
        k.meld(eigen, oz.HuisbezoekNietNodigBevonden(gebeurd_op=op, melding_id=melding, reden="al_bekend"))
    elif k.kans(0.7):
        k.meld(eigen, oz.HuisbezoekGepland(gebeurd_op=op, melding_id=melding, op=k.later(op, 1, 5)))
        op = k.later(op, 1, 5)
        k.meld(eigen, oz.HuisbezoekAfgelegd(gebeurd_op=op, melding_id=melding, op=op))
    if k.kans(0.5):
        k.meld(eigen, oz.ZrmAfgenomen(gebeurd_op=op, melding_id=melding, moment="start", afgenomen_op=op))
    if k.kans(0.1):
        return op, None
    einde = bereken("onderzoek", dag_van(loop.ontvangen.ontvangen_op)).wettelijke_einddatum
    tot_het_einde = max(0, (einde - dag_van(op)).days)
    op = k.later(op, *k.kies(((0, 25), (tot_het_einde, tot_het_einde), (tot_het_einde + 1,) * 2)))
    verslag = oz.OnderzoeksverslagVerstrekt(
        gebeurd_op=op, melding_id=melding, verstrekt_op=op, binnen_termijn=dag_van(op) <= einde
    )
    k.meld(eigen, verslag)
    mogelijk = AanvraagMogelijkGemaakt(gebeurd_op=op, melding_id=melding, grond="verslag", vanaf=dag_van(op))
    k.meld(k.id("aanvraagrecht", melding), mogelijk)
    if k.kans(0.85):
        af = k.later(op, 0, 12)
        afgerond = oz.OnderzoekAfgerond(
            gebeurd_op=af, melding_id=melding, afgerond_op=af, uitkomst="maatwerk", voorliggende_wetten=("wlz",)
        )
        k.meld(eigen, afgerond)
        if k.kans(0.4):
            k.meld(eigen, oz.ZrmAfgenomen(gebeurd_op=af, melding_id=melding, moment="eind", afgenomen_op=af))
    return op, op


def _plan(
    k: Kroniek, loop: Loop, dossier: UUID, eigen: UUID | None, op: datetime, verslag: datetime | None
) -> datetime:
    """A plan, agreed to by both in either order, by one, or by none; the moment of what happened last."""
    plan, melding, huishouden = k.id("plan", dossier), loop.melding_id, k.id("huishouden", dossier)
    opgesteld = pl.PlanOpgesteld(
        gebeurd_op=op,
        melding_id=melding,
        huishouden_id=huishouden,
        dossier_id=dossier,
        onderzoek_id=eigen,
        doelen=(pl.Plandoel(doel_id=k.id("doel", plan), doelcode="meedoen", leefgebied="wonen"),),
        uitvoerders=("zelf",),
    )
    k.meld(plan, opgesteld)
    _fase(k, loop, dossier, op, "plan")
    if k.kans(0.2):
        anders = pl.PlanGewijzigd(
            gebeurd_op=op, melding_id=melding, doelen=opgesteld.doelen, uitvoerders=("professional",)
        )
        k.meld(plan, anders)
    if k.kans(0.1):
        return op
    k.meld(plan, pl.PlanTerAccorderingAangeboden(gebeurd_op=op, melding_id=melding))
    soorten = [pl.PlanGeaccordeerdDoorInwoner, pl.PlanGeaccordeerdDoorWijkwerker]
    k.toeval.shuffle(soorten)
    akkoorden = [k.later(op, 0, 6), k.later(op, 0, 6)]  # the one recorded last may be the earlier one
    gegeven = list(zip(soorten, akkoorden, strict=True))[: 1 if k.kans(0.1) else 2]
    for soort, akkoord in gegeven:
        k.meld(plan, soort(gebeurd_op=akkoord, melding_id=melding, akkoord_op=akkoord))
        op = max(op, akkoord)
    if len(gegeven) == 1:
        return op
    vast = pl.PlanVastgesteld(
        gebeurd_op=op,
        melding_id=melding,
        vastgesteld_op=op,
        dossier_id=dossier,
        huishouden_id=huishouden,
        aanmelding_id=loop.aanmelding_id,
        persoon_ids=(loop.ontvangen.persoon_id,),
        onderzoek_uiterste_datum=None,
        verslag_op=verslag,
        maatwerk_gewenst=k.kies(GEWENST) if verslag else (),
        eigen_uitvoering=True,
    )
    k.meld(plan, vast)
    if vast.maatwerk_gewenst:
        op = aanvraag_na_plan(k, loop.ontvangen, plan, vast)
    else:
        _fase(k, loop, dossier, op, "uitvoering")
    _uitvoering(k, loop, opgesteld.doelen[0], plan, op)
    return op


def _uitvoering(k: Kroniek, loop: Loop, doel: pl.Plandoel, plan: UUID, op: datetime) -> None:
    """The plan carried out, evaluated, taken up again or closed; or replaced, or left as it is."""
    melding = loop.melding_id
    if k.kans(0.1):
        k.meld(plan, pl.PlanVervangen(gebeurd_op=op, melding_id=melding, nieuw_plan_id=k.id("nieuw plan", plan)))
        return
    while k.kans(0.4):
        op = k.later(op, 0, 60)
        bereikt = k.kans(0.6)
        k.meld(plan, pl.PlanInUitvoeringGenomen(gebeurd_op=op, melding_id=melding))
        evaluatie = pl.DoelGeevalueerd(
            gebeurd_op=op, melding_id=melding, doel_id=doel.doel_id, doelcode=doel.doelcode, bereikt=bereikt
        )
        k.meld(plan, evaluatie)
        k.meld(plan, pl.PlanGeevalueerd(gebeurd_op=op, melding_id=melding, doelrealisatie_conform=bereikt))
        if k.kans(0.4):
            k.meld(plan, pl.PlanAfgesloten(gebeurd_op=op, melding_id=melding, reden="doelen_bereikt"))
            return


def _verloop(k: Kroniek, loop: Loop, dossier: UUID, op: datetime) -> None:
    """What becomes of the dossier: weighed, on the waakvlam, closed, reopened, closed again."""
    melding = loop.melding_id
    op = casus(k, melding, dossier, op)
    if k.kans(0.4):
        k.meld(dossier, ds.ZwaarteBepaald(gebeurd_op=op, melding_id=melding, niveau="middel", grond=None))
    if k.kans(0.3):
        waakvlam = ds.WaakvlamIngesteld(gebeurd_op=op, melding_id=melding, vervolgcontact_datum=dag_van(op))
        k.meld(dossier, waakvlam)
    while k.kans(0.55):
        op = k.later(op, 0, 60)
        k.meld(dossier, ds.DossierAfgesloten(gebeurd_op=op, melding_id=melding, reden="doelen_bereikt"))
        if k.kans(0.5):
            return
        op = k.later(op, 0, 30)
        k.meld(dossier, ds.DossierHeropend(gebeurd_op=op, melding_id=melding, reden="nieuwe_feiten"))
