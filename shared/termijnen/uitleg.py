"""A computed term told in Dutch sentences, for the letter and the screen."""

from datetime import date

from shared.termijnen.kalender import GELIJKGESTELDE_DAG, WEEKEND
from shared.termijnen.opschorting import Grond
from shared.termijnen.termijn import Regel, Stap, Termijn

_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", *WEEKEND)
_MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)
_GRONDEN = {
    Grond.AANVULLING: "in afwachting van een aanvulling",
    Grond.BUITENLANDSE_INFORMATIE: "in afwachting van informatie uit het buitenland",
    Grond.INSTEMMING_AANVRAGER: "met instemming van de aanvrager",
    Grond.TOEREKENBAAR_AAN_AANVRAGER: "door vertraging die aan de aanvrager is toe te rekenen",
    Grond.OVERMACHT: "door overmacht",
}
_ZINNEN = {
    Regel.DUUR: "{reden} na {van} is {naar}",
    Regel.VERDAGING: "verdaagd met {reden} tot en met {naar}",
    Regel.OPSCHORTING: "opgeschort van {van} tot en met {naar} {reden}",
    Regel.OPSCHORTING_ZONDER_GEVOLG: "de opschorting van {van} tot en met {naar} valt buiten de termijn",
    Regel.OPGESCHOVEN: "{reden} opgeschoven, tot en met {naar}",
    Regel.VRIJE_DAG: "{van} is {reden}",
    Regel.VERLENGING: "verlengd tot en met {naar}",
    Regel.VERLENGING_TWEE_WERKDAGEN: "tot en met {van} telt de termijn geen twee werkdagen: verlengd tot en met {naar}",
    Regel.TWEE_WERKDAGEN: "de termijn bevat ten minste twee werkdagen",
    Regel.NIET_VERLENGD: "niet verlengd: {reden}",
    Regel.BESLUIT_ONBEKEND: (
        "let op: hier is niet bekend welke dagen van {reden} met een feestdag zijn gelijkgesteld, "
        "dus de einddatum kan nog veranderen"
    ),
}


def uitleg(termijn: Termijn) -> tuple[str, ...]:
    """Give one sentence per step, in the order of the calculation, each with its article between brackets."""
    return tuple(_zin(stap) for stap in termijn.stappen)


def _zin(stap: Stap) -> str:
    van = _dag(stap.van) if stap.van.year == stap.naar.year else datum(stap.van)
    naar = f"{_DAGEN[stap.naar.weekday()]} {datum(stap.naar)}"
    return f"{_ZINNEN[stap.regel].format(van=van, naar=naar, reden=_reden(stap))} ({stap.artikel})"


def _reden(stap: Stap) -> str:
    match stap.regel:
        case Regel.OPSCHORTING:
            return _GRONDEN[Grond(stap.reden)]
        case Regel.VRIJE_DAG if stap.reden in WEEKEND:
            return f"een {stap.reden}"
        case Regel.VRIJE_DAG if stap.reden == GELIJKGESTELDE_DAG:
            return "met een feestdag gelijkgesteld"
        case Regel.VRIJE_DAG:
            return "een feestdag" if stap.reden == _dag(stap.van) else f"een feestdag, {stap.reden}"
        case _:
            return stap.reden


def _dag(dag: date) -> str:
    return f"{dag.day} {_MAANDEN[dag.month - 1]}"


def datum(dag: date) -> str:
    """Write a day as people do: 6 januari 2020."""
    return f"{_dag(dag)} {dag.year}"
