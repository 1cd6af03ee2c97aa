"""Every POST operation of intake."""

from collections.abc import Mapping

from tests.e2e.clients import nieuwe_melding
from tests.e2e.handelingen.handeling import BSN, PERSOON, Handeling, op

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

_M, _A = "/intake/v1/meldingen/{melding}", "/intake/v1/aanmeldingen/{aanmelding}"
_PS, _PT = "/intake/v1/personen/{persoon}", "/intake/v1/partners/{partner}"

INTAKE: Mapping[str, Handeling] = {
    "reserveerNummer": Handeling("/intake/v1/nummerreserveringen", op("2020-01-02")),
    "laatNummerVervallen": Handeling(
        "/intake/v1/nummerreserveringen/{nummer}/vervallenverklaringen", {**op("2020-01-08"), "reden": "formulier_zoek"}
    ),
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
            **op("2020-01-06", "verzondenOp"),
            "kanaal": "brief",
            "gewezenOp": ["persoonlijk_plan", "clientondersteuning"],
        },
    ),
    "kwalificeerMelding": Handeling(f"{_M}/kwalificaties", {"soort": "wettelijke_melding", "vanaf": "2020-01-06"}),
    "handelMeldingAf": Handeling(
        f"{_M}/afhandelingen",
        {**op("2020-01-07", "afgehandeldOp"), "soort": "doorgezet", "bestemming": "wijkteam", "team": "centrum"},
    ),
    "heropenMelding": Handeling(f"{_M}/heropeningen", {**op("2020-01-08"), "reden": "nieuwe_feiten"}),
    "trekMeldingIn": Handeling(f"{_M}/intrekkingen", {**op("2020-01-09"), "reden": "verhuisd"}),
    "zoekPersonen": Handeling("/intake/v1/personen/_zoek", {"bsn": BSN, "doel": "toegang"}),
    "stelBsnVast": Handeling(f"{_PS}/bsn-vaststellingen", {**op("2020-01-07"), "bsn": "999900018", "bron": "brp"}),
    "legVertegenwoordigingVast": Handeling(
        f"{_PS}/vertegenwoordigingen",
        {
            **op("2020-01-07"),
            "rol": "partner",
            "vertegenwoordigerId": "0198c7b0-0000-7000-8000-0000000000e0",
            "geldigVan": "2020-01-01",
            "geldigTot": "2020-12-31",
        },
    ),
    "meldOverlijden": Handeling(f"{_PS}/overlijdens", op("2020-06-01", "overledenOp")),
    "meldVerhuizing": Handeling(
        f"{_PS}/verhuizingen",
        {
            **op("2020-05-01", "verhuisdOp"),
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
            **op("2020-01-07"),
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
        f"{_PS}/toestemmingsintrekkingen", {**op("2020-02-07"), "toestemmingId": "0198c7b0-0000-7000-8000-0000000000e2"}
    ),
    "registreerKlantcontact": Handeling(
        "/intake/v1/klantcontacten",
        {
            **op("2020-01-06"),
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
            **op("2020-01-02"),
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
            **op("2020-01-02"),
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
            **op("2020-01-02"),
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
        {**op("2020-06-01"), "per": "2020-07-01"},
        "coordinator",
    ),
    "merkSpoedAan": Handeling(f"{_A}/spoedaanmerkingen", {**op("2020-01-07"), "reden": "dakloos"}),
    "bespreekAanmelding": Handeling(
        f"{_A}/besprekingen", {**op("2020-01-08", "besprokenOp"), "disciplines": ["wmo", "jeugd"]}
    ),
    "wijsAanmeldingToe": Handeling(
        f"{_A}/toewijzingen", {**op("2020-01-08"), "wijkwerker": "ww-1", "aanmeldteamOvergeslagen": "korte_vraag"}
    ),
    "geefAanmeldingVrij": Handeling(f"{_A}/vrijgaven", {**op("2020-01-09"), "reden": "caseload"}),
    "legEersteGesprekVast": Handeling(
        f"{_A}/eerste-gesprekken",
        {**op("2020-01-10", "gevoerdOp"), "vorm": "kantoor", "vraaganalyse": "Wil thuis blijven wonen."},
    ),
    "trekAanmeldingIn": Handeling(f"{_A}/intrekkingen", {**op("2020-01-13"), "reden": "overleden"}),
    "handelAanmeldingAf": Handeling(
        f"{_A}/afhandelingen",
        {
            **op("2020-01-13", "afgehandeldOp"),
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
