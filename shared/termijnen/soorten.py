"""The kinds of terms: how long each runs, by which article, who moves its end and what suspends it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from shared.termijnen.kalender import Duur, Eenheid
from shared.termijnen.opschorting import GRONDEN_AANVRAAG, GRONDEN_BEZWAAR, Grond


class OnbekendeTermijn(ValueError):
    """Deze soort termijn bestaat niet."""


@dataclass(frozen=True, slots=True)
class Verlenging:
    """A law that moves an end off a day off and, from `twee_vanaf` days on, wants two working days in the term."""

    artikel: str
    artikel_twee: str
    twee_vanaf: int

    def vraagt_twee_werkdagen(self, duur: Duur) -> bool:
        """Tell whether a term of this length must hold two working days."""
        return duur.eenheid is not Eenheid.DAGEN or duur.aantal >= self.twee_vanaf


@dataclass(frozen=True, slots=True)
class Onverlengd:
    """No law moves the end: the article, and why not."""

    artikel: str
    reden: str


@dataclass(frozen=True, slots=True)
class Verdaging:
    """How long the decision may be postponed, and the article that allows it."""

    ten_hoogste: Duur
    artikel: str


@dataclass(frozen=True, slots=True)
class Soort:
    """One kind of term: its length, its source, who moves its end, and which article suspends it on which ground.

    `verlenging` is None for a length in working days, which cannot end on a day off.
    """

    duur: Duur
    artikel: str
    verlenging: Verlenging | Onverlengd | None
    opschorting: Mapping[Grond, str] = MappingProxyType({})
    verdaging: Verdaging | None = None


@lru_cache(maxsize=1024)
def regels_van(soort: str) -> Soort:
    """Give the rules of one kind: a row of `SOORTEN`, or `wettelijk_N_dagen` for any term of N days set in a law.

    Raises:
        OnbekendeTermijn: no such kind.

    """
    if soort in SOORTEN:
        return SOORTEN[soort]
    dagen = re.fullmatch(r"wettelijk_([1-9][0-9]{0,3})_dagen", soort)
    if dagen is None:
        raise OnbekendeTermijn(soort)
    duur = Duur(int(dagen[1]), Eenheid.DAGEN)
    return Soort(duur, "een in een wet gestelde termijn", BUITEN_TERMIJNENWET if te_lang(duur) else TERMIJNENWET)


def te_lang(duur: Duur) -> bool:
    """Tell whether the Algemene termijnenwet leaves a term of this length alone (art. 4, onder a)."""
    return duur.aantal > LANGSTE.get(duur.eenheid, 0)


DAGEN, WEKEN, MAANDEN, JAREN, WERKDAGEN = Eenheid
LANGSTE = {DAGEN: 90, WEKEN: 12, MAANDEN: 3}  # a term in years is left alone however short it is

TERMIJNENWET = Verlenging("Algemene termijnenwet, art. 1 lid 1", "Algemene termijnenwet, art. 2", 3)
# Its holidays are those that the Netherlands reports (art. 2 lid 1), taken here as those of the Algemene termijnenwet.
VERORDENING = Verlenging("Verordening 1182/71, art. 3 lid 4", "Verordening 1182/71, art. 3 lid 5", 2)
BUITEN_TERMIJNENWET = Onverlengd("Algemene termijnenwet, art. 4, onder a", "de wet geldt niet voor zo lange termijnen")
BUITEN_DE_WET = Onverlengd("Algemene termijnenwet, art. 1 lid 1", "de termijn staat niet in een wet")
DWANGSOMDAGEN = Onverlengd("Awb, art. 4:17 lid 1", "een dwangsom loopt over kalenderdagen")

VERDAGING_BEZWAAR = Verdaging(Duur(6, WEKEN), "Awb, art. 7:10 lid 3")
VERDAGING_KLACHT = Verdaging(Duur(4, WEKEN), "Awb, art. 9:11 lid 2")

SOORTEN: Mapping[str, Soort] = MappingProxyType(
    {
        "persoonlijk_plan": Soort(Duur(7, DAGEN), "Wmo 2015, art. 2.3.2 lid 2", TERMIJNENWET),
        "onderzoek": Soort(Duur(6, WEKEN), "Wmo 2015, art. 2.3.2 lid 1", TERMIJNENWET),
        "beslistermijn_aanvraag": Soort(Duur(2, WEKEN), "Wmo 2015, art. 2.3.5 lid 2", TERMIJNENWET, GRONDEN_AANVRAAG),
        "buiten_behandeling": Soort(Duur(4, WEKEN), "Awb, art. 4:5 lid 4", TERMIJNENWET),
        "bezwaar": Soort(Duur(6, WEKEN), "Awb, art. 6:7 en 6:8", TERMIJNENWET),
        "beslistermijn_bezwaar": Soort(
            Duur(6, WEKEN), "Awb, art. 7:10 lid 1", TERMIJNENWET, GRONDEN_BEZWAAR, VERDAGING_BEZWAAR
        ),
        "beslistermijn_bezwaar_commissie": Soort(
            Duur(12, WEKEN), "Awb, art. 7:10 lid 1", TERMIJNENWET, GRONDEN_BEZWAAR, VERDAGING_BEZWAAR
        ),
        "klacht": Soort(Duur(6, WEKEN), "Awb, art. 9:11 lid 1", TERMIJNENWET, verdaging=VERDAGING_KLACHT),
        "klacht_commissie": Soort(Duur(10, WEKEN), "Awb, art. 9:11 lid 1", TERMIJNENWET, verdaging=VERDAGING_KLACHT),
        "klacht_niet_in_behandeling": Soort(Duur(4, WEKEN), "Awb, art. 9:8 lid 3", TERMIJNENWET),
        "dwangsom_wachttijd": Soort(Duur(2, WEKEN), "Awb, art. 4:17 lid 3", TERMIJNENWET),
        "dwangsom_looptijd": Soort(Duur(42, DAGEN), "Awb, art. 4:17 lid 1", DWANGSOMDAGEN),
        "dwangsom_vaststelling": Soort(Duur(2, WEKEN), "Awb, art. 4:18", TERMIJNENWET),
        "vernietiging": Soort(Duur(3, MAANDEN), "Wmo 2015, art. 5.3.5", TERMIJNENWET),
        "bewaartermijn_wmo": Soort(Duur(15, JAREN), "Wmo 2015, art. 5.3.4", BUITEN_TERMIJNENWET),
        "cak_zin": Soort(Duur(1, MAANDEN), "Uitvoeringsregeling Wmo 2015, art. 2f", BUITEN_DE_WET),
        "cak_pgb": Soort(Duur(4, MAANDEN), "Uitvoeringsregeling Wmo 2015, art. 2g", BUITEN_DE_WET),
        "avg_verzoek": Soort(Duur(1, MAANDEN), "AVG, art. 12 lid 3", VERORDENING),
        "afhandeling_melding": Soort(Duur(5, WERKDAGEN), "norm van de gemeente", None),
        "iwmo_start_stop": Soort(Duur(5, WERKDAGEN), "iWmo, OP271 en OP272", None),
        "iwmo_verzoek": Soort(Duur(5, WERKDAGEN), "iWmo, OP274", None),
        "iwmo_retour": Soort(Duur(3, WERKDAGEN), "iWmo, OP090", None),
        "declaratie_antwoord": Soort(Duur(10, WERKDAGEN), "iWmo, OP090x4", None),
    }
)
