"""Code lists of the chain: exact strings, append-only, a code is never re-used.

A closed list is a `Literal`. A list that belongs to the gemeente is open: a `Code`, `[a-z][a-z_]{1,39}`, never a
sentence. Readers keep an unknown code as text.
"""

from collections.abc import Mapping
from typing import Literal

type Code = str

type Kanaal = Literal[
    "telefoon",
    "zorgcentrale",
    "spreekuur",
    "online_formulier",
    "balie",
    "persoonlijk",
    "outreachend",
    "huisarts_his",
    "partner_koppeling",
    "email",
    "brief",
]
type Toegangslocatie = Literal[
    "vraagwijzer",
    "centraal_onthaal_volwassenen",
    "jongerenloket",
    "cjg",
    "wijkteam",
    "wmo_loket",
    "stadhuis",
    "huisarts",
    "wijknetwerk",
    "geen",
]
type MelderRol = Literal[
    "zelf",
    "mantelzorger",
    "familie_of_bekende",
    "vertegenwoordiger",
    "huisarts",
    "school",
    "cjg",
    "veilig_thuis",
    "politie",
    "woningcorporatie",
    "aanbieder",
    "zorgverzekeraar",
    "andere_gemeente",
    "andere_professional",
    "medewerker",
]
type Leefgebied = Literal[
    "opgroeien_en_opvoeden",
    "financien_en_schulden",
    "werk_en_dagbesteding",
    "wonen",
    "ouder_worden",
    "leven_met_een_beperking",
    "geestelijke_gezondheid",
    "huiselijk_geweld",
    "verslavingen",
]
type Doelgroep = Literal["volwassenen", "jeugd", "gezin"]
type Doelcode = Literal[
    "meedoen",
    "zelfredzaamheid",
    "veilig_opgroeien",
    "normaliseren",
    "minder_indicaties",
    "gezondheid_en_welbevinden",
    "langer_zelfstandig_wonen",
    "binnen_budget",
    "vraaggericht_en_ontkokerd",
]
type Bestemming = Literal["wijkteam", "stadhuis", "tweede_lijn", "veilig_thuis"]
type Antwoordsoort = Literal["informatie", "advies", "korte_interventie"]
type VoorkeurContact = Literal["telefoon", "email", "brief"]
type NaarSoort = Literal["specialist", "partner", "algemene_voorziening"]
type Gewezen = Literal["persoonlijk_plan", "clientondersteuning"]
type Vorm = Literal["kantoor", "telefoon", "huisbezoek", "video"]
type Uitvoerder = Literal["zelf", "sociaal_netwerk", "vrijwilliger", "professional"]
type OnderzoekSoort = Literal["eerste", "herbeoordeling", "spoed"]
type OnderzoekUitkomst = Literal["eigen_kracht", "algemene_voorziening", "basishulp", "maatwerk", "geen"]
type Onderzoeksonderdeel = Literal[
    "behoeften",
    "eigen_kracht_en_gebruikelijke_hulp",
    "mantelzorg_en_netwerk",
    "ondersteuning_mantelzorger",
    "algemene_voorziening",
    "samenwerking",
    "eigen_bijdrage",
]
type ZrmDomein = Literal[
    "financien",
    "werk_en_opleiding",
    "tijdsbesteding",
    "huisvesting",
    "huiselijke_relaties",
    "geestelijke_gezondheid",
    "lichamelijke_gezondheid",
    "middelengebruik",
    "basale_adl",
    "instrumentele_adl",
    "sociaal_netwerk",
    "maatschappelijke_participatie",
    "justitie",
]
type ZrmMoment = Literal["start", "tussentijds", "eind"]
type VoorliggendeWet = Literal["jeugdwet", "zvw", "wlz", "participatiewet", "wgs"]
type RedenUitstel = Literal["verzoek_client", "wacht_op_informatie", "ziekte"]
type Ernst = Literal["geen", "licht", "middel", "zwaar"]
type RedenHuisbezoek = Literal["woonsituatie", "veiligheid", "mobiliteit", "kennismaking"]
type Thema = Literal["oggz", "werk_en_inkomen", "basishulp", "huiselijk_geweld", "bankslapers", "nazorg_detentie"]
type Hulplijn = Literal["nulde_lijn", "eerste_lijn", "tweede_lijn"]
type Escalatie = Literal["uithuisplaatsing", "opname", "huisuitzetting"]
type WachtOp = Literal["wijkteam", "aanbieder", "uitstroom_woning", "veilig_thuis"]
type Zwaarte = Literal["licht", "middel", "zwaar"]
type Dossierfase = Literal["geopend", "onderzoek", "plan", "uitvoering", "waakvlam", "afgesloten"]
type OpschortingGrond = Literal[
    "aanvulling", "buitenlandse_informatie", "instemming_aanvrager", "toerekenbaar_aan_aanvrager", "overmacht"
]
type AanvraagmogelijkGrond = Literal["verslag", "termijn_verstreken"]
type Aanvraagwijze = Literal["na_plan", "eigen_initiatief"]
type Ondersteunde = Literal["client", "mantelzorger"]
type Afwegingsstap = Literal[
    "eigen_kracht", "gebruikelijke_hulp", "mantelzorg", "sociaal_netwerk", "algemene_voorziening", "maatwerk"
]
type Afstemmingsonderdeel = Literal[
    "omstandigheden",
    "zorgverzekering",
    "jeugdhulp",
    "onderwijs",
    "betaald_werk",
    "scholing",
    "participatiewet",
    "levensovertuiging",
]
type Ingezetene = Literal["gemeente", "nederland", "geen"]
type Woongemeente = Literal["0599", "0613", "0489", "0502", "0542", "1621", "0597"]
type PgbBekwaamheid = Literal["bekwaam", "niet_bekwaam"]
type GrondHerziening = Literal[
    "onjuiste_gegevens",
    "niet_langer_aangewezen",
    "niet_toereikend",
    "voorwaarden_niet_nagekomen",
    "niet_of_anders_gebruikt",
]
type BezwaarUitkomst = Literal["gegrond", "deels_gegrond", "ongegrond", "niet_ontvankelijk"]
type ZonderHoorzitting = Literal[
    "kennelijk_niet_ontvankelijk", "kennelijk_ongegrond", "afgezien", "niet_gereageerd", "tegemoetgekomen"
]
type Productcategorie = Literal[
    "hulp_bij_het_huishouden",
    "begeleiding",
    "persoonlijke_verzorging",
    "kortdurend_verblijf",
    "woondiensten",
    "overige_ondersteuning_individu_of_gezin",
    "dagbesteding",
    "vervoerdiensten",
    "overige_groepsgericht",
    "overige_maatwerkarrangementen",
    "rolstoelen",
    "vervoervoorzieningen",
    "woonvoorzieningen",
    "overige_hulpmiddelen",
    "beschermd_wonen",
    "opvang",
    "spoedopvang",
    "overige_beschermd_wonen_en_opvang",
]
type Leveringsvorm = Literal["zin", "pgb"]
type Besluit = Literal["toekennen", "afwijzen"]
type Eenheid = Literal["minuut", "uur", "etmaal", "dagdeel", "stuks_output", "euro", "stuks_inspanning"]
type Frequentie = Literal["per_dag", "per_week", "per_maand", "totaal_binnen_geldigheid"]
type RedenIngetrokken = Literal["hulp_niet_meer_nodig", "overleden", "verhuisd", "dubbel", "anders"]
type RedenHeropend = Literal["client_ontevreden", "nieuwe_feiten", "onjuist_afgehandeld"]
type RedenAfgesloten = Literal[
    "doelen_bereikt", "overgedragen", "client_stopt", "overleden", "verhuisd", "geen_contact"
]
type RedenVrijgave = Literal["caseload", "afwezigheid", "andere_discipline"]
type Begrotingssoort = Literal["baten", "lasten", "reserve"]
type RedenBeeindiging = Literal[
    "overlijden",
    "volgens_plan",
    "tijdelijk",
    "eenzijdig_client",
    "eenzijdig_aanbieder",
    "in_overeenstemming_voortijdig",
    "verhuizing",
    "besluit_gemeente",
    "wijzigingsverzoek",
    "andere_aanbieder",
    "ander_domein",
]
type Wet = Literal["wmo", "jeugdwet", "participatiewet", "anders"]
type KlachtCategorie = Literal[
    "bejegening",
    "wachttijd",
    "bereikbaarheid",
    "informatie",
    "ondersteuningsstructuur",
    "aanbieder",
    "vervoer",
    "besluitvorming",
    "privacy",
    "overig",
]
type KlachtOordeel = Literal["gegrond", "deels_gegrond", "ongegrond", "naar_tevredenheid_opgelost"]
type GrondNietInBehandeling = Literal[
    "eerder_behandeld",
    "langer_dan_een_jaar_geleden",
    "bezwaar_mogelijk",
    "beroep_mogelijk",
    "bij_de_rechter",
    "strafvervolging",
    "onvoldoende_belang",
]
type GrondNietGehoord = Literal["kennelijk_ongegrond", "klager_ziet_af", "klager_reageert_niet"]
type Ombudsman = Literal["nationale_ombudsman", "gemeentelijke_ombudsman"]
type TevredenheidsmetingSoort = Literal["na_advies", "na_doorverwijzing", "na_dossier", "na_voorziening"]
type CalamiteitSoort = Literal["calamiteit", "geweld"]
type RedenVerwijzingAfgewezen = Literal["geen_capaciteit", "niet_passend", "client_onbereikbaar", "client_wil_niet"]
type Bronklasse = Literal["professional", "omgeving", "gemeente"]
type Kanaalgroep = Literal["telefonisch", "digitaal", "fysiek", "overig"]
type PartnerSoort = Literal[
    "huisarts", "school", "cjg", "woningcorporatie", "politie", "aanbieder", "veilig_thuis", "andere_professional"
]
type OntvangerKlasse = Literal[
    "aanbieder", "cak", "svb", "toezichthouder", "zorgverzekeraar", "huisarts", "school", "overige_partner"
]
type ToestemmingNiveau = Literal["ontvangst", "uitkomst"]
type Terugkoppelcode = Literal["in_behandeling", "besluit_bekendgemaakt", "afgerond", "verwijzing_afgerond"]

KANAALGROEPEN: Mapping[Kanaal, Kanaalgroep] = {
    "telefoon": "telefonisch",
    "zorgcentrale": "telefonisch",
    "online_formulier": "digitaal",
    "huisarts_his": "digitaal",
    "partner_koppeling": "digitaal",
    "email": "digitaal",
    "spreekuur": "fysiek",
    "balie": "fysiek",
    "persoonlijk": "fysiek",
    "outreachend": "fysiek",
    "brief": "overig",
}
type RedenWijzigingToewijzing = Literal[
    "contract",
    "herbeoordeling_verlenging",
    "herbeoordeling_verkorting",
    "naar_pgb",
    "verwijderd",
    "administratieve_correctie",
]
type RedenAfwijzingVerzoek = Literal[
    "nieuwe_aanvraag_nodig",
    "budget",
    "geen_contract",
    "past_niet_in_contract",
    "andere_gemeente",
    "stapeling",
    "zorginhoudelijk",
    "woonplaatsbeginsel",
    "leeftijdsgrens",
]
