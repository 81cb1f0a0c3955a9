"""The words the detector knows: first names, relations, illness, debt. Lists, so that anybody can read why."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


FIRST_NAMES = _listed(
    """
    jan piet kees henk willem gerrit johan hans peter paul mark erik bas tom tim sander jeroen martijn
    dennis rob ruud rené wim cor theo ton leo frans koos klaas dirk arie bert gert joop joost bram daan
    lucas finn sem levi noah luuk thijs jesse stijn lars ruben niels koen maarten pieter jacob johannes
    cornelis hendrik ahmed mohamed mohammed mehmet mustafa ali hassan hussein omar ibrahim yusuf youssef
    karim rachid said bilal samir tomasz piotr marek pawel andrzej dragan goran tesfay samuel abdi dries
    wouter jasper freek sjaak ria marie anna maria johanna els ellen anja annie greet truus riet corrie
    ineke marijke hanneke petra monique sandra esther linda ingrid karin yvonne astrid mieke ans tineke
    joke wilma gerda lies lisa emma sophie julia eva sanne lotte anouk fleur iris noor saar tess fatima
    aicha khadija samira naima zeynep emine ayse elif hatice amina leyla malika nadia soraya agnieszka
    katarzyna ewa magda hiwot selam rosa carmen maaike femke marleen marianne annemarie carla rita bep
    toos jannie geertje trijntje sjoukje wietske jantje
    """
)
NOT_A_NAME = _listed(
    """
    nederlands engels turks arabisch pools frans duits nederlander nederlandse turkse marokkaanse poolse
    de het een en in op van is heeft die dat wil kan woont voorzitter wethouder burgemeester raad
    gemeente staten minister secretaris griffier college commissaris koning koningin gedeputeerde
    dijkgraaf mij ons hij zij ik wij ook nog niet maar want
    """
)
PUBLIC_ROLES = _listed(
    """
    wethouder burgemeester minister staatssecretaris raadslid gedeputeerde dijkgraaf heemraad premier
    koning koningin prins prinses professor prof dr architect schrijver dichter kamerlid commissaris
    statenlid heilige sint meester voorzitter fractievoorzitter
    """
)
NEIGHBOURS = _listed(
    """
    buurman buurvrouw buurjongen buurmeisje buur buren onderbuurman onderbuurvrouw bovenbuurman
    bovenbuurvrouw overbuurman overbuurvrouw onderbuur bovenbuur overbuur huisgenoot huurder verhuurder
    onderhuurder
    """
)
RELATIONS = NEIGHBOURS | _listed(
    """
    collega vriend vriendin kennis tante oom neef nicht broer zus zusje broertje moeder vader zoon
    dochter man vrouw partner opa oma ex schoonmoeder schoonvader schoonzus zwager kleinzoon
    kleindochter stiefvader stiefmoeder werkgever baas docent juf leraar lerares huisarts leidinggevende
    cliënt cliënte klant leerling
    """
)
OWNERS = _listed("mijn m'n onze ons zijn haar hun de die deze een uw")
TITLES = _listed("heer dhr dhr. meneer mijnheer mevrouw mevr mevr. mw mw. juffrouw familie fam fam.")
PARTICLES = _listed("van de der den ten ter te 't la le el al von bin ben ibn het in d'")
THIRD_PERSON = _listed("hij zij ze")
FIRST_PERSON = _listed("ik wij we")
ORGANISATIONS = _listed(
    """
    artikel bank basisschool bedrijf bewonersgroep bomenwacht bureau buurt buurtkamer bv café club
    corporatie coöperatie diaconie dorp dossier eetcafé firma flat fonds gemeente groep
    huurdersvereniging kerk ministerie moskee nv parochie partij provincie restaurant rijk ronde school
    stad stichting team tuinclub vereniging verpleeghuis waterschap welzijn wijk woningcorporatie
    woonstichting ziekenhuis zorgcentrum zorgcoöperatie
    """
)
"""What begins with one of these is not a person, however many capital letters follow."""
MANY = _listed(
    """
    mensen bewoners ouderen inwoners patiënten cliënten iemand wie gezinnen jongeren kinderen plan
    gemeente beleid vrijwilligers mantelzorgers huishoudens bezoekers deelnemers raad college kabinet
    onderwerp thema avond bijeenkomst artikel paragraaf hoofdstuk aandacht hulp zorg ondersteuning
    voorlichting aanpak preventie opvang iedereen niemand wachtlijst budget regeling loket regels
    onderzoek werkgroep over tegen voor welke veel meer minder u jullie je
    """
)
"""Between a person and an illness these say that it is about something or somebody else."""
LINKS = _listed(
    """
    heeft had hebben hebt heb is was zijn lijdt leed kreeg krijgt zit zat staat stond loopt leeft leefde
    raakte raakt werd wordt leek lijkt blijkt bleek kampt kampte worstelt worstelde slikt gebruikt neemt
    kan ligt lag belandde woonde geworden gehad gekregen overleden vanwege wegens
    """
)
HEALTH = _listed(
    """
    dement dementie dementerend dementerende alzheimer parkinson schizofrenie schizofreen psychose
    psychoses psychotisch depressie depressies depressief depressieve manisch bipolair borderline
    autisme autistisch adhd ptss kanker borstkanker longkanker darmkanker leukemie hiv aids epilepsie
    diabetes suikerziekte reuma hartkwaal hartfalen beroerte herseninfarct hersenbloeding verslaafd
    drugsverslaafd alcoholverslaafd gokverslaafd verslaving alcoholverslaving alcoholist alcoholiste
    alcoholprobleem drankprobleem burn-out burnout overspannen zwanger miskraam abortus zelfmoord
    zelfmoordpoging suïcide suïcidaal verward eetstoornis anorexia copd astma doodziek zwakbegaafd
    hepatitis ms als-patiënt tbc dwangstoornis smetvrees wanen waanbeelden
    """
)
DEBT = _listed(
    """
    schuld schulden schuldsanering schuldhulp schuldhulpverlening bewindvoering bewindvoerder failliet
    faillissement deurwaarder deurwaarders huurachterstand betalingsachterstand betalingsachterstanden
    loonbeslag wanbetaler bijstand bijstandsuitkering gokschulden belastingschuld huurschuld
    """
)
