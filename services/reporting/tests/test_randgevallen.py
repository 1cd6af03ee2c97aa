"""Single cases at the edge of a counting rule, each small enough to count by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from services.reporting.tests.historie import historie
from services.reporting.tests.proef import Proef, proef_met
from services.reporting.tests.verwacht import Vraag, reeksen
from services.reporting.tests.vragen import lees_reeksen, verschillen
from services.reporting.tests.wereld import Regel
from shared.events import aanvragen as av
from shared.events import beschikkingen as bs
from shared.events import dossiers as ds
from shared.events import meldingen as ml
from shared.events import onderzoeken as oz
from shared.events import voorzieningen as vz
from shared.events.codes import OpschortingGrond
from shared.termijnen.kalender import dag_van
from tests.systeem import Systeem

pytestmark = pytest.mark.server
JAAR = (date(2019, 11, 1), date(2021, 12, 31))
OVERMACHT: OpschortingGrond = "overmacht"


def verhaal(*soorten: type, zonder: tuple[type, ...] = ()) -> list[Regel]:
    """The history of one case in which these facts occur, and those do not."""
    for zaad in range(10_000):
        regels = historie(f"verhaal {zaad}", 1)
        gehad = {type(regel.feit) for regel in regels}
        if gehad.issuperset(soorten) and gehad.isdisjoint(zonder):
            return regels
    raise AssertionError(f"no history has {soorten}")


def erbij(regels: list[Regel], stroom: UUID, feit: object) -> None:
    """One more fact at the end of a stream."""
    eigen = [regel for regel in regels if regel.stroom == stroom]
    regels.append(Regel(stroom, len(eigen) + 1, regels[-1].vastgelegd_op, feit))


def van[T](regels: list[Regel], soort: type[T]) -> tuple[UUID, T]:
    """The stream and the first fact of this kind."""
    return next((regel.stroom, regel.feit) for regel in regels if isinstance(regel.feit, soort))


async def klopt(proef: Proef, code: str, basis: str, variant: str | None = None) -> None:
    """The figure is what the model counts."""
    vraag = Vraag(code, *JAAR, basis, variant=variant)
    gevonden = await lees_reeksen(proef.client, vraag)
    assert list(verschillen(reeksen(proef.wereld, vraag), gevonden)) == []


@pytest.mark.parametrize("basis", ["cohort", "periode"])
async def test_een_opschorting_zonder_einde_na_afloop_van_de_termijn_redt_de_termijn_niet(
    keten: Systeem, gemeente: str, basis: str
) -> None:
    regels = verhaal(av.AanvraagOntvangen, zonder=(av.AanvraagOpgeschort, bs.BeschikkingOpgesteld))
    aanvraag, ontvangen = van(regels, av.AanvraagOntvangen)
    na = ontvangen.uiterste_datum + timedelta(days=10)
    opgeschort = av.AanvraagOpgeschort(
        gebeurd_op=datetime(na.year, na.month, na.day, tzinfo=UTC),
        melding_id=ontvangen.melding_id,
        nummer=1,
        grond=OVERMACHT,
        vanaf=na,
        verwacht_tot_en_met=None,
    )
    erbij(regels, aanvraag, opgeschort)
    proef = await proef_met(keten, gemeente, regels)
    await klopt(proef, "doorlooptijd-twee-weken", basis)


@pytest.mark.parametrize("basis", ["cohort", "periode"])
async def test_een_besluit_voor_een_opschorting_die_nog_moet_beginnen_is_op_tijd(
    keten: Systeem, gemeente: str, basis: str
) -> None:
    for zaad in range(10_000):
        regels = verhaal_met_besluit_op_tijd(zaad)
        if regels:
            break
    aanvraag, beschikt = van(regels, av.AanvraagBeschikt)
    plaats = next(n for n, regel in enumerate(regels) if regel.feit is beschikt)
    beschikt_regel = regels.pop(plaats)
    opgeschort = av.AanvraagOpgeschort(
        gebeurd_op=beschikt.gebeurd_op,
        melding_id=beschikt.melding_id,
        nummer=1,
        grond=OVERMACHT,
        vanaf=dag_van(beschikt.gebeurd_op) + timedelta(days=1),
        verwacht_tot_en_met=None,
    )
    regels.insert(plaats, beschikt_regel._replace(feit=opgeschort))
    erbij(regels, aanvraag, beschikt)
    proef = await proef_met(keten, gemeente, regels)
    (punt,) = reeksen(proef.wereld, Vraag("doorlooptijd-twee-weken", *JAAR, basis))["totaal"]
    assert punt["teller"] == 1
    await klopt(proef, "doorlooptijd-twee-weken", basis)


def verhaal_met_besluit_op_tijd(zaad: int) -> list[Regel]:
    """A case without suspensions that was decided at least two days before its end; empty when it is none."""
    regels = historie(f"op tijd {zaad}", 1)
    gehad = {type(regel.feit) for regel in regels}
    if av.AanvraagBeschikt not in gehad or av.AanvraagOpgeschort in gehad:
        return []
    einde = van(regels, av.AanvraagOntvangen)[1].uiterste_datum
    return regels if dag_van(van(regels, av.AanvraagBeschikt)[1].gebeurd_op) < einde - timedelta(days=1) else []


@pytest.mark.parametrize(
    ("code", "variant"), [("onderzoek-naar-indicatie", None), ("doorlooptijd-zes-weken", "met_indicatie")]
)
async def test_een_herbeoordeling_telt_de_toekenning_van_het_eerste_onderzoek_niet_mee(
    keten: Systeem, gemeente: str, code: str, variant: str | None
) -> None:
    regels = verhaal(oz.OnderzoekAfgerond, vz.VoorzieningToegekend)
    eerste, gestart = van(regels, oz.OnderzoekGestart)
    afgerond = van(regels, oz.OnderzoekAfgerond)[1]
    herbeoordeling = UUID(int=eerste.int ^ 1)
    later = afgerond.afgerond_op + timedelta(days=90)
    opnieuw = replace(gestart, gebeurd_op=later, soort="herbeoordeling", uiterste_datum=None)
    erbij(regels, herbeoordeling, opnieuw)
    erbij(regels, herbeoordeling, replace(afgerond, gebeurd_op=later, afgerond_op=later))
    proef = await proef_met(keten, gemeente, regels)
    for basis in ("cohort", "periode"):
        await klopt(proef, code, basis, variant)


async def test_een_dossier_dat_op_een_dag_sluit_en_heropent_is_aan_het_einde_van_die_dag_actief(
    keten: Systeem, gemeente: str
) -> None:
    regels = verhaal(ds.DossierGeopend, zonder=(ds.DossierAfgesloten,))
    dossier, geopend = van(regels, ds.DossierGeopend)
    op = geopend.gebeurd_op + timedelta(days=100)
    for feit in (
        ds.DossierAfgesloten(gebeurd_op=op, melding_id=geopend.melding_id, reden="client_stopt"),
        ds.DossierHeropend(gebeurd_op=op, melding_id=geopend.melding_id, reden="nieuwe_feiten"),
    ):
        erbij(regels, dossier, feit)
    proef = await proef_met(keten, gemeente, regels)
    dag = dag_van(op)
    for tot, actief in ((dag - timedelta(days=1), 1), (dag, 1), (dag_van(geopend.gebeurd_op) - timedelta(days=1), 0)):
        found = await lees_reeksen(proef.client, Vraag("actieve-casussen", date(2019, 1, 1), tot, "peildatum"))
        assert found["totaal"][0]["teller"] == actief, tot


async def test_een_ingetrokken_melding_is_wel_ontvangen_maar_nooit_afgehandeld(keten: Systeem, gemeente: str) -> None:
    regels = verhaal(ml.MeldingDirectBeantwoord, ml.MeldingHeropend, ml.MeldingIngetrokken)
    proef = await proef_met(keten, gemeente, regels)
    verwacht = {"instroom": (1, None), "direct-beantwoord": (0, 0), "afgehandeld-zonder-dossier": (0, 1)}
    for code, (teller, noemer) in verwacht.items():
        (punt,) = (await lees_reeksen(proef.client, Vraag(code, *JAAR, "cohort")))["totaal"]
        assert (punt["teller"], punt["noemer"]) == (teller, noemer), code


async def test_een_persoon_met_drie_gesprekken_telt_in_elke_maand_een_keer_en_in_het_jaar_ook(
    keten: Systeem, gemeente: str
) -> None:
    regels: list[Regel] = []
    gesprekken = 0
    persoon = UUID(int=0x2020)
    for zaad in range(10_000):
        zaak = historie(f"zelfde persoon {zaad}", 1)
        gesprek = [n for n, regel in enumerate(zaak) if hasattr(regel.feit, "gevoerd_op")]
        if gesprek:
            (n,) = gesprek
            zaak[n] = zaak[n]._replace(feit=replace(zaak[n].feit, persoon_ids=(persoon,)))
            regels, gesprekken = regels + zaak, gesprekken + 1
        if gesprekken == 3:
            break
    proef = await proef_met(keten, gemeente, regels)
    vraag = Vraag("gesprekken", *JAAR, "periode", "maand")
    assert (await lees_reeksen(proef.client, replace(vraag, per="totaal")))["totaal"][0]["teller"] == 1
    maanden = (await lees_reeksen(proef.client, vraag))["totaal"]
    assert sum(punt["teller"] for punt in maanden) == sum(punt["teller"] > 0 for punt in maanden) > 0
