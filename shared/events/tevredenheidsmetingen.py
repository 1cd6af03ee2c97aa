"""Tevredenheidsmeting: wat een inwoner van de ondersteuning vond, zonder persoon en zonder dossier."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.codes import Code, Productcategorie, TevredenheidsmetingSoort


@dataclass(frozen=True, slots=True, kw_only=True)
class TevredenheidsmetingVerstuurd:
    """De inwoner is gevraagd wat hij ervan vond."""

    gebeurd_op: datetime
    soort: TevredenheidsmetingSoort
    team_id: Code | None
    aanbieder_id: Code | None = None
    productcategorie: Productcategorie | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TevredenheidsmetingIngevuld:
    """De inwoner gaf een rapportcijfer per aspect, van 1 tot en met 10."""

    gebeurd_op: datetime
    betrouwbaarheid: int
    bejegening: int
    deskundigheid: int
    effectiviteit: int
    toegankelijkheid: int | None
    bijdrage_zelfredzaamheid: int | None


FEITEN = {
    "nl.wmo.tevredenheidsmetingen.tevredenheidsmeting-verstuurd.v1": TevredenheidsmetingVerstuurd,
    "nl.wmo.tevredenheidsmetingen.tevredenheidsmeting-ingevuld.v1": TevredenheidsmetingIngevuld,
}
