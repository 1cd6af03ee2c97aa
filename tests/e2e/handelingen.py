"""Every POST operation of the chain: its address, a role that may do it, and a body that fits, fully filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import httpx

from shared.service.auth import partner_id
from tests.e2e.clients import Zaak, beschikking, nieuw_plan, nieuwe_melding, regel

BSN = "999900006"
PERSOON = {"bsn": BSN, "naam": "Inwoner Een", "geboortedatum": "1950-01-01", "postcode": "1315 AA", "huisnummer": "12a"}
SCHOOL = "0198c7b0-0000-7000-8000-00000000005c"  # stands for the id of the partner that a client of this role is
FORMULIER = {
    "externKenmerk": "verwijzing-1",
    "persoon": {**PERSOON, "telefoon": "036-1234567", "voorkeurContact": "telefoon"},
    "leefgebieden": ["wonen"],
    "vraag": "Mijn patient redt het huishouden niet meer.",
    "urgentie": "regulier",
    "toestemmingClient": True,
    "terugkoppelingGewenst": True,
    "toestemmingTerugkoppeling": False,
    "wijk": "WK003401",
}


def school(gemeente: str) -> str:
    """The id of the partner that a client of the role partner_school is."""
    return str(partner_id(gemeente, "partner_school keten-token"))


@dataclass(frozen=True, slots=True)
class Handeling:
    """One POST of a client."""

    pad: str
    inhoud: Mapping[str, Any]
    rol: str = "wijkwerker"

    @property
    def act(self) -> str:
        """The name under which a refusal lists it."""
        return self.pad.rpartition("/")[2]

    def met(self, **anders: Any) -> "Handeling":
        """The same with other fields; None leaves a field out."""
        inhoud = {**self.inhoud, **anders}
        return replace(self, inhoud={name: value for name, value in inhoud.items() if value is not None})

    async def door(self, zaak: Zaak, **headers: str) -> httpx.Response:
        """Do it in this case; a field that bears the name of one of its ids gets that id."""
        zelf = {naam: school(zaak.gemeente) for naam, waarde in self.inhoud.items() if waarde == SCHOOL}
        inhoud = {naam: zaak.ids.get(naam, waarde) for naam, waarde in self.inhoud.items()} | zelf
        return await zaak.als(self.rol).doe(self.pad.format_map(zaak.ids), inhoud, **headers)


def _op(dag: str, naam: str = "op") -> dict[str, str]:
    return {naam: f"{dag}T10:00:00+01:00"}


_M, _A = "/intake/v1/meldingen/{melding}", "/intake/v1/aanmeldingen/{aanmelding}"
_PS, _PT = "/intake/v1/personen/{persoon}", "/intake/v1/partners/{partner}"
_D, _O, _P = "/casework/v1/dossiers/{dossier}", "/casework/v1/onderzoeken/{onderzoek}", "/casework/v1/plannen/{plan}"
_VW, _S = "/casework/v1/verwijzingen/{verwijzing}", "/casework/v1/veiligheidssignalen/{signaal}"
_T, _MW = "/casework/v1/teams/{teamId}", "/casework/v1/medewerkers/{ingezet}"
_H = "/casework/v1/hulptrajecten/{hulptraject}"
_AV, _B = "/provisions/v1/aanvragen/{aanvraag}", "/provisions/v1/beschikkingen/{beschikking}"
_BZ, _IG = "/provisions/v1/bezwaren/{bezwaar}", "/provisions/v1/ingebrekestellingen/{ingebrekestelling}"
_SP = "/provisions/v1/spoedbeslissingen/{spoedbeslissing}"
_V, _PGB = "/provisions/v1/voorzieningen/{voorziening}", "/provisions/v1/pgbs/{pgb}"
_VZ, _DC = "/provisions/v1/verzoeken/{verzoek}", "/provisions/v1/declaraties/{declaratie}"
_C, _BG = "/provisions/v1/contracten/{contract}", "/provisions/v1/begrotingen/{begroting}"

INTAKE: Mapping[str, Handeling] = {
    "ontvangMelding": Handeling(
        "/intake/v1/meldingen",
        nieuwe_melding(
            persoon=PERSOON,
            toegangslocatie="wijkteam",
            melder={"rol": "mantelzorger", "organisatie": "Buurtzorg", "clientOpDeHoogte": True},
            team="centrum",
            spoed=False,
        ),
    ),
    "bevestigMelding": Handeling(
        f"{_M}/bevestigingen",
        {
            **_op("2020-01-06", "verzondenOp"),
            "kanaal": "brief",
            "gewezenOp": ["persoonlijk_plan", "clientondersteuning"],
        },
    ),
    "kwalificeerMelding": Handeling(f"{_M}/kwalificaties", {"soort": "wettelijke_melding", "vanaf": "2020-01-06"}),
    "handelMeldingAf": Handeling(
        f"{_M}/afhandelingen",
        {**_op("2020-01-07", "afgehandeldOp"), "soort": "doorgezet", "bestemming": "wijkteam", "team": "centrum"},
    ),
    "heropenMelding": Handeling(f"{_M}/heropeningen", {**_op("2020-01-08"), "reden": "nieuwe_feiten"}),
    "trekMeldingIn": Handeling(f"{_M}/intrekkingen", {**_op("2020-01-09"), "reden": "verhuisd"}),
    "zoekPersonen": Handeling("/intake/v1/personen/_zoek", {"bsn": BSN, "doel": "toegang"}),
    "stelBsnVast": Handeling(f"{_PS}/bsn-vaststellingen", {**_op("2020-01-07"), "bsn": "999900018", "bron": "brp"}),
    "legVertegenwoordigingVast": Handeling(
        f"{_PS}/vertegenwoordigingen",
        {
            **_op("2020-01-07"),
            "rol": "partner",
            "vertegenwoordigerId": "0198c7b0-0000-7000-8000-0000000000e0",
            "geldigVan": "2020-01-01",
            "geldigTot": "2020-12-31",
        },
    ),
    "meldOverlijden": Handeling(f"{_PS}/overlijdens", _op("2020-06-01", "overledenOp")),
    "meldVerhuizing": Handeling(
        f"{_PS}/verhuizingen",
        {
            **_op("2020-05-01", "verhuisdOp"),
            "soort": "binnen_gemeente",
            "nieuweGemeente": "0034",
            "nieuweWijk": "WK003402",
            "postcode": "1316 AB",
            "huisnummer": "3",
        },
    ),
    "geefToestemming": Handeling(
        f"{_PS}/toestemmingen",
        {
            **_op("2020-01-07"),
            "doel": "terugkoppeling",
            "ontvangerKlasse": "huisarts",
            "partnerId": "0198c7b0-0000-7000-8000-0000000000e1",
            "niveau": "uitkomst",
            "wijze": "mondeling",
            "geldigVan": "2020-01-07",
            "geldigTot": "2099-12-31",
        },
    ),
    "trekToestemmingIn": Handeling(
        f"{_PS}/toestemmingsintrekkingen",
        {**_op("2020-02-07"), "toestemmingId": "0198c7b0-0000-7000-8000-0000000000e2"},
    ),
    "registreerKlantcontact": Handeling(
        "/intake/v1/klantcontacten",
        {
            **_op("2020-01-06"),
            "kanaal": "outreachend",
            "toegangslocatie": "wijknetwerk",
            "vorm": "huisbezoek",
            "meldingId": "0198c7b0-0000-7000-8000-000000000001",
            "persoonId": "0198c7b0-0000-7000-8000-0000000000e0",
            "wijk": "WK003401",
            "leefgebieden": ["wonen"],
            "onderwerp": "Achterstallig onderhoud",
            "notitie": "Aangebeld en een kwartier gesproken.",
        },
    ),
    "registreerPartner": Handeling(
        "/intake/v1/partners",
        {
            **_op("2020-01-02"),
            "soort": "andere_professional",
            "ontvangerKlasse": "overige_partner",
            "naam": "Stichting Welzijn",
            "organisatienummer": "12345678",
            "contactpersoon": "Medewerker Een",
        },
        "coordinator",
    ),
    "neemVoorzieningOp": Handeling(
        f"{_PT}/algemene-voorzieningen",
        {
            **_op("2020-01-02"),
            "naam": "Buurtkamer",
            "soort": "dagactiviteit",
            "evidenceNiveau": "goed_onderbouwd",
            "prijsCent": 250,
            "wijken": ["WK003401"],
        },
        "coordinator",
    ),
    "sluitSamenwerkingsafspraak": Handeling(
        "/intake/v1/samenwerkingsafspraken",
        {
            **_op("2020-01-02"),
            "partnerId": "0198c7b0-0000-7000-8000-0000000000e1",
            "team": "centrum",
            "onderwerpen": ["doorverwijzen", "opschalen"],
            "geldigVan": "2020-01-01",
            "geldigTot": "2020-12-31",
        },
        "coordinator",
    ),
    "beeindigSamenwerkingsafspraak": Handeling(
        "/intake/v1/samenwerkingsafspraken/{samenwerkingsafspraak}/beeindigingen",
        {**_op("2020-06-01"), "per": "2020-07-01"},
        "coordinator",
    ),
    "merkSpoedAan": Handeling(f"{_A}/spoedaanmerkingen", {**_op("2020-01-07"), "reden": "dakloos"}),
    "bespreekAanmelding": Handeling(
        f"{_A}/besprekingen", {**_op("2020-01-08", "besprokenOp"), "disciplines": ["wmo", "jeugd"]}
    ),
    "wijsAanmeldingToe": Handeling(
        f"{_A}/toewijzingen", {**_op("2020-01-08"), "wijkwerker": "ww-1", "aanmeldteamOvergeslagen": "korte_vraag"}
    ),
    "geefAanmeldingVrij": Handeling(f"{_A}/vrijgaven", {**_op("2020-01-09"), "reden": "caseload"}),
    "legEersteGesprekVast": Handeling(
        f"{_A}/eerste-gesprekken",
        {**_op("2020-01-10", "gevoerdOp"), "vorm": "kantoor", "vraaganalyse": "Wil thuis blijven wonen."},
    ),
    "trekAanmeldingIn": Handeling(f"{_A}/intrekkingen", {**_op("2020-01-13"), "reden": "overleden"}),
    "handelAanmeldingAf": Handeling(
        f"{_A}/afhandelingen",
        {
            **_op("2020-01-13", "afgehandeldOp"),
            "soort": "onderzoek_nodig",
            "doelgroep": "volwassenen",
            "reden": "meervoudig",
        },
    ),
    "ontvangHuisartsaanmelding": Handeling(
        "/intake/v1/partner/huisarts-aanmeldingen",
        {**FORMULIER, "verwijzer": {"agb": "01012345", "naam": "Huisarts Een", "praktijkAgb": "01054321"}},
        "partner_huisarts",
    ),
    "ontvangPartnermelding": Handeling(
        "/intake/v1/partner/meldingen",
        {**FORMULIER, "melder": {"rol": "school", "organisatie": "De Regenboog", "clientOpDeHoogte": True}},
        "partner_school",
    ),
}
_DOEL = {
    "doelcode": "meedoen",
    "leefgebied": "wonen",
    "zrmDomein": "huisvesting",
    "zrmStart": 2,
    "zrmDoel": 4,
    "tekst": "Elke week naar de buurtkamer.",
}
CASEWORK: Mapping[str, Handeling] = {
    "ontvangPersoonlijkPlan": Handeling(f"{_O}/persoonlijke-plannen", {**_op("2020-01-14"), "inhoud": "Mijn plan."}),
    "beginOnderzoek": Handeling(f"{_O}/aanvangen", _op("2020-01-20", "begonnenOp")),
    "wijsOpClientondersteuning": Handeling(
        f"{_O}/clientondersteuningen", {**_op("2020-01-20"), "aan": "client", "gebruikt": False}
    ),
    "stelIdentiteitVast": Handeling(
        f"{_O}/identiteitsvaststellingen", {**_op("2020-01-20"), "documentsoort": "paspoort"}
    ),
    "informeerOverPgb": Handeling(f"{_O}/pgb-voorlichtingen", {**_op("2020-01-20"), "wijze": "gesprek"}),
    "legOnderdeelVast": Handeling(
        f"{_O}/onderdelen", {**_op("2020-01-20"), "onderdeel": "behoeften", "bevinding": "Hulp bij koken."}
    ),
    "legHuisbezoekVast": Handeling(f"{_O}/huisbezoeken", _op("2020-01-21", "gepland")),
    "neemZrmAf": Handeling(
        f"{_O}/zrm-metingen",
        {**_op("2020-01-21", "afgenomenOp"), "moment": "start", "scores": {"financien": 3, "huisvesting": 4}},
    ),
    "stelOnderzoekUit": Handeling(
        f"{_O}/uitstellen",
        {
            **_op("2020-01-22"),
            "tot": "2020-02-10",
            "reden": "verzoek_client",
            "toestemmingId": "0198c7b0-0000-7000-8000-0000000000e0",
        },
    ),
    "hervatOnderzoek": Handeling(f"{_O}/hervattingen", _op("2020-01-30")),
    "staakOnderzoek": Handeling(f"{_O}/stakingen", {**_op("2020-01-31"), "reden": "client_stopt"}),
    "verstrekVerslag": Handeling(
        f"{_O}/verslagen", {**_op("2020-02-03", "verstrektOp"), "inhoud": "U kunt weer zelf koken."}
    ),
    "rondOnderzoekAf": Handeling(
        f"{_O}/afrondingen",
        {**_op("2020-02-04", "afgerondOp"), "uitkomst": "basishulp", "voorliggendeWetten": ["zvw", "wlz"]},
    ),
    "stelPlanOp": Handeling(f"{_D}/plannen", nieuw_plan(doelen=[_DOEL])),
    "wijzigPlan": Handeling(
        f"{_P}/wijzigingen",
        {
            **{naam: deel for naam, deel in nieuw_plan(doelen=[_DOEL]).items() if naam != "opgesteldOp"},
            **_op("2020-02-06"),
        },
    ),
    "legPlanVoor": Handeling(f"{_P}/voorleggingen", _op("2020-02-06")),
    "akkoordeerPlan": Handeling(f"{_P}/akkoorden", {**_op("2020-02-07"), "door": "inwoner"}),
    "voerPlanUit": Handeling(f"{_P}/uitvoeringen", _op("2020-02-10")),
    "evalueerDoel": Handeling(
        f"{_P}/doelevaluaties", {**_op("2020-05-11"), "doelId": "0198c7b0-0000-7000-8000-0000000000d0", "bereikt": True}
    ),
    "evalueerPlan": Handeling(f"{_P}/evaluaties", _op("2020-05-12")),
    "sluitPlan": Handeling(f"{_P}/afsluitingen", {**_op("2020-05-13"), "reden": "doelen_bereikt"}),
    "wijsRegisseurAan": Handeling(f"{_D}/regisseurs", {**_op("2020-01-15"), "medewerkerId": "ww-2"}),
    "bepaalZwaarte": Handeling(
        f"{_D}/zwaartebepalingen", {**_op("2020-01-15"), "niveau": "middel", "grond": "meervoudig"}
    ),
    "kenThemaToe": Handeling(f"{_D}/themas", {**_op("2020-01-15"), "thema": "oggz"}),
    "legContactmomentVast": Handeling(
        f"{_D}/contactmomenten",
        {**_op("2020-01-16"), "vorm": "huisbezoek", "redenHuisbezoek": "mobiliteit", "notitie": "Kan niet reizen."},
    ),
    "schaalOp": Handeling(
        f"{_D}/opschalingen", {**_op("2020-01-17"), "naarLijn": "tweede_lijn", "reden": "specialistische_hulp"}
    ),
    "schaalAf": Handeling(f"{_D}/afschalingen", {**_op("2020-01-18"), "naarLijn": "nulde_lijn", "reden": "stabiel"}),
    "legEscalatieVast": Handeling(
        f"{_D}/escalaties", {**_op("2020-01-18"), "soort": "huisuitzetting", "afgewend": True}
    ),
    "plaatsOpWachtlijst": Handeling(
        f"{_D}/wachtlijstplaatsen",
        {**_op("2020-01-20"), "wachtOp": "uitstroom_woning", "reden": "geen_woning", "vanaf": "2020-01-20"},
    ),
    "haalVanWachtlijst": Handeling(
        f"{_D}/wachtlijstverlatingen", {**_op("2020-02-20"), "tot": "2020-02-20", "uitkomst": "geplaatst"}
    ),
    "vraagDossieractie": Handeling(
        f"{_D}/dossieracties", {**_op("2020-01-21"), "soort": "huisarts_bellen", "uitersteDatum": "2020-01-28"}
    ),
    "rondDossieractieAf": Handeling(f"{_D}/dossieracties/1/afrondingen", {**_op("2020-01-22"), "uitkomst": "gedaan"}),
    "startHulptraject": Handeling(
        f"{_D}/hulptrajecten",
        {**_op("2020-02-05"), "soort": "basishulp", "leefgebieden": ["wonen"], "beoogdTot": "2020-08-05"},
    ),
    "sluitHulptraject": Handeling(f"{_H}/afsluitingen", {**_op("2020-06-08"), "reden": "doelen_bereikt"}),
    "wijzigHuishouden": Handeling(
        "/casework/v1/huishoudens/{huishouden}/wijzigingen",
        {
            **_op("2020-02-03"),
            "toegetredenIds": ["0198c7b0-0000-7000-8000-0000000000a1"],
            "vertrokkenIds": ["0198c7b0-0000-7000-8000-0000000000a2"],
            "per": "2020-02-01",
            "reden": "samengaan_wonen",
        },
    ),
    "zetOpWaakvlam": Handeling(f"{_D}/waakvlammen", {**_op("2020-03-02"), "vervolgcontactDatum": "2020-06-01"}),
    "sluitDossier": Handeling(f"{_D}/afsluitingen", {**_op("2020-03-03"), "reden": "doelen_bereikt"}),
    "heropenDossier": Handeling(f"{_D}/heropeningen", {**_op("2020-03-04"), "reden": "nieuwe_feiten"}),
    "verstuurVerwijzing": Handeling(
        f"{_D}/verwijzingen",
        {
            **_op("2020-01-16"),
            "partnerId": SCHOOL,
            "toestemmingId": "0198c7b0-0000-7000-8000-0000000000a0",
            "afspraakId": "0198c7b0-0000-7000-8000-0000000000a1",
            "inhoud": "Zoekt gezelschap in de buurt.",
        },
    ),
    "trekVerwijzingIn": Handeling(f"{_VW}/intrekkingen", {**_op("2020-01-20"), "reden": "hulp_niet_meer_nodig"}),
    "accepteerVerwijzing": Handeling(f"{_VW}/acceptaties", _op("2020-01-17"), "partner_school"),
    "wijsVerwijzingAf": Handeling(
        f"{_VW}/afwijzingen", {**_op("2020-01-17"), "reden": "geen_capaciteit"}, "partner_school"
    ),
    "rondVerwijzingAf": Handeling(
        f"{_VW}/afrondingen", {**_op("2020-02-17"), "uitkomst": "doel_bereikt"}, "partner_school"
    ),
    "ontvangZorgsignaal": Handeling(
        "/casework/v1/veiligheidssignalen",
        {
            **_op("2020-01-16", "ontvangenOp"),
            "bron": "school",
            "dossierId": "0198c7b0-0000-7000-8000-0000000000a2",
            "inhoud": "Het kind komt zonder ontbijt op school.",
        },
        "partner_school",
    ),
    "schakelVeiligThuisIn": Handeling(
        f"{_S}/veilig-thuis-meldingen", {**_op("2020-01-17"), "inhoud": "Vermoeden van verwaarlozing."}, "coordinator"
    ),
    "rondSignaalAf": Handeling(f"{_S}/afrondingen", _op("2020-01-17"), "coordinator"),
    "richtTeamIn": Handeling(
        "/casework/v1/teams",
        {
            **_op("2020-01-02"),
            "teamcode": "nieuwland",
            "wijken": ["WK060601", "WK060602"],
            "disciplines": ["wmo", "schuldhulpverlening"],
        },
        "beheerder",
    ),
    "wijzigTeam": Handeling(
        f"{_T}/wijzigingen", {**_op("2020-02-03"), "wijken": ["WK060601"], "disciplines": ["wmo", "jeugd"]}, "beheerder"
    ),
    "publiceerTeamprofiel": Handeling(
        f"{_T}/profielen",
        {
            **_op("2020-01-06"),
            "tekst": "Wij zijn er voor heel Nieuwland.",
            "telefoon": "010-1234567",
            "email": "team@nieuwland.example",
        },
        "coordinator",
    ),
    "voerWerkwijzeIn": Handeling(
        f"{_T}/werkwijzen", {**_op("2020-01-06"), "werkwijze": "een_gezin_een_plan", "per": "2020-02-01"}, "coordinator"
    ),
    "legCollectieveActiviteitVast": Handeling(
        f"{_T}/collectieve-activiteiten",
        {**_op("2020-01-22", "gehoudenOp"), "soort": "eettafel", "wijk": "WK060601", "aantalDeelnemers": 14},
    ),
    "zetMedewerkerIn": Handeling(
        "/casework/v1/medewerkers",
        {
            **_op("2020-01-02"),
            "medewerker": "ww-1",
            "team": "nieuwland",
            "werkgeverId": "0198c7b0-0000-7000-8000-0000000000e1",
            "rol": "coordinator",
            "disciplines": ["wmo"],
            "van": "2020-01-06",
            "naam": "Medewerker Een",
            "email": "een@werkgever.example",
        },
        "beheerder",
    ),
    "verplaatsMedewerker": Handeling(
        f"{_MW}/verplaatsingen", {**_op("2020-02-03"), "naarTeam": "centrum", "per": "2020-03-01"}, "beheerder"
    ),
    "beeindigInzet": Handeling(f"{_MW}/beeindigingen", {**_op("2020-06-01"), "per": "2020-07-01"}, "beheerder"),
}
_VOLLE_REGEL = regel(
    einddatum="2021-02-28", omvang=120, eenheid="minuut", frequentie="per_week", aanbieder="12345678", reden="passend"
)
PROVISIONS: Mapping[str, Handeling] = {
    "dienAanvraagInOpEigenInitiatief": Handeling(
        "/provisions/v1/aanvragen",
        {
            **_op("2020-02-20", "ontvangenOp"),
            "meldingId": "0198c7b0-0000-7000-8000-000000000001",
            "ondertekend": True,
            "bsn": BSN,
            "gevraagd": ["begeleiding"],
        },
    ),
    "dienAanvraagIn": Handeling(
        f"{_AV}/indieningen", {**_op("2020-02-20", "ontvangenOp"), "ondertekend": True, "bsn": BSN}
    ),
    "neemAanvraagInBehandeling": Handeling(f"{_AV}/behandelingen", _op("2020-02-21"), "beschikker"),
    "vraagAanvulling": Handeling(
        f"{_AV}/aanvullingsverzoeken",
        {**_op("2020-03-02", "uitgenodigdOp"), "hersteltermijnTot": "2020-03-13"},
        "beschikker",
    ),
    "ontvangAanvulling": Handeling(
        f"{_AV}/aanvullingen", {**_op("2020-03-06", "ontvangenOp"), "ondertekend": True}, "inwoner_kanaal"
    ),
    "doeMededeling": Handeling(
        f"{_AV}/mededelingen", {**_op("2020-03-04", "medegedeeldOp"), "nieuweDatum": "2020-04-01"}, "beschikker"
    ),
    "vraagZienswijze": Handeling(
        f"{_AV}/zienswijzeverzoeken", {**_op("2020-02-24"), "tot": "2020-03-02"}, "beschikker"
    ),
    "ontvangZienswijze": Handeling(
        f"{_AV}/zienswijzen", {**_op("2020-02-27", "ontvangenOp"), "inhoud": "Zo is het niet."}, "inwoner_kanaal"
    ),
    "laatBuitenBehandeling": Handeling(
        f"{_AV}/buitenbehandelingstellingen", _op("2020-03-16", "bekendgemaaktOp"), "beschikker"
    ),
    "trekAanvraagIn": Handeling(
        f"{_AV}/intrekkingen", {**_op("2020-03-16"), "doorRol": "vertegenwoordiger"}, "inwoner_kanaal"
    ),
    "stelAanvraagInGebreke": Handeling(
        f"{_AV}/ingebrekestellingen", _op("2020-03-06", "ontvangenOp"), "inwoner_kanaal"
    ),
    "schortAanvraagOp": Handeling(
        f"{_AV}/opschortingen",
        {**_op("2020-02-24", "medegedeeldOp"), "grond": "aanvulling", "vanaf": "2020-02-24", "tot": "2020-02-28"},
        "beschikker",
    ),
    "beeindigOpschorting": Handeling(
        f"{_AV}/opschortingen/1/beeindigingen",
        {**_op("2020-02-26"), **_op("2020-02-27", "medegedeeldOp")},
        "beschikker",
    ),
    "stelBeschikkingVast": Handeling(
        f"{_AV}/beschikkingen",
        beschikking(
            _VOLLE_REGEL,
            vastgesteldOp="2020-03-09T10:00:00+01:00",
            afstemming=[{"onderdeel": "participatiewet", "motivering": "Houdt rekening met de re-integratie."}],
            pgbBekwaamheid={"uitkomst": "bekwaam", "motivering": "Houdt de administratie zelf bij."},
            ingezetene="gemeente",
            woongemeente="0599",
            afwijkendeGegevens=False,
        ),
        "beschikker",
    ),
    "maakBeschikkingBekend": Handeling(
        f"{_B}/bekendmakingen", {**_op("2020-03-10", "bekendgemaaktOp"), "wijze": "toezending"}, "beschikker"
    ),
    "stelOnherroepelijkVast": Handeling(f"{_B}/onherroepelijkheden", _op("2020-05-04"), "beschikker"),
    "herzieBeschikking": Handeling(
        f"{_B}/herzieningen", {**_op("2020-06-02"), "grond": "niet_toereikend", "ingang": "2020-07-01"}, "beschikker"
    ),
    "trekBeschikkingIn": Handeling(
        f"{_B}/intrekkingen",
        {
            **_op("2020-06-02"),
            "grond": "onjuiste_gegevens",
            "ingang": "2020-03-10",
            "terugvordering": True,
            "opzet": True,
        },
        "beschikker",
    ),
    "maakBezwaar": Handeling(
        f"{_B}/bezwaren",
        {
            **_op("2020-03-20", "ontvangenOp"),
            "terPostOp": "2020-03-19",
            "commissie": True,
            "gronden": "Ik heb meer uren nodig.",
        },
        "inwoner_kanaal",
    ),
    "vraagVerzuimherstel": Handeling(
        f"{_BZ}/verzuimverzoeken", {**_op("2020-03-23", "verzochtOp"), "tot": "2020-04-06"}, "beschikker"
    ),
    "herstelVerzuim": Handeling(f"{_BZ}/verzuimherstellingen", _op("2020-03-30", "hersteldOp"), "inwoner_kanaal"),
    "neemBezwaarInBehandeling": Handeling(
        f"{_BZ}/behandelingen", {**_op("2020-03-31"), "behandelaar": "jurist-1"}, "beschikker"
    ),
    "beoordeelTermijn": Handeling(
        f"{_BZ}/termijnbeoordelingen", {**_op("2020-04-01"), "verschoonbaar": True}, "beschikker"
    ),
    "verdaagBezwaar": Handeling(f"{_BZ}/verdagingen", {**_op("2020-04-14"), "weken": 4}, "beschikker"),
    "houdHoorzitting": Handeling(f"{_BZ}/hoorzittingen", _op("2020-04-16", "gehoudenOp"), "beschikker"),
    "beslisOpBezwaar": Handeling(
        f"{_BZ}/beslissingen",
        {
            **_op("2020-05-11", "beslistOp"),
            "uitkomst": "ongegrond",
            "motivering": "De uren volstaan.",
            "afwijkingVanAdvies": "De commissie woog de mantelzorg niet.",
            "zonderHoorzitting": "afgezien",
        },
        "beschikker",
    ),
    "trekBezwaarIn": Handeling(f"{_BZ}/intrekkingen", _op("2020-05-12"), "inwoner_kanaal"),
    "stelBezwaarInGebreke": Handeling(f"{_BZ}/ingebrekestellingen", _op("2020-08-03", "ontvangenOp"), "inwoner_kanaal"),
    "stelDwangsomVast": Handeling(f"{_IG}/dwangsommen", _op("2020-05-04", "vastgesteldOp"), "beschikker"),
    "verstrekSpoed": Handeling(
        f"{_SP}/verstrekkingen",
        {**_op("2020-01-06"), "productcategorie": "spoedopvang", "per": "2020-01-06"},
        "beschikker",
    ),
    "bestelVoorziening": Handeling(f"{_V}/bestellingen", {**_op("2020-03-11", "besteldOp"), "aanbieder": "12345678"}),
    "meldLevering": Handeling(f"{_V}/leveringen", _op("2020-03-16", "gestartOp")),
    "beeindigLevering": Handeling(
        f"{_V}/leveringen/1/beeindigingen", {**_op("2020-03-30", "gestoptOp"), "reden": "volgens_plan"}
    ),
}
LEVERING: Mapping[str, Handeling] = {
    "verwerkRetour": Handeling(f"{_V}/retouren", {**_op("2020-03-12", "ontvangenOp"), "retourcodes": ["0001"]}),
    "wijzigVoorziening": Handeling(
        f"{_V}/wijzigingen",
        {
            **_op("2020-03-20"),
            "per": "2020-04-01",
            "omvang": 180,
            "einddatum": "2020-12-31",
            "reden": "herbeoordeling_verlenging",
        },
    ),
    "laatToewijzingVerlopen": Handeling(f"{_V}/verlopen-toewijzingen", _op("2021-01-04")),
    "onderbreekLevering": Handeling(f"{_V}/leveringen/1/onderbrekingen", _op("2020-03-23", "gestoptOp")),
    "hervatLevering": Handeling(f"{_V}/leveringen/1/hervattingen", _op("2020-03-26", "gestartOp")),
    "beeindigVoorziening": Handeling(
        f"{_V}/afsluitingen", {**_op("2020-04-01"), "per": "2020-04-01", "reden": "volgens_plan"}, "beschikker"
    ),
    "planHerbeoordeling": Handeling(
        f"{_V}/herbeoordelingen", {**_op("2020-04-01"), "gepland": "2020-09-01T10:00:00+02:00"}
    ),
    "vraagHeronderzoek": Handeling(
        f"{_V}/heronderzoeken", {**_op("2020-04-01"), "reden": "verhuizing", "uitersteDatum": "2020-05-01"}
    ),
    "meldEigenBijdrage": Handeling(
        f"{_V}/eigen-bijdragen", {**_op("2020-04-02", "gemeldOp"), "soortBericht": "start"}, "beschikker"
    ),
    "boekPgbBesteding": Handeling(
        f"{_PGB}/bestedingen",
        {**_op("2020-04-02"), "bedragCent": 45000, "van": "2020-03-01", "tot": "2020-03-31"},
        "beschikker",
    ),
    "trekPgbIn": Handeling(
        f"{_PGB}/intrekkingen",
        {**_op("2020-05-01"), "grond": "niet_of_anders_gebruikt", "per": "2020-05-31"},
        "beschikker",
    ),
    "ontvangVerzoek": Handeling(
        "/provisions/v1/verzoeken",
        {
            **_op("2020-03-09", "ontvangenOp"),
            "soort": "toewijzing",
            "aanbieder": "12345678",
            "persoonId": "0198c7b0-0000-7000-8000-0000000000e0",
            "product": "02A05",
        },
        "partner_aanbieder",
    ),
    "neemVerzoekInOnderzoek": Handeling(
        f"{_VZ}/onderzoeken", {**_op("2020-03-10"), "uitersteDatum": "2020-04-10"}, "beschikker"
    ),
    "honoreerVerzoek": Handeling(f"{_VZ}/honoreringen", _op("2020-03-11"), "beschikker"),
    "wijsVerzoekAf": Handeling(f"{_VZ}/afwijzingen", {**_op("2020-03-11"), "reden": "stapeling"}, "beschikker"),
}
GELD: Mapping[str, Handeling] = {
    "ontvangDeclaratie": Handeling(
        "/provisions/v1/declaraties",
        {
            **_op("2020-04-01", "ontvangenOp"),
            "aanbieder": "12345678",
            "van": "2020-03-01",
            "tot": "2020-03-31",
            "regels": [{"toewijzingnummer": 1, "betreftJaar": 2020, "bedragCent": 45000}],
        },
        "partner_aanbieder",
    ),
    "beoordeelDeclaratieregel": Handeling(
        f"{_DC}/beoordelingen", {**_op("2020-04-03"), "regel": 1, "retourcode": "dubbel"}, "beschikker"
    ),
    "beantwoordDeclaratie": Handeling(f"{_DC}/antwoorden", _op("2020-04-06", "beantwoordOp"), "beschikker"),
    "registreerAanbieder": Handeling(
        "/provisions/v1/aanbieders", {**_op("2019-12-01"), "agbCode": "12345678"}, "beschikker"
    ),
    "sluitContract": Handeling(
        "/provisions/v1/contracten",
        {
            **_op("2019-12-02"),
            "aanbieder": "12345678",
            "van": "2020-01-01",
            "tot": "2021-12-31",
            "prestatieafspraken": ["start_binnen_tien_dagen", "vaste_hulpverlener"],
        },
        "beschikker",
    ),
    "beeindigContract": Handeling(f"{_C}/beeindigingen", {**_op("2020-06-01"), "per": "2020-06-30"}, "beschikker"),
    "neemProductOp": Handeling(
        "/provisions/v1/producten",
        {**_op("2019-12-03"), "productcode": "02A05", "productcategorie": "begeleiding", "arrangement": False},
        "beschikker",
    ),
    "stelTariefVast": Handeling(
        "/provisions/v1/tarieven",
        {
            **_op("2019-12-04"),
            "productcode": "02A05",
            "aanbieder": "12345678",
            "eenheid": "uur",
            "bedragCent": 5450,
            "van": "2020-01-01",
            "tot": "2020-12-31",
        },
        "beschikker",
    ),
    "stelBegrotingsregelVast": Handeling(
        "/provisions/v1/begrotingen",
        {
            **_op("2019-11-15"),
            "jaar": 2020,
            "taakveld": "wijkteams",
            "kostensoort": "apparaatslasten",
            "programma": "basishulp",
            "team": "centrum",
            "bedragCent": 1_000_000_00,
        },
        "coordinator",
    ),
    "stelBegrotingBij": Handeling(
        f"{_BG}/bijstellingen", {**_op("2020-06-15"), "bedragCent": 1_200_000_00}, "coordinator"
    ),
    "boekRealisatie": Handeling(
        f"{_BG}/realisaties",
        {**_op("2020-07-01"), "boekjaar": 2020, "betreftJaar": 2020, "bedragCent": 650_000_00},
        "coordinator",
    ),
    "lichtAfwijkingToe": Handeling(
        f"{_BG}/afwijkingen",
        {**_op("2021-02-01"), "oorzaakcode": "minder_inhuur", "toelichting": "Er is minder ingehuurd dan begroot."},
        "coordinator",
    ),
}
_K = "/quality/v1/klachten/{klacht}"


def _behandelaar(pad: str, **inhoud: Any) -> Handeling:
    return Handeling(pad, inhoud, "klachtbehandelaar")


QUALITY: Mapping[str, Handeling] = {
    "dienKlachtIn": Handeling(
        "/quality/v1/klachten",
        {
            **_op("2020-01-06", "ontvangenOp"),
            "klager": {"naam": "Inwoner Een", "contact": "036-1234567"},
            "persoonId": "0198c7b0-0000-7000-8000-000000000003",
            "wet": "wmo",
            "categorie": "bejegening",
            "team": "centrum",
            "aanbieder": "12345678",
            "commissie": False,
            "gedraging": "Er werd niet naar mij geluisterd.",
            "gedragingDatum": "2019-12-20",
            "betrokkenMedewerkers": ["ww-1"],
        },
        "inwoner_kanaal",
    ),
    "bevestigKlacht": _behandelaar(f"{_K}/bevestigingen", **_op("2020-01-08", "verzondenOp")),
    "wijsKlachtbehandelaarToe": _behandelaar(
        f"{_K}/toewijzingen", **_op("2020-01-09"), behandelaar="kb-1", team="klachten"
    ),
    "hoorKlager": _behandelaar(
        f"{_K}/horingen", **_op("2020-01-20"), beklaagdeGehoord=True, verslag="Beiden hebben hun verhaal gedaan."
    ),
    "verdaagKlacht": _behandelaar(f"{_K}/verdagingen", **_op("2020-02-10"), tot="2020-03-16"),
    "escaleerKlacht": _behandelaar(f"{_K}/escalaties", **_op("2020-01-21"), naar="bemiddeling"),
    "handelKlachtAf": _behandelaar(
        f"{_K}/afhandelingen",
        **_op("2020-02-11", "afgehandeldOp"),
        oordeel="gegrond",
        motivering="Er is te weinig tijd genomen.",
        ombudsman="nationale_ombudsman",
        grondNietGehoord="klager_ziet_af",
    ),
    "neemKlachtNietInBehandeling": _behandelaar(
        f"{_K}/buitenbehandelingen", **_op("2020-01-24", "medegedeeldOp"), grond="bezwaar_mogelijk"
    ),
    "trekKlachtIn": _behandelaar(f"{_K}/intrekkingen", **_op("2020-01-23")),
    "vulTevredenheidsmetingIn": Handeling(
        "/quality/v1/tevredenheidsmetingen/{meting}/invullingen",
        {
            **_op("2020-03-10"),
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
            **_op("2020-04-01"),
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
        **_op("2020-01-06", "gemeldOp"),
        toezichthouderGemeldOp="2020-01-06T11:00:00+01:00",
        persoonId="0198c7b0-0000-7000-8000-000000000003",
        soort="calamiteit",
        aanbieder="12345678",
        inhoud="Gevallen bij het instappen.",
    ),
    "rondCalamiteitAf": _behandelaar("/quality/v1/calamiteiten/{calamiteit}/afrondingen", **_op("2020-02-03")),
}
ALLE: Mapping[str, Mapping[str, Handeling]] = {
    "intake": INTAKE,
    "casework": CASEWORK,
    "provisions": {**PROVISIONS, **LEVERING, **GELD},
    "quality": QUALITY,
}
