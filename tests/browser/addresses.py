"""Every page of the site with something on it: who looks at which address of the demo town."""

VISITOR, SENDER, RESIDENT = "", "afzender", "peter.zeeman@waterrecht.example"
OFFICIAL, MODERATOR = "fatima.haddou@waterrecht.example", "saskia.blom@waterrecht.example"
ADMINISTRATOR, COUNCIL = "bram.oostra@waterrecht.example", "yara.pinas@waterrecht.example"
PLATFORM, LEADER = "nel.kuipers@waterrecht.example", "joris.waterman@waterrecht.example"

HELD_BY_SENDER = ("own", "running", "kept_away")
"""What the sender follows by code, by the names in `material`."""

FILES_OF_THE_RECORD = {
    f"open_data.{name}"
    for name in (
        "checkpoint",
        "heads_feed",
        "export_log",
        "verifier",
        "public_proof",
        "own_proof",
        "dossier_proof",
    )
}
FILES_OF_ONES_OWN = {"portal.own_data_file", "portal.contribution_data_file"}
BESIDE_A_PROVIDER = {
    f"identity.{name}" for name in ("begin_with_provider", "return_from_provider", "go_on_with_provider")
}
"""They lead to another site and back; the town has no such site (see tests/pages/identity)."""
QUESTIONS_TO_DEVICES = {"identity.ask_for_passkey", "identity.ask_to_show_passkey"}
NO_PAGES = {
    *["static", "identity.stay", "health.healthz", "health.readyz", "responses.download_report"],
    *["wellknown.security_txt", "wellknown.robots_txt"],
    *FILES_OF_THE_RECORD,
    *FILES_OF_ONES_OWN,
    *BESIDE_A_PROVIDER,
    *QUESTIONS_TO_DEVICES,
}
"""What can be asked for and is no page."""

EVERYBODY = [
    "/",
    "/dossiers",
    "/op-papier",
    "/over-meedoen",
    "/privacy",
    "/toegankelijkheid",
    "/huisregels",
    "/volg",
    "/inloggen",
    "/inloggen/mail",
    "/inloggen/link/{link}",
    "/inloggen/tweede-stap",
    "/uitloggen",
    "/taal",
    "/dossiers/{open}",
    "/dossiers/{answered}",
    "/dossiers/{announced}",
    "/dossiers/{closed}",
    "/dossiers/{open}/tekst",
    "/dossiers/{answered}/tekst",
    "/dossiers/{announced}/tekst",
    "/dossiers/{closed}/tekst",
    "/dossiers/{answered}/versies/1",
    "/dossiers/{answered}/versies/1/lid/3.1",
    "/dossiers/{answered}/versies/1/artikel/6",
    "/dossiers/{answered}/versies/1/geheel",
    "/dossiers/{open}/versies/2/geheel",
    "/dossiers/{open}/reacties",
    "/dossiers/{open}/reacties?q=huisarts",
    "/dossiers/{open}/reacties?q=bestaatniet",
    "/dossiers/{closed}/reacties",
    "/dossiers/{open}/reageren",
    "/dossiers/{open}/reageren?lid={place}",
    "/dossiers/{closed}/reageren?lid=4.1",
    "/dossiers/{answered}/punten/1",
    "/dossiers/{answered}/punten/2",
    "/dossiers/{answered}/rondes/1/reactienota",
    "/dossiers/{answered}/toezeggingen",
    "/dossiers/{closed}/toezeggingen",
    "/dossiers/{answered}/versies/2/wijzigingen",
    "/dossiers/{answered}/versies/2/wijzigingen?alles=1",
    "/inbreng/{shown}",
    "/melden/inbreng/{shown}",
    "/controleer",
    "/controleer/{shown}",
    "/dossiers/{answered}/controleer",
    "/ontwikkeling/componenten",
    "/ontwikkeling/codes",
    "/ontwikkeling/mails",
    "/ontwikkeling/mails/{mail}",
]

