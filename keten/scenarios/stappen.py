"""The steps that cases of every municipality take, as the requests of those who take them."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from keten.scenario import Stap

ONDERDELEN = (
    "behoeften",
    "eigen_kracht_en_gebruikelijke_hulp",
    "mantelzorg_en_netwerk",
    "ondersteuning_mantelzorger",
    "algemene_voorziening",
    "samenwerking",
    "eigen_bijdrage",
)
AFWEGING = ("eigenKracht", "gebruikelijkeHulp", "mantelzorg", "sociaalNetwerk", "algemeneVoorziening", "maatwerk")
PRODUCTEN = (
    ("begeleiding", "02A05"),
    ("hulp_bij_het_huishouden", "01A01"),
    ("vervoervoorzieningen", "12A01"),
    ("woonvoorzieningen", "13A01"),
    ("overige_maatwerkarrangementen", "10A01"),
)
AANBIEDER = "12345678"
KLACHTENTEAM = "klachten"  # its behandelaar handles what is assigned to them
_TIJD = ZoneInfo("Europe/Amsterdam")


def op(dag: date, uur: int, minuut: int = 0) -> str:
    """A moment on a day in the Netherlands."""
    return datetime(dag.year, dag.month, dag.day, uur, minuut, tzinfo=_TIJD).isoformat()


def plus(dag: date, dagen: int) -> date:
    """So many days later."""
    return dag + timedelta(days=dagen)


def bsn(nummer: int) -> str:
    """A BSN of the test range 9999xxxxx that passes the elfproef, one per number; none for some numbers."""
    for laatste in range(10) if nummer < 10_000 else ():  # noqa: PLR2004 - four digits of the test range
        cijfers = f"9999{nummer:04d}{laatste}"
        som = sum(gewicht * int(c) for gewicht, c in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), cijfers, strict=True))
        if som % 11 == 0:
            return cijfers
    return ""


def doe(rol: str, pad: str, inhoud: dict[str, Any], **bewaar: str) -> Stap:
    """An act; `bewaar` names what later steps need of its receipt."""
    return Stap(rol, "POST", pad, inhoud, bewaar)


def lees(rol: str, pad: str, **bewaar: str) -> Stap:
    """A read that waits until the answer has what later steps need."""
    return Stap(rol, "GET", pad, bewaar=bewaar)


def melding(nummer: int, dag: date, *, kanaal: str, wijk: str, leefgebieden: Sequence[str], **anders: object) -> Stap:
    """A melding is received."""
    persoon: dict[str, Any] = {
        "naam": f"Inwoner {nummer}",
        "geboortedatum": f"19{30 + nummer % 60}-0{1 + nummer % 9}-11",
    }
    if nummer_ := bsn(nummer):
        persoon["bsn"] = nummer_
    inhoud = {
        "persoon": persoon,
        "ontvangenOp": op(dag, 9, nummer % 60),
        "kanaal": kanaal,
        "melder": {"rol": "zelf"},
        "wijk": wijk,
        "doelgroep": "volwassenen",
        "leefgebieden": list(leefgebieden),
        "vraag": "Ik red het thuis niet meer alleen en zoek ondersteuning.",
    }
    return doe("wijkwerker", "/intake/v1/meldingen", inhoud | anders, melding="id")


def afhandeling(dag: date, soort: str, **details: str) -> Stap:
    """What becomes of it."""
    inhoud = {"soort": soort, **details, "afgehandeldOp": op(dag, 15)}
    return doe("wijkwerker", "/intake/v1/meldingen/{melding}/afhandelingen", inhoud)


def wettelijk(dag: date) -> Iterator[Stap]:
    """The receipt is confirmed, and the melding is one in the sense of the law."""
    gewezen = {"verzondenOp": op(dag, 12), "kanaal": "brief", "gewezenOp": ["persoonlijk_plan", "clientondersteuning"]}
    yield doe("wijkwerker", "/intake/v1/meldingen/{melding}/bevestigingen", gewezen)
    yield doe("wijkwerker", "/intake/v1/meldingen/{melding}/kwalificaties", {"soort": "wettelijke_melding"})


def aanmelding(dag: date, toeval: random.Random) -> Iterator[Stap]:
    """The aanmeldteam discusses it, and a wijkwerker takes it up."""
    pad = "/intake/v1/aanmeldingen/{aanmelding}"
    yield lees("wijkwerker", "/intake/v1/aanmeldingen?melding={melding}", aanmelding="resultaten.0.id")
    bespreking = {"besprokenOp": op(plus(dag, 5), 10), "disciplines": ["maatschappelijk_werk", "wmo"]}
    yield doe("coordinator", f"{pad}/besprekingen", bespreking)
    toewijzing = {"wijkwerker": f"ww-{toeval.randint(1, 40)}", "op": op(plus(dag, 5), 14)}
    yield doe("coordinator", f"{pad}/toewijzingen", toewijzing)


def gesprek(dag: date, soort: str) -> Iterator[Stap]:
    """The first conversation, and what the team concludes from it."""
    pad = "/intake/v1/aanmeldingen/{aanmelding}"
    gevoerd = {"gevoerdOp": op(plus(dag, 8), 10), "vorm": "huisbezoek", "vraaganalyse": "Alle leefgebieden besproken."}
    yield doe("wijkwerker", f"{pad}/eerste-gesprekken", gevoerd)
    yield doe("wijkwerker", f"{pad}/afhandelingen", {"soort": soort, "afgehandeldOp": op(plus(dag, 9), 16)})


def onderzoek(dag: date, verslagdag: date, nummer: int, uitkomst: str) -> Iterator[Stap]:
    """The onderzoek after a melding of `dag`, from the first day on to its account and its outcome."""
    pad = "/casework/v1/onderzoeken/{onderzoek}"
    yield lees(
        "wijkwerker",
        "/casework/v1/dossiers?melding={melding}",
        dossier="resultaten.0.id",
        onderzoek="resultaten.0.onderzoek",
    )

    def ww(act: str, inhoud: dict[str, Any]) -> Stap:
        return doe("wijkwerker", f"{pad}/{act}", inhoud)

    yield ww("persoonlijke-plannen", {"op": op(plus(dag, 9), 17), "overgeslagen": True})
    yield ww("aanvangen", {"begonnenOp": op(plus(dag, 10), 9)})
    yield ww("clientondersteuningen", {"op": op(plus(dag, 10), 9), "aan": "client", "gebruikt": nummer % 5 == 0})
    yield ww("identiteitsvaststellingen", {"op": op(plus(dag, 10), 10), "documentsoort": "paspoort"})
    for onderdeel in ONDERDELEN:
        bevinding = {"onderdeel": onderdeel, "bevinding": "Besproken en vastgelegd.", "op": op(plus(dag, 14), 11)}
        yield ww("onderdelen", bevinding)
    if uitkomst == "maatwerk":
        yield ww("pgb-voorlichtingen", {"op": op(plus(dag, 14), 12), "wijze": "gesprek"})
    yield ww("verslagen", {"verstrektOp": op(verslagdag, 15)})
    yield ww("afrondingen", {"afgerondOp": op(plus(verslagdag, 1), 15), "uitkomst": uitkomst})


def plan(plandag: date, leefgebied: str, uitvoerder: str, maatwerk: Sequence[str]) -> Iterator[Stap]:
    """A plan, put before both parties and agreed by both; it stands on `plandag`."""
    doel = {"doelcode": "zelfredzaamheid", "leefgebied": leefgebied, "tekst": "Zelfstandig thuis wonen."}
    actie = {"uitvoerder": uitvoerder, "interventie": "thuisbegeleiding", "tekst": "Wekelijks samen plannen."}
    yield doe(
        "wijkwerker",
        "/casework/v1/dossiers/{dossier}/plannen",
        {
            "opgesteldOp": op(plus(plandag, -2), 11),
            "doelen": [doel],
            "acties": [actie],
            "maatwerkGewenst": list(maatwerk),
        },
        plan="id",
    )
    yield doe("wijkwerker", "/casework/v1/plannen/{plan}/voorleggingen", {"op": op(plus(plandag, -1), 9)})
    pad = "/casework/v1/plannen/{plan}/akkoorden"
    yield doe("wijkwerker", pad, {"door": "wijkwerker", "op": op(plus(plandag, -1), 10)})
    yield doe("inwoner_kanaal", pad, {"door": "inwoner", "op": op(plandag, 10)})


def besluit(ontvangen: date, besluitdag: date, nummer: int, *regels: dict[str, Any]) -> Iterator[Stap]:
    """The aanvraag that the plan offered, and the beschikking on it, made known the next day."""
    yield lees("beschikker", "/provisions/v1/aanvragen?plan={plan}", aanvraag="resultaten.0.id")
    indiening = {"ontvangenOp": op(ontvangen, 9), "ondertekend": True, "bsn": bsn(nummer % 10_000) or "999900006"}
    yield doe("inwoner_kanaal", "/provisions/v1/aanvragen/{aanvraag}/indieningen", indiening)
    vastgesteld = {
        "vastgesteldOp": op(besluitdag, 11),
        "motivering": "Maatwerk is nodig om thuis te kunnen blijven wonen.",
        "afwegingskader": dict.fromkeys(AFWEGING, "Onderzocht en gewogen."),
        "verordening": f"wmo-verordening-{besluitdag.year}",
        "regels": list(regels),
    }
    pad = "/provisions/v1/aanvragen/{aanvraag}/beschikkingen"
    yield doe("beschikker", pad, vastgesteld, beschikking="id")
    bekend = {"bekendgemaaktOp": op(plus(besluitdag, 1), 9)}
    yield doe("beschikker", "/provisions/v1/beschikkingen/{beschikking}/bekendmakingen", bekend)


def regel(product: tuple[str, str], startdatum: date, *, pgb: bool = False, aanbieder: bool = False) -> dict[str, Any]:
    """A line that grants a product; with its aanbieder it is ordered by itself."""
    return {
        "besluit": "toekennen",
        "productcategorie": product[0],
        "product": product[1],
        "leveringsvorm": "pgb" if pgb else "zin",
        "startdatum": startdatum.isoformat(),
        **({"aanbieder": AANBIEDER} if aanbieder and not pgb else {}),
    }


def levering(besluitdag: date, *, besteld: bool) -> Iterator[Stap]:
    """The voorziening is ordered, unless it was, and begins."""
    yield lees("beschikker", "/provisions/v1/voorzieningen?melding={melding}", voorziening="resultaten.0.id")
    pad = "/provisions/v1/voorzieningen/{voorziening}"
    if not besteld:
        bestelling = {"besteldOp": op(plus(besluitdag, 3), 9), "aanbieder": AANBIEDER}
        yield doe("beschikker", f"{pad}/bestellingen", bestelling)
    yield doe("beschikker", f"{pad}/leveringen", {"gestartOp": op(plus(besluitdag, 8), 9)})


def contact(dag: date, *, kanaal: str, vorm: str, wijk: str) -> Stap:
    """Someone makes contact, whatever comes of it."""
    inhoud = {"op": op(dag, 8), "kanaal": kanaal, "vorm": vorm, "wijk": wijk}
    return doe("wijkwerker", "/intake/v1/klantcontacten", inhoud)


def klacht(nummer: int, dag: date, wet: str, oordeel: str) -> Iterator[Stap]:
    """A klacht, handled within its six weeks by someone who had no part in it."""
    pad = "/quality/v1/klachten/{klacht}"
    ingediend = {
        "ontvangenOp": op(dag, 9),
        "klager": {"naam": f"Klager {nummer}"},
        "wet": wet,
        "categorie": "overig",
        "gedraging": "Ik werd niet teruggebeld.",
        "gedragingDatum": plus(dag, -7).isoformat(),
        "betrokkenMedewerkers": [],
    }
    yield doe("inwoner_kanaal", "/quality/v1/klachten", ingediend, klacht="id")
    afgehandeld = {
        "afgehandeldOp": op(plus(dag, 30), 15),
        "oordeel": oordeel,
        "motivering": "Beiden zijn gehoord.",
        "ombudsman": "nationale_ombudsman",
    }
    for act, inhoud in (
        ("bevestigingen", {"verzondenOp": op(plus(dag, 1), 9)}),
        (
            "toewijzingen",
            {"op": op(plus(dag, 2), 9), "behandelaar": f"klachtbehandelaar-{KLACHTENTEAM}", "team": KLACHTENTEAM},
        ),
        ("horingen", {"op": op(plus(dag, 14), 10), "beklaagdeGehoord": True, "verslag": "Beiden zijn gehoord."}),
        ("afhandelingen", afgehandeld),
    ):
        yield doe("klachtbehandelaar", f"{pad}/{act}", inhoud)


def enquete(op_: date, periode: tuple[date, date], aspect: str, score: int, benchmark: int, aantal: int) -> Stap:
    """What staff thought of one aspect, beside others, in tenths of a mark."""
    van, tot = periode
    inhoud = {
        "op": op(op_, 12),
        "van": van.isoformat(),
        "tot": tot.isoformat(),
        "aspect": aspect,
        "scoreTienden": score,
        "aantal": aantal,
        "benchmarkTienden": benchmark,
    }
    return doe("beleidsmedewerker", "/quality/v1/medewerkersenquetes", inhoud)


def afsluiting(dag: date) -> Iterator[Stap]:
    """The dossier of a voorziening that was delivered is closed, once what was asked of the team is done."""
    pad = "/casework/v1/dossiers/{dossier}"
    yield lees("wijkwerker", pad, tweede="openDossieracties.1")  # the decision explained, and what follows the start
    for nummer in (1, 2):
        afgerond = {"op": op(plus(dag, -1), 10), "uitkomst": "gedaan"}
        yield doe("wijkwerker", f"{pad}/dossieracties/{nummer}/afrondingen", afgerond)
    yield doe("wijkwerker", f"{pad}/afsluitingen", {"op": op(dag, 10), "reden": "doelen_bereikt"})


def ervaringen(dag: date, cijfers: Sequence[dict[str, int]]) -> Iterator[Stap]:
    """Inwoners tell what they thought of it, as many as are asked for; whose answer it is, nobody knows."""
    pad = "/quality/v1/tevredenheidsmetingen"
    gevraagd = {f"meting_{n}": f"resultaten.{n}.id" for n in range(len(cijfers))}
    yield lees("klachtbehandelaar", f"{pad}?limit=200", **gevraagd)
    for n, cijfer in enumerate(cijfers):
        yield doe("inwoner_kanaal", f"{pad}/{{meting_{n}}}/invullingen", {"op": op(dag, 20), **cijfer})
