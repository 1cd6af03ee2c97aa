"""The trace in Dutch: one sentence per step, each with its article."""

from datetime import date

import pytest

from shared.termijnen.kalender import Duur, Eenheid
from shared.termijnen.opschorting import Grond, Opschorting
from shared.termijnen.termijn import bereken
from shared.termijnen.uitleg import uitleg


def test_een_onderzoek_dat_op_5_mei_zou_eindigen() -> None:
    assert uitleg(bereken("onderzoek", date(2026, 3, 24))) == (
        "zes weken na 24 maart is dinsdag 5 mei 2026 (Wmo 2015, art. 2.3.2 lid 1)",
        "5 mei is een feestdag (Algemene termijnenwet, art. 3 lid 1)",
        "verlengd tot en met woensdag 6 mei 2026 (Algemene termijnenwet, art. 1 lid 1)",
        "de termijn bevat ten minste twee werkdagen (Algemene termijnenwet, art. 2)",
    )


def test_een_korte_termijn_rond_pasen() -> None:
    assert uitleg(bereken("wettelijk_3_dagen", date(2026, 4, 2))) == (
        "drie dagen na 2 april is zondag 5 april 2026 (een in een wet gestelde termijn)",
        "5 april is een zondag (Algemene termijnenwet, art. 1 lid 1)",
        "6 april is een feestdag, 2e Paasdag (Algemene termijnenwet, art. 3 lid 1)",
        "verlengd tot en met dinsdag 7 april 2026 (Algemene termijnenwet, art. 1 lid 1)",
        (
            "tot en met 7 april telt de termijn geen twee werkdagen: verlengd tot en met woensdag 8 april 2026 "
            "(Algemene termijnenwet, art. 2)"
        ),
        "de termijn bevat ten minste twee werkdagen (Algemene termijnenwet, art. 2)",
    )


def test_een_opschorting_en_een_die_te_laat_komt() -> None:
    aanvulling = Opschorting(date(2026, 6, 5), date(2026, 6, 11), Grond.AANVULLING)
    te_laat = Opschorting(date(2026, 8, 5), date(2026, 8, 6), Grond.OVERMACHT)

    assert uitleg(bereken("beslistermijn_aanvraag", date(2026, 6, 1), [te_laat, aanvulling]))[1:4] == (
        (
            "opgeschort van 5 juni tot en met donderdag 11 juni 2026 in afwachting van een aanvulling "
            "(Awb, art. 4:15 lid 1, onder a)"
        ),
        "zeven dagen opgeschoven, tot en met maandag 22 juni 2026 (Awb, art. 4:15 lid 1, onder a)",
        (
            "de opschorting van 5 augustus tot en met donderdag 6 augustus 2026 valt buiten de termijn "
            "(Awb, art. 4:15 lid 2, onder c)"
        ),
    )


def test_een_verdaging_over_de_jaarwisseling() -> None:
    termijn = bereken("klacht", date(2026, 10, 26), verdaging=Duur(4, Eenheid.WEKEN))

    assert uitleg(termijn)[:2] == (
        "zes weken na 26 oktober is maandag 7 december 2026 (Awb, art. 9:11 lid 1)",
        "verdaagd met vier weken tot en met maandag 4 januari 2027 (Awb, art. 9:11 lid 2)",
    )


@pytest.mark.parametrize(
    ("soort", "zin"),
    [
        ("dwangsom_looptijd", "niet verlengd: een dwangsom loopt over kalenderdagen (Awb, art. 4:17 lid 1)"),
        (
            "bewaartermijn_wmo",
            "niet verlengd: de wet geldt niet voor zo lange termijnen (Algemene termijnenwet, art. 4, onder a)",
        ),
        ("cak_pgb", "niet verlengd: de termijn staat niet in een wet (Algemene termijnenwet, art. 1 lid 1)"),
    ],
)
def test_r41_waarom_een_termijn_niet_wordt_verlengd(soort: str, zin: str) -> None:
    """Algemene termijnenwet, art. 1 and 4; Awb, art. 4:17 lid 1."""
    assert uitleg(bereken(soort, date(2026, 1, 18)))[-1] == zin


def test_art_3_lid_3_na_het_laatste_besluit_waarschuwt_de_uitleg() -> None:
    waarschuwing = (
        "let op: hier is niet bekend welke dagen van 2029 met een feestdag zijn gelijkgesteld, "
        "dus de einddatum kan nog veranderen (Algemene termijnenwet, art. 3 lid 3)"
    )

    assert uitleg(bereken("onderzoek", date(2029, 1, 15)))[-1] == waarschuwing
    assert uitleg(bereken("afhandeling_melding", date(2028, 12, 27)))[-1] == waarschuwing
    assert waarschuwing not in uitleg(bereken("onderzoek", date(2028, 11, 1)))
