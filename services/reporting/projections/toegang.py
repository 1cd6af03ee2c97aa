"""Facts of meldingen and aanmeldingen to rows."""

from typing import Any

from shared.events import aanmeldingen, meldingen
from shared.eventstore.projector import Row
from shared.termijnen.kalender import NEDERLAND, dag_van, werkdag_na

UITKOMSTEN: dict[type, str] = {
    meldingen.MeldingDirectBeantwoord: "direct_beantwoord",
    meldingen.MeldingVerwezen: "verwezen",
    meldingen.MeldingGeregistreerdVoorAndereInstantie: "geregistreerd",
    meldingen.MeldingDoorgezet: "doorgezet",
    aanmeldingen.AanmeldingAfgehandeldMetAdvies: "advies",
    aanmeldingen.AanmeldingAfgehandeldMetDoorverwijzing: "doorverwijzing",
    aanmeldingen.AanmeldingAfgehandeldMetKortHulptraject: "kort_hulptraject",
    aanmeldingen.OnderzoekNodigVastgesteld: "onderzoek_nodig",
}


def melding(row: Row | None, fact: Any) -> Row | None:  # noqa: ANN401 - any fact of the stream
    """A melding with its last outcome; what preceded a heropening does not count, but for the first outcome's day."""
    if isinstance(fact, meldingen.MeldingOntvangen):
        dag = dag_van(fact.ontvangen_op)
        return {
            "dag": dag,
            "vijfde_werkdag": werkdag_na(dag, 5, NEDERLAND),
            "kanaal": fact.kanaal,
            "wijk": fact.wijkcode,
            "doelgroep": fact.doelgroep,
            "leefgebieden": fact.leefgebieden,
            "team": fact.team_id,
            "uitkomst": None,
            "uitkomst_dag": None,
            "eerste_uitkomst_dag": None,
            "ingetrokken": False,
            "wettelijk_dag": None,
        }
    if isinstance(fact, meldingen.NummerVervallen):
        return row  # there never was a melding
    row = row or {}
    match fact:
        case meldingen.MeldingAlsWettelijkAangemerkt():
            return {**row, "wettelijk_dag": fact.vanaf_datum}
        case meldingen.MeldingHeropend():
            return {**row, "uitkomst": None, "uitkomst_dag": None}
        case meldingen.MeldingIngetrokken():
            return {**row, "ingetrokken": True}
        case meldingen.MeldingBevestigd() | meldingen.HerhaalmeldingHerkend() | meldingen.TerugkoppelingVerzonden():
            return row
        case _:
            dag = dag_van(fact.afgehandeld_op)
            team = fact.team_id if isinstance(fact, meldingen.MeldingDoorgezet) else None
            return {
                **row,
                "uitkomst": UITKOMSTEN[type(fact)],
                "uitkomst_dag": dag,
                "eerste_uitkomst_dag": row["eerste_uitkomst_dag"] or dag,
                "team": team or row["team"],
            }


def aanmelding(row: Row | None, fact: Any) -> Row:  # noqa: ANN401 - any fact of the stream
    """An aanmelding with its outcome."""
    if isinstance(fact, aanmeldingen.AanmeldingGeopend):
        return {
            "melding_id": fact.melding_id,
            "team": fact.team_id,
            "dag": dag_van(fact.gebeurd_op),
            "besproken_dag": None,
            "gesprek_dag": None,
            "personen": (),
            "uitkomst": None,
            "ingetrokken": False,
        }
    row = row or {}
    match fact:
        case aanmeldingen.AanmeldingBesproken():
            return {**row, "besproken_dag": dag_van(fact.besproken_op)}
        case aanmeldingen.EersteGesprekGevoerd():
            return {**row, "gesprek_dag": dag_van(fact.gevoerd_op), "personen": fact.persoon_ids}
        case aanmeldingen.AanmeldingIngetrokken():
            return {**row, "ingetrokken": True}
        case _ if type(fact) in UITKOMSTEN:
            return {**row, "uitkomst": UITKOMSTEN[type(fact)]}
        case _:
            return row
