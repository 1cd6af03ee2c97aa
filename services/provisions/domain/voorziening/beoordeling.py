"""Of een voorziening zo kan blijven: wanneer dat opnieuw wordt bekeken, en wat een mens dan voorligt (art. 2.3.9)."""

from collections.abc import Mapping, Sequence

from services.provisions.domain.voorziening.taal import (
    Afgewezen,
    Beeindigd,
    Bekend,
    BeoordelingAfgerond,
    BeoordelingGevraagd,
    BeoordelingNietOpen,
    Command,
    Event,
    RondBeoordelingAf,
    State,
    Voorstel,
    VraagBeoordeling,
    VraagHeronderzoek,
)
from shared.events.codes import OnderzoekUitkomst
from shared.events.voorzieningen import HeronderzoekGevraagd
from shared.termijnen.bewaking import Gepland

GEPLAND = "gepland"  # the reason of a heronderzoek that nobody had to ask for
NA_ONDERZOEK: Mapping[OnderzoekUitkomst, Voorstel] = {
    "maatwerk": "voortzetten",
    "basishulp": "beeindigen",
    "algemene_voorziening": "beeindigen",
    "eigen_kracht": "beeindigen",
    "geen": "beeindigen",
}
"""Wat een herbeoordeling voorstelt; of een voorziening die blijft van omvang verandert, beslist een mens."""


def vraag(command: VraagBeoordeling, state: Bekend | Afgewezen) -> Sequence[Event]:
    """Een keer per oorzaak: een herhaling vraagt niets meer."""
    eerder = {(found.oorzaak, found.oorzaak_id, found.gebeurd_op) for found in state.beoordelingen}
    if (command.oorzaak, command.oorzaak_id, command.op) in eerder:
        return []
    return [
        BeoordelingGevraagd(
            gebeurd_op=command.op,
            melding_id=state.melding_id,
            nummer=len(state.beoordelingen) + 1,
            oorzaak=command.oorzaak,
            oorzaak_id=command.oorzaak_id,
            voorstel=command.voorstel,
        )
    ]


def rond_af(command: RondBeoordelingAf, state: Bekend | Afgewezen) -> Event:
    """Leg vast wat een mens van een open voorstel vond."""
    if command.nummer > len(state.beoordelingen) or command.nummer in state.afgerond:
        raise BeoordelingNietOpen
    return BeoordelingAfgerond(gebeurd_op=command.op, nummer=command.nummer, overgenomen=command.overgenomen)


def heronderzoek(command: VraagHeronderzoek, state: Bekend) -> Event:
    """Vraag casework om een nieuw onderzoek."""
    return HeronderzoekGevraagd(
        gebeurd_op=command.op,
        melding_id=state.melding_id,
        plan_id=state.toegekend.plan_id,
        reden=command.reden,
        uiterste_datum=command.uiterste_datum,
    )


def gepland(state: State) -> Gepland[Command] | None:
    """Een geplande herbeoordeling wordt op haar dag gevraagd, als er dan nog een voorziening is om te herbeoordelen.

    Het antwoord is er voor de laatste dag van de voorziening.
    """
    if not isinstance(state, Bekend.__value__) or isinstance(state, Beeindigd) or state.herbeoordeling_op is None:
        return None
    command = VraagHeronderzoek(op=state.herbeoordeling_op, reden=GEPLAND, uiterste_datum=state.toegekend.einddatum)
    return Gepland(state.herbeoordeling_op, command)
