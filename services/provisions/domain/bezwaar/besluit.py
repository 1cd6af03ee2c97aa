"""Op een bezwaar beslist iemand die het besluit niet nam, na een hoorzitting en binnen de termijn (Awb 7:2, 7:10)."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import assert_never, get_args

from services.provisions.domain.bezwaar.taal import (
    Bekend,
    BeoordeelTermijnoverschrijding,
    BeslisOpBezwaar,
    BeslissingOpBezwaarVastgelegd,
    Beslist,
    BeslistermijnVerstreken,
    BezwaarOpTijd,
    BezwaarschriftVastgelegd,
    BezwaarTeLaat,
    Command,
    Event,
    GeenAdvies,
    Gehoord,
    GrondPastNietBijUitkomst,
    HerstelVerzuim,
    HoorzittingOntbreekt,
    HoudHoorzitting,
    InBehandeling,
    Ingetrokken,
    MaakBezwaar,
    NamHetBesluit,
    NeemBezwaarInBehandeling,
    NietOntvankelijk,
    Nieuw,
    Ontvangen,
    State,
    TermijnoverschrijdingBeoordeeld,
    TrekBezwaarIn,
    VerdaagBezwaar,
    Verdaagd,
    Verzuim,
    VerzuimAlGevraagd,
    VerzuimNietHersteld,
    VerzuimtermijnLoopt,
    VerzuimtermijnTeKort,
    VoorOntvangst,
    VraagVerzuimherstel,
)
from shared.decider.decider import Allowed, Decider
from shared.events.bezwaren import (
    BezwaarBeslist,
    BezwaarInBehandelingGenomen,
    BezwaarIngetrokken,
    BezwaarOntvangen,
    BezwaarVerdaagd,
    BezwaarVerzuimGevraagd,
    BezwaarVerzuimHersteld,
    HoorzittingGehouden,
)
from shared.events.codes import BezwaarUitkomst, ZonderHoorzitting
from shared.termijnen.bewaking import Looptijd, bewaakt
from shared.termijnen.kalender import Duur, Eenheid, dag_van
from shared.termijnen.opschorting import Opschorting, opschorting_na_uitnodiging
from shared.termijnen.termijn import bereken

# Awb, art. 7:3: each ground to leave out the hearing, and the outcomes that it can go with.
_ALLE: frozenset[BezwaarUitkomst] = frozenset(get_args(BezwaarUitkomst.__value__))
GRONDEN: Mapping[ZonderHoorzitting, frozenset[BezwaarUitkomst]] = {
    "kennelijk_niet_ontvankelijk": frozenset({"niet_ontvankelijk"}),
    "kennelijk_ongegrond": frozenset({"ongegrond"}),
    "afgezien": _ALLE,
    "niet_gereageerd": _ALLE,
    "tegemoetgekomen": frozenset({"gegrond"}),
}

ALLOWED: Allowed[State, Command] = {
    Nieuw: (MaakBezwaar,),
    Ontvangen: (VraagVerzuimherstel, NeemBezwaarInBehandeling, TrekBezwaarIn),
    Verzuim: (HerstelVerzuim, BeslisOpBezwaar, TrekBezwaarIn),
    InBehandeling: (BeoordeelTermijnoverschrijding, VerdaagBezwaar, HoudHoorzitting, BeslisOpBezwaar, TrekBezwaarIn),
    Verdaagd: (BeoordeelTermijnoverschrijding, HoudHoorzitting, BeslisOpBezwaar, TrekBezwaarIn),
    Gehoord: (BeoordeelTermijnoverschrijding, BeslisOpBezwaar, TrekBezwaarIn),
    Beslist: (),
    NietOntvankelijk: (),
    Ingetrokken: (),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een bezwaar."""
    if isinstance(command, MaakBezwaar):
        return _maak(command)
    assert not isinstance(state, Nieuw)  # the table lists nothing else for a new one
    match command:
        case VraagVerzuimherstel():
            return [_vraag_verzuimherstel(command, state)]
        case HerstelVerzuim():
            return [_herstel(command, state)]
        case NeemBezwaarInBehandeling():
            if command.behandelaar_id == command.mandaathouder_id:
                raise NamHetBesluit
            return [
                BezwaarInBehandelingGenomen(
                    gebeurd_op=command.op, melding_id=state.melding_id, behandelaar_id=command.behandelaar_id
                )
            ]
        case BeoordeelTermijnoverschrijding():
            if state.op_tijd:
                raise BezwaarOpTijd
            return [TermijnoverschrijdingBeoordeeld(gebeurd_op=command.op, verschoonbaar=command.verschoonbaar)]
        case VerdaagBezwaar():
            if dag_van(command.op) > state.uiterste_datum:
                raise BeslistermijnVerstreken
            einde = _einde(state, state.opschorting, Duur(command.weken, Eenheid.WEKEN))
            return [BezwaarVerdaagd(gebeurd_op=command.op, melding_id=state.melding_id, nieuwe_uiterste_datum=einde)]
        case HoudHoorzitting():
            return [HoorzittingGehouden(gebeurd_op=command.op, melding_id=state.melding_id, gehouden_op=command.op)]
        case BeslisOpBezwaar():
            _toets_beslissing(command, state)
            return _beslist(command, state)
        case TrekBezwaarIn():
            return [BezwaarIngetrokken(gebeurd_op=command.op, melding_id=state.melding_id)]
        case _:
            assert_never(command)


