"""Driving one case over HTTP to any point of the chain, the way workers and residents would."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.systeem import Client

ONDERDELEN = (
    "behoeften",
    "eigen_kracht_en_gebruikelijke_hulp",
    "mantelzorg_en_netwerk",
    "ondersteuning_mantelzorger",
    "algemene_voorziening",
    "samenwerking",
    "eigen_bijdrage",
)


def nieuwe_melding(**anders: Any) -> dict[str, Any]:
    """The body of a melding, with what the test wants otherwise."""
    return {
        "persoon": {"naam": "Inwoner Een", "geboortedatum": "1950-01-01"},
        "ontvangenOp": "2020-01-06T09:00:00+01:00",
        "kanaal": "telefoon",
        "melder": {"rol": "zelf"},
        "wijk": "WK003401",
        "doelgroep": "volwassenen",
        "leefgebieden": ["wonen"],
        "vraag": "Ik zoek hulp in huis.",
    } | anders


class Draaiend(Protocol):
    """A running system, in this process or in others."""

    def client(self, rol: str, gemeente: str, **claims: str) -> Client:
        """A client with a token of this role."""

    async def rustig(self) -> None:
        """Wait until every fact has been applied everywhere."""


@dataclass(slots=True)
class Zaak:
    """One case on its way: the ids it has so far, and clients of the roles that act on it."""

    systeem: Draaiend
    gemeente: str
    team: str = "centrum"
    ids: dict[str, str] = field(default_factory=dict)

    def als(self, rol: str) -> Client:
        """A client of this role in the case's gemeente."""
        return self.systeem.client(rol, self.gemeente, team=self.team)

    async def _doe(self, rol: str, pad: str, **inhoud: Any) -> dict[str, Any]:
        return await self.als(rol).gedaan(pad.format(**self.ids), inhoud)

    async def ontvangen(self, **anders: Any) -> "Zaak":
        """A melding is received."""
        self.ids["melding"] = (await self._doe("wijkwerker", "/intake/v1/meldingen", **nieuwe_melding(**anders)))["id"]
        return self

    async def doorgezet(self, **anders: Any) -> "Zaak":
        """It is handed on to the wijkteam, and so is an aanmelding."""
        if "melding" not in self.ids:
            await self.ontvangen(**anders)
        await self._doe(
            "wijkwerker",
            "/intake/v1/meldingen/{melding}/afhandelingen",
            soort="doorgezet",
            bestemming="wijkteam",
            team=self.team,
            afgehandeldOp="2020-01-07T10:00:00+01:00",
        )
        found = await self.als("wijkwerker").gelezen(f"/intake/v1/aanmeldingen?melding={self.ids['melding']}")
        self.ids["aanmelding"] = found["resultaten"][0]["id"]
        return self

    async def gesproken(self) -> "Zaak":
        """The first conversation has been held."""
        await self.doorgezet()
        pad = "/intake/v1/aanmeldingen/{aanmelding}"
        besproken = {"besprokenOp": "2020-01-08T10:00:00+01:00", "disciplines": ["wmo"]}
        await self._doe("coordinator", f"{pad}/besprekingen", **besproken)
        await self._doe("coordinator", f"{pad}/toewijzingen", wijkwerker="ww-1", op="2020-01-08T11:00:00+01:00")
        gesprek = {"gevoerdOp": "2020-01-10T10:00:00+01:00", "vorm": "huisbezoek"}
        await self._doe("wijkwerker", f"{pad}/eerste-gesprekken", **gesprek)
        return self

    async def onderzoek_nodig(self, soort: str = "onderzoek_nodig") -> "Zaak":
        """The aanmelding is settled, and its dossier is open."""
        await self.gesproken()
        af = {"soort": soort, "afgehandeldOp": "2020-01-13T10:00:00+01:00"}
        await self._doe("wijkwerker", "/intake/v1/aanmeldingen/{aanmelding}/afhandelingen", **af)
        await self.systeem.rustig()
        found = await self.als("wijkwerker").gelezen(f"/casework/v1/dossiers?melding={self.ids['melding']}")
        row = found["resultaten"][0]
        self.ids |= {"dossier": row["id"]} | ({"onderzoek": row["onderzoek"]} if row["onderzoek"] else {})
        return self

    async def lopend(self) -> "Zaak":
        """The onderzoek itself has begun."""
        await self.onderzoek_nodig()
        pad = "/casework/v1/onderzoeken/{onderzoek}"
        await self._doe("wijkwerker", f"{pad}/persoonlijke-plannen", op="2020-01-14T09:00:00+01:00", overgeslagen=True)
        await self._doe("wijkwerker", f"{pad}/aanvangen", begonnenOp="2020-01-14T10:00:00+01:00")
        return self

    async def verslag_verstrekt(self) -> "Zaak":
        """Everything has been looked into and the account was given."""
        await self.lopend()
        pad, op = "/casework/v1/onderzoeken/{onderzoek}", "2020-01-20T10:00:00+01:00"
        await self._doe("wijkwerker", f"{pad}/clientondersteuningen", op=op, aan="client", gebruikt=False)
        await self._doe("wijkwerker", f"{pad}/identiteitsvaststellingen", op=op, documentsoort="paspoort")
        await self._doe("wijkwerker", f"{pad}/pgb-voorlichtingen", op=op, wijze="gesprek")
        for onderdeel in ONDERDELEN:
            await self._doe("wijkwerker", f"{pad}/onderdelen", op=op, onderdeel=onderdeel, bevinding="Besproken.")
        await self._doe("wijkwerker", f"{pad}/verslagen", verstrektOp="2020-02-03T10:00:00+01:00")
        return self

    async def plan_opgesteld(self, maatwerk: tuple[str, ...] = ("begeleiding",)) -> "Zaak":
        """A plan lies in the dossier."""
        await self.verslag_verstrekt()
        plan = nieuw_plan(maatwerkGewenst=list(maatwerk))
        receipt = await self._doe("wijkwerker", "/casework/v1/dossiers/{dossier}/plannen", **plan)
        self.ids["plan"] = receipt["id"]
        return self

    async def kort_hulptraject(self) -> "Zaak":
        """The team helps by itself: a dossier without onderzoek."""
        return await self.onderzoek_nodig("kort_hulptraject")

    async def met_plan(self) -> "Zaak":
        """A plan with maatwerk lies in the dossier, the verslag is still to come."""
        await self.onderzoek_nodig()
        receipt = await self._doe("wijkwerker", "/casework/v1/dossiers/{dossier}/plannen", **nieuw_plan())
        self.ids["plan"] = receipt["id"]
        opgesteld = await self.als("wijkwerker").gelezen(f"/casework/v1/plannen/{receipt['id']}")
        self.ids["doelId"] = opgesteld["doelen"][0]["doelId"]
        return self

    async def aangeboden(self) -> "Zaak":
        """Both agreed on the plan, which offers the aanvraag."""
        await self.met_plan()
        return await self._akkoord(("begeleiding",))

    async def zelf_aangevraagd(self) -> "Zaak":
        """An aanvraag on one's own initiative, after the six weeks: the shortest way to one that is received."""
        if "melding" not in self.ids:
            await self.ontvangen()
        await self.systeem.rustig()
        eigen = {"meldingId": self.ids["melding"], "ontvangenOp": "2020-02-20T10:00:00+01:00", "ondertekend": True}
        receipt = await self._doe(
            "inwoner_kanaal", "/provisions/v1/aanvragen", **eigen, bsn="999900006", gevraagd=["begeleiding"]
        )
        self.ids["aanvraag"] = receipt["id"]
        return self

    async def zelf_beschikt(self, *regels: dict[str, Any]) -> "Zaak":
        """A beschikking on such an aanvraag."""
        await self.zelf_aangevraagd()
        besluit = beschikking(*regels, vastgesteldOp="2020-02-24T11:00:00+01:00")
        receipt = await self._doe("beschikker", "/provisions/v1/aanvragen/{aanvraag}/beschikkingen", **besluit)
        self.ids["beschikking"] = receipt["id"]
        return self

    async def zelf_bekendgemaakt(self, *regels: dict[str, Any]) -> "Zaak":
        """It was made known, and its voorzieningen exist."""
        await self.zelf_beschikt(*regels)
        return await self._maak_bekend("2020-02-25T09:00:00+01:00")

    async def plan_vastgesteld(self, maatwerk: tuple[str, ...] = ("begeleiding",)) -> "Zaak":
        """Both agreed; with maatwerk the aanvraag is offered."""
        await self.plan_opgesteld(maatwerk)
        return await self._akkoord(maatwerk)

    async def _akkoord(self, maatwerk: tuple[str, ...]) -> "Zaak":
        pad = "/casework/v1/plannen/{plan}"
        await self._doe("wijkwerker", f"{pad}/voorleggingen", op="2020-02-06T10:00:00+01:00")
        await self._doe("wijkwerker", f"{pad}/akkoorden", door="wijkwerker", op="2020-02-06T11:00:00+01:00")
        await self._doe("inwoner_kanaal", f"{pad}/akkoorden", door="inwoner", op="2020-02-07T11:00:00+01:00")
        await self.systeem.rustig()
        if maatwerk:
            found = await self.als("beschikker").gelezen(f"/provisions/v1/aanvragen?plan={self.ids['plan']}")
            self.ids["aanvraag"] = found["resultaten"][0]["id"]
        return self

    async def aangevraagd(self) -> "Zaak":
        """The aanvraag has been handed in."""
        await self.plan_vastgesteld()
        indiening = {"ontvangenOp": "2020-02-10T10:00:00+01:00", "ondertekend": True, "bsn": "999900006"}
        await self._doe("inwoner_kanaal", "/provisions/v1/aanvragen/{aanvraag}/indieningen", **indiening)
        return self

    async def beschikt(self, *regels: dict[str, Any]) -> "Zaak":
        """A beschikking was established."""
        await self.aangevraagd()
        receipt = await self._doe(
            "beschikker", "/provisions/v1/aanvragen/{aanvraag}/beschikkingen", **beschikking(*regels)
        )
        self.ids["beschikking"] = receipt["id"]
        return self

    async def bekendgemaakt(self, *regels: dict[str, Any]) -> "Zaak":
        """It was made known, and its voorzieningen exist."""
        await self.beschikt(*regels)
        return await self._maak_bekend("2020-02-18T09:00:00+01:00")

    async def _maak_bekend(self, op: str) -> "Zaak":
        pad = "/provisions/v1/beschikkingen/{beschikking}/bekendmakingen"
        await self._doe("beschikker", pad, bekendgemaaktOp=op)
        found = await self.als("beschikker").gelezen(f"/provisions/v1/voorzieningen?melding={self.ids['melding']}")
        self.ids["voorziening"] = found["resultaten"][0]["id"]
        return self