OWN = ["/volg", "/mijn-inbreng/{own}", "/mijn-inbreng/{own}/ontvangstbewijs", "/mijn-inbreng/{own}/logboek"]
OWN_DATA = [
    *(f"/mijn-inbreng/{{own}}/gegevens{part}" for part in ["", "/verbeteren", "/wissen"]),
    *["/mijn-inbreng/{kept_away}", "/mijn-inbreng/{kept_away}/gegevens"],
    *["/herbeoordeling/inbreng/{kept_away}", "/zwartmaken/inbreng/{own}"],
]
OWN_OPEN = [
    "/mijn-inbreng/{running}",
    "/mijn-inbreng/{running}/wijzigen",
    "/mijn-inbreng/{running}/intrekken",
]

DESK = [
    *["/werk", "/beheer/dossiers", "/beheer/dossiers/nieuw"],
    *(
        f"/beheer/dossiers/{{draft}}/{part}"
        for part in ["belofte", "invloed", "merkbaar", "veerkracht", "contact"]
    ),
    *(
        f"/beheer/dossiers/{{draft}}/{part}"
        for part in ["besluit", "omschrijving", "partners", "tekst", "versies"]
    ),
    *(
        f"/beheer/dossiers/{{draft}}/tekst/{part}"
        for part in ["bestand", "opslagen", "opslagen/1", "publiceren"]
    ),
    "/beheer/dossiers/{draft}/rondes/1/wijzigen",
    *["/beheer/dossiers/{draft}", "/beheer/dossiers/{empty}", "/beheer/dossiers/{empty}/rondes/nieuw"],
    *["/beheer/dossiers/{empty}/tekst/opslagen", "/beheer/dossiers/{answered}/versies/1"],
    *["/beheer/dossiers/{answered}", "/beheer/dossiers/{open}", "/beheer/dossiers/{open}/besluit"],
    *(
        f"/beheer/dossiers/{{open}}/rondes/2/{part}"
        for part in ["werkbank", "punten", "afronden", "invoeren"]
    ),
    "/beheer/dossiers/{open}/rondes/2/verlengen",
    "/beheer/dossiers/{open}/rondes/2/bundelen?gekozen={waiting}",
    "/beheer/dossiers/{open}/rondes/2/werkbank?toon=alles&inbreng={waiting_number}",
    "/beheer/dossiers/{open}/rondes/2/werkbank?q=bestaatniet",
    "/beheer/dossiers/{answered}/rondes/1/werkbank?toon=alles&inbreng=2",
    *["/beheer/dossiers/{answered}/rondes/1/punten", "/beheer/dossiers/{answered}/rondes/1/afronden"],
    *["/beheer/dossiers/{closed}/rondes/1/werkbank", "/beheer/dossiers/{closed}/rondes/1/punten"],
    *(
        f"/beheer/dossiers/{{open}}/punten/{{begun}}{part}"
        for part in ["", "/naam", "/publiceren", "/toezegging", "/wijziging", "/wijziging?lid={place}"]
    ),
    *["/beheer/dossiers/{answered}/punten/1", "/beheer/dossiers/{answered}/punten/1/publiceren"],
    *["/beheer/dossiers/{open}/volgende-versie", "/beheer/dossiers/{open}/ambtshalve"],
    *["/beheer/dossiers/{open}/ambtshalve?lid={place}", "/beheer/dossiers/{open}/toezeggingen"],
    *["/beheer/dossiers/{answered}/toezeggingen", "/beheer/dossiers/{answered}/toezeggingen/{commitment}"],
    *["/beheer/dossiers/{answered}/besluiten", "/beheer/dossiers/{answered}/berichten"],
    *["/beheer/dossiers/{answered}/logboek", "/beheer/dossiers/{empty}/logboek?over=reacties"],
    *["/beheer/inbreng/{entered}/ontvangstbewijs", "/beheer/inbreng/{late}/te-laat"],
]
SECOND_PERSON = ["/beheer/tweede-persoon", "/beheer/tweede-persoon/{unmasking}", "/beheer/wie-mag-wat"]
SENDERS = [
    f"/beheer/inbreng/{{{which}}}/afzender" for which in ("unmasked", "asked_about", "nameless", "own")
]
LEADING = ["/beheer/dossiers/{draft}/rondes/1/openen", SENDERS[0], *SECOND_PERSON]
ADMINISTRATION = [
    *["/werk", "/beheer/dossiers", "/beheer/dossiers/{open}", "/beheer/afzenders", "/beheer/bewaartermijnen"],
    *["/beheer/mensen", "/beheer/mensen/uitnodigen", "/beheer/mensen/{self}", "/beheer/mensen/{colleague}"],
    *["/beheer/inbreng/{own}/wissen", "/beheer/inbreng/{asked_about}/wissen"],
    *["/beheer/tweede-persoon", "/beheer/tweede-persoon/{erasure}", "/beheer/wie-mag-wat?rol=beheerder"],
]
LOOKING_AFTER = [
    *["/werk", "/beheer/organisaties", "/beheer/organisaties/nieuw", "/beheer/moderatie/dienst"],
    *["/beheer/mensen", "/beheer/mensen?organisatie=rechterwaard", "/beheer/afzenders"],
    *["/beheer/tweede-persoon", "/beheer/tweede-persoon/{erasure}"],
]
SECOND_STEP = [
    *["/account/tweede-stap", "/inloggen/tweede-stap/instellen", "/bevestigen"],
    *(
        f"/account/tweede-stap/{part}"
        for part in ["app", "app/weg", "passkey", "passkey/{passkey}/weg", "herstelcodes"]
    ),
]
ACCOUNT = [
    *["/account", *(f"/account/{part}" for part in ["wachtwoord", "e-mailadres", "apparaten"])],
    *["/account/gegevens", "/account/wissen", "/account/inloggen-via", "/account/inloggen-via/{linked}/weg"],
]
MODERATION = [
    *["/werk", "/beheer/moderatie", "/beheer/moderatie?lijst=afgeschermd", "/beheer/moderatie/alles"],
    *(f"/beheer/moderatie/inbreng/{{{which}}}" for which in ("shown", "hidden")),
    *["/beheer/moderatie/inbreng/{hidden}/politie", "/beheer/moderatie/inbreng/{redacted}/origineel"],
    *["/beheer/moderatie/inbreng/{redacted}/opnieuw", "/beheer/moderatie/dienst/waterrecht"],
    "/beheer/moderatie/samen?gekozen=inbreng/{shown}&gekozen=inbreng/{hidden}&besluit=afgeschermd",
]

WALKS: dict[str, tuple[str, list[str]]] = {
    "een inwoner met een tweede stap": (RESIDENT, SECOND_STEP),
    "een inwoner met een account": (RESIDENT, ACCOUNT),
    "een bezoeker": (VISITOR, EVERYBODY),
    "wie iets stuurde": (SENDER, OWN + OWN_DATA + OWN_OPEN),
    "wie een uitnodiging kreeg": (VISITOR, ["/", "/uitnodiging/{invitation}"]),
    "een ambtenaar": (OFFICIAL, DESK),
    "wie wil weten wie het stuurde": (OFFICIAL, [*SENDERS, *SECOND_PERSON]),
    "een projectleider": (LEADER, LEADING),
    "een moderator": (MODERATOR, MODERATION),
    "een beheerder": (ADMINISTRATOR, ADMINISTRATION),
    "een platformbeheerder": (PLATFORM, LOOKING_AFTER),
    "een raadslid": (COUNCIL, ["/werk", "/dossiers/{answered}/rondes/1/reactienota"]),
    "een inwoner met account": (RESIDENT, ["/", "/dossiers/{open}/reageren?lid={place}", "/uitloggen"]),
}