def _maak(command: MaakBezwaar) -> Sequence[Event]:
    einde, ontvangen = command.bezwaar_tot_en_met, dag_van(command.ontvangen_op)
    een_week = bereken("wettelijk_7_dagen", einde).wettelijke_einddatum  # Awb, art. 6:9 lid 2
    per_post = command.ter_post_op is not None and command.ter_post_op <= einde and ontvangen <= een_week
    ontvangst = BezwaarOntvangen(
        gebeurd_op=command.ontvangen_op,
        melding_id=command.melding_id,
        beschikking_id=command.beschikking_id,
        ontvangen_op=command.ontvangen_op,
        ter_post_op=command.ter_post_op,
        op_tijd=ontvangen <= einde or per_post,
        bezwaar_tot_en_met=einde,
        commissie=command.commissie,
        uiterste_datum=bereken(_termijn(commissie=command.commissie), einde).wettelijke_einddatum,
    )
    gronden = BezwaarschriftVastgelegd(
        gebeurd_op=command.ontvangen_op, persoon_id=command.persoon_id, gronden=command.gronden
    )
    return [ontvangst, gronden]


def _termijn(*, commissie: bool) -> str:
    return "beslistermijn_bezwaar_commissie" if commissie else "beslistermijn_bezwaar"


def _einde(state: Bekend, stil: Opschorting | None, verdaging: Duur | None = None) -> date:
    """De beslistermijn begint na de bezwaartermijn; wat stilstond, telt niet mee (R37)."""
    soort = _termijn(commissie=state.commissie)
    periodes = [] if stil is None else [stil]
    return bereken(soort, state.bezwaar_tot_en_met, periodes, verdaging=verdaging).wettelijke_einddatum


def _vraag_verzuimherstel(command: VraagVerzuimherstel, state: Bekend) -> Event:
    if state.verzocht_op is not None:
        raise VerzuimAlGevraagd
    if command.tot <= dag_van(command.op):
        raise VerzuimtermijnTeKort
    stil = opschorting_na_uitnodiging(dag_van(command.op), None, command.tot)
    return BezwaarVerzuimGevraagd(
        gebeurd_op=command.op,
        melding_id=state.melding_id,
        verzocht_op=command.op,
        tot=command.tot,
        nieuwe_uiterste_datum=_einde(state, stil),
    )


def _herstel(command: HerstelVerzuim, state: Bekend) -> Event:
    return BezwaarVerzuimHersteld(
        gebeurd_op=command.op,
        melding_id=state.melding_id,
        hersteld_op=command.op,
        nieuwe_uiterste_datum=_einde(state, _stilstand(state, dag_van(command.op))),
    )


def _stilstand(state: Bekend, hersteld_op: date | None) -> Opschorting | None:
    assert state.verzocht_op is not None
    assert state.herstel_tot is not None
    return opschorting_na_uitnodiging(state.verzocht_op, hersteld_op, state.herstel_tot)