def nieuw_plan(**anders: Any) -> dict[str, Any]:
    """The body of a plan that wants begeleiding."""
    doel = {"doelcode": "zelfredzaamheid", "leefgebied": "wonen", "tekst": "Zelf koken."}
    actie = {"uitvoerder": "zelf", "interventie": "thuisbegeleiding", "tekst": "Elke week."}
    return {
        "opgesteldOp": "2020-02-05T10:00:00+01:00",
        "doelen": [doel],
        "acties": [actie],
        "maatwerkGewenst": ["begeleiding"],
    } | anders


def regel(**anders: Any) -> dict[str, Any]:
    """A line of a beschikking that grants begeleiding in kind."""
    return {
        "besluit": "toekennen",
        "productcategorie": "begeleiding",
        "product": "02A05",
        "leveringsvorm": "zin",
        "startdatum": "2020-03-01",
    } | anders


def beschikking(*regels: dict[str, Any], **anders: Any) -> dict[str, Any]:
    """The body of a beschikking."""
    stappen = ("eigenKracht", "gebruikelijkeHulp", "mantelzorg", "sociaalNetwerk", "algemeneVoorziening", "maatwerk")
    return {
        "vastgesteldOp": "2020-02-17T11:00:00+01:00",
        "motivering": "Maatwerk is nodig.",
        "afwegingskader": dict.fromkeys(stappen, "Gewogen."),
        "verordening": "wmo-verordening-2020",
        "regels": list(regels) or [regel()],
    } | anders
