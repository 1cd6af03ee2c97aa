"""Every POST operation of quality."""

from collections.abc import Mapping
from typing import Any

from tests.e2e.handelingen.handeling import Handeling, op

_K = "/quality/v1/klachten/{klacht}"


def _behandelaar(pad: str, **inhoud: Any) -> Handeling:
    return Handeling(pad, inhoud, "klachtbehandelaar")


QUALITY: Mapping[str, Handeling] = {
    "dienKlachtIn": Handeling(
        "/quality/v1/klachten",
        {
            **op("2020-01-06", "ontvangenOp"),
            "klager": {"naam": "Inwoner Een", "contact": "036-1234567"},
            "persoonId": "0198c7b0-0000-7000-8000-000000000003",
            "wet": "wmo",
            "categorie": "bejegening",
            "team": "haven",
            "aanbieder": "12345678",
            "commissie": False,
            "gedraging": "Er werd niet naar mij geluisterd.",
            "gedragingDatum": "2019-12-20",
            "betrokkenMedewerkers": ["ww-1"],
        },
        "inwoner_kanaal",
    ),
    "bevestigKlacht": _behandelaar(f"{_K}/bevestigingen", **op("2020-01-08", "verzondenOp")),
    "wijsKlachtbehandelaarToe": _behandelaar(
        f"{_K}/toewijzingen", **op("2020-01-09"), behandelaar="klachtbehandelaar-centrum", team="klachten"
    ),
    "hoorKlager": _behandelaar(
        f"{_K}/horingen", **op("2020-01-20"), beklaagdeGehoord=True, verslag="Beiden hebben hun verhaal gedaan."
    ),
    "verdaagKlacht": _behandelaar(f"{_K}/verdagingen", **op("2020-02-10"), tot="2020-03-16"),
    "escaleerKlacht": _behandelaar(f"{_K}/escalaties", **op("2020-01-21"), naar="bemiddeling"),
    "handelKlachtAf": _behandelaar(
        f"{_K}/afhandelingen",
        **op("2020-02-11", "afgehandeldOp"),
        oordeel="gegrond",
        motivering="Er is te weinig tijd genomen.",
        ombudsman="nationale_ombudsman",
        grondNietGehoord="klager_ziet_af",
    ),
    "neemKlachtNietInBehandeling": _behandelaar(
        f"{_K}/buitenbehandelingen", **op("2020-01-24", "medegedeeldOp"), grond="bezwaar_mogelijk"
    ),
    "trekKlachtIn": _behandelaar(f"{_K}/intrekkingen", **op("2020-01-23")),
    "vulTevredenheidsmetingIn": Handeling(
        "/quality/v1/tevredenheidsmetingen/{meting}/invullingen",
        {
            **op("2020-03-10"),
            "betrouwbaarheid": 8,
            "bejegening": 9,
            "deskundigheid": 7,
            "effectiviteit": 6,
            "toegankelijkheid": 5,
            "bijdrageZelfredzaamheid": 8,
            "toelichting": "Ik werd goed geholpen.",
        },
        "inwoner_kanaal",
    ),
    "houdMedewerkersenquete": Handeling(
        "/quality/v1/medewerkersenquetes",
        {
            **op("2020-04-01"),
            "van": "2020-01-01",
            "tot": "2020-03-31",
            "aspect": "werkdruk",
            "scoreTienden": 68,
            "aantal": 41,
            "benchmarkTienden": 71,
        },
        "beleidsmedewerker",
    ),
    "meldCalamiteit": _behandelaar(
        "/quality/v1/calamiteiten",
        **op("2020-01-06", "gemeldOp"),
        toezichthouderGemeldOp="2020-01-06T11:00:00+01:00",
        persoonId="0198c7b0-0000-7000-8000-000000000003",
        soort="calamiteit",
        categorie="vervoer",
        aanbieder="12345678",
        inhoud="Gevallen bij het instappen.",
    ),
    "rondCalamiteitAf": _behandelaar("/quality/v1/calamiteiten/{calamiteit}/afrondingen", **op("2020-02-03")),
}