def _toets_beslissing(command: BeslisOpBezwaar, state: Bekend) -> None:
    if dag_van(command.op) < dag_van(state.ontvangen_op):
        raise VoorOntvangst
    if command.behandelaar_id == command.mandaathouder_id:
        raise NamHetBesluit
    if isinstance(state, Verzuim):
        if state.herstel_tot is not None and dag_van(command.op) <= state.herstel_tot:
            raise VerzuimtermijnLoopt
        if command.uitkomst != "niet_ontvankelijk":
            raise VerzuimNietHersteld
    if command.uitkomst != "niet_ontvankelijk" and not (state.op_tijd or state.verschoonbaar):
        raise BezwaarTeLaat
    if not isinstance(state, Gehoord):
        if command.zonder_hoorzitting is None:
            raise HoorzittingOntbreekt
        if command.uitkomst not in GRONDEN[command.zonder_hoorzitting]:
            raise GrondPastNietBijUitkomst
    if command.afwijking_van_advies is not None and not state.commissie:
        raise GeenAdvies


def _beslist(command: BeslisOpBezwaar, state: Bekend) -> Sequence[Event]:
    return [
        BezwaarBeslist(
            gebeurd_op=command.op,
            melding_id=state.melding_id,
            uitkomst=command.uitkomst,
            beslist_op=command.op,
            behandelaar_id=command.behandelaar_id,
            afwijking_van_advies=command.afwijking_van_advies is not None,
            zonder_hoorzitting=None if isinstance(state, Gehoord) else command.zonder_hoorzitting,
        ),
        BeslissingOpBezwaarVastgelegd(
            gebeurd_op=command.op,
            persoon_id=command.persoon_id,
            motivering=command.motivering,
            afwijking=command.afwijking_van_advies,
        ),
    ]


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een bezwaar."""
    if isinstance(event, BezwaarOntvangen):
        return Ontvangen(
            melding_id=event.melding_id,
            beschikking_id=event.beschikking_id,
            ontvangen_op=event.ontvangen_op,
            op_tijd=event.op_tijd,
            bezwaar_tot_en_met=event.bezwaar_tot_en_met,
            commissie=event.commissie,
            uiterste_datum=event.uiterste_datum,
        )
    assert not isinstance(state, Nieuw)  # a stream begins with its receipt
    match event:
        case BezwaarschriftVastgelegd() | BeslissingOpBezwaarVastgelegd():
            return state
        case BezwaarVerzuimGevraagd():
            verzocht = dag_van(event.verzocht_op)
            gevraagd = replace(state, verzocht_op=verzocht, herstel_tot=event.tot)
            return _als(Verzuim, replace(gevraagd, uiterste_datum=event.nieuwe_uiterste_datum))
        case BezwaarVerzuimHersteld():
            stil = _stilstand(state, dag_van(event.hersteld_op))
            hersteld = replace(state, opschorting=stil, uiterste_datum=event.nieuwe_uiterste_datum)
            return _als(Ontvangen, hersteld)
        case BezwaarInBehandelingGenomen():
            return _als(InBehandeling, state)
        case TermijnoverschrijdingBeoordeeld():
            return replace(state, verschoonbaar=event.verschoonbaar)
        case BezwaarVerdaagd():
            return _als(Verdaagd, replace(state, uiterste_datum=event.nieuwe_uiterste_datum))
        case HoorzittingGehouden():
            return _als(Gehoord, state)
        case BezwaarBeslist():
            stand = NietOntvankelijk if event.uitkomst == "niet_ontvankelijk" else Beslist
            return _als(stand, replace(state, besluit_op=event.beslist_op))
        case BezwaarIngetrokken():
            return _als(Ingetrokken, replace(state, besluit_op=event.gebeurd_op))
        case _:
            assert_never(event)


def _als[S: Bekend](stand: type[S], state: Bekend) -> S:
    return stand(**{field.name: getattr(state, field.name) for field in fields(state)})


def termijnen(state: State) -> Sequence[Looptijd]:
    """Zes of twaalf weken na de bezwaartermijn (Awb, art. 7:10 lid 1); een ingetrokken bezwaar vraagt niets meer."""
    if isinstance(state, Nieuw | Ingetrokken):
        return ()
    soort = _termijn(commissie=state.commissie)
    return (Looptijd(soort, state.bezwaar_tot_en_met, state.uiterste_datum, state.besluit_op),)


bezwaar = bewaakt(Decider("bezwaren", Nieuw(), decide, evolve, ALLOWED), termijnen)
