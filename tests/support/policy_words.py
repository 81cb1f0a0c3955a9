"""Words and sentences about policy, to make thousands of. `planted.py` makes the sentences.

`OWN` was looked at while the detector was written, `SEEN` and `AGAIN` (in `policy_words_again.py`) when it was tried:
each was new to it then, and showed what it missed. `APART` (in `policy_words_apart.py`) is only counted.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stock:
    """Carriers for numbers and addresses, sentences about persons, and sentences in which nothing is wrong."""

    carriers: tuple[str, ...]
    homes: tuple[str, ...]
    places: tuple[str, ...]
    told: tuple[str, ...]
    near: tuple[str, ...]
    names: tuple[str, ...]
    threats: tuple[str, ...]
    clean: tuple[str, ...]
    illnesses: tuple[str, ...]
    debts: tuple[str, ...]
    whom: tuple[str, ...]
    surnames: tuple[str, ...]
    firsts: tuple[str, ...]


OWN = Stock(
    carriers=(
        "Wilt u mij terugbellen of schrijven? {x}. Ik hoor het graag.",
        "Ik vind het plan goed, maar ik wacht nog op antwoord ({x}).",
        "Mijn gegevens: {x}",
        "{x} is waar u mij kunt bereiken over artikel 4.2.",
        "U vindt mij onder {x} en ik ben er elke dag.",
        "Voor vragen over de bomen: {x}, liefst na zes uur.",
        "Schrijf maar op: {x}. Dan weet u wie ik ben.",
        "De schade van 2025 is nog niet betaald. {x}",
    ),
    homes=(
        "Ik woon op {x} en bij mij stond het water in de gang.",
        "Ik woon {x}, daar is de stoep te smal.",
        "Mijn adres is {x}.",
        "Mevrouw woont aan {x} en durft niet naar buiten.",
        "Komt u eens kijken? Wij wonen op {x}.",
    ),
    places=(
        "Kijk eens bij {x} naar die losse stoeptegels.",
        "Ik bedoel de boom bij {x}.",
        "Het gaat om {x}.",
    ),
    told=(
        "{who} heeft {ill} en kan die boete niet betalen.",
        "Volgens de straat heeft {who} {ill}.",
        "Weet u wel dat {who} {ill} heeft?",
        "{who} woont alleen. Hij heeft {ill} en niemand helpt hem.",
        "Ik maak mij zorgen over {who}. Zij heeft al jaren {ill}.",
        "Door {ill} van {who} is er elke week ruzie. {who} heeft {ill}.",
    ),
    near=(
        "Mijn bovenbuurman heeft {ill} en schreeuwt 's nachts.",
        "De buurvrouw heeft {ill}, dat weet iedereen hier.",
    ),
    names=(
        "Vraag het maar aan {title} {sur}.",
        "{title} {sur} zei op de avond dat er geen geld is.",
        "Mijn naam is {first} {sur}.",
        "Met vriendelijke groet, {first} {sur}",
        "Dat heeft {title} {sur} mij zelf verteld.",
    ),
    threats=(
        "Als {whom} nog een keer langskomt, sla ik hem in elkaar.",
        "Ik schop {whom} de trap af.",
        "Ik weet waar je woont.",
        "{whom} moeten ze doodschieten.",
        "Ik steek het stadhuis in brand als dit doorgaat.",
        "{whom} verdient een kogel.",
    ),
    clean=(
        "In artikel {art} staat dat de gemeente binnen {n} dagen antwoordt.",
        "Het plan kost {money} euro en loopt van {year} tot {year2}.",
        "Dossier {dossier} hoort bij perceel {cadastre} in sectie B.",
        "Op {date} om {time} uur is de bijeenkomst in het stadhuis.",
        "Bel {desk_phone} of mail naar {desk_mail} als u hulp nodig heeft.",
        "Budgetcode {budget} is voor groen en water.",
        "Mensen met dementie hebben rust en vaste gezichten nodig.",
        "Wie schulden heeft, moet sneller hulp krijgen van de gemeente.",
        "Mijn moeder heeft dementie en gaat drie dagen naar de dagopvang.",
        "Er komen {n} bomen en {n2} parkeerplaatsen bij in de Lindelaan.",
        "Ik heb bijstand en durf geen hulp te vragen.",
        "Ik ben woedend over dit plan. Schandalig wat jullie doen.",
        "De wethouder moet opstappen, dit plan is waardeloos.",
        "Bel 14 000 en kies voor het meldpunt.",
        "Het waterpeil gaat van {deep} naar {deep2} meter onder NAP.",
        "Ik sla deze ronde over, want ik schiet er niets mee op.",
        "De begroting van {year} gaat uit van {big} euro.",
        "De buurvrouw en ik willen samen de tuin doen.",
        "Op de Dijkweg mag u straks nog {n} kilometer per uur rijden.",
        "Het bedrag van {big} is veel te hoog voor {n} woningen.",
        "Waarom krijgt de Lindelaan {n} bomen en de Kerkstraat niets?",
        "Mijn kinderen van {n} en {n2} spelen elke dag op het plein.",
        "De raad besloot op {date} over schuldhulp en schuldsanering.",
        "Zaaknummer {dossier} is al {n} weken niet behandeld.",
    ),
    illnesses=("dementie", "schizofrenie", "een depressie", "kanker", "een alcoholverslaving", "borderline"),
    debts=("schulden", "een huurachterstand", "gokschulden", "een bijstandsuitkering"),
    whom=("die wethouder", "die ambtenaar", "de burgemeester", "die projectleider"),
    surnames=("Jansen", "de Vries", "van den Berg", "Bakker", "El Amrani", "Yilmaz", "Visser", "de Boer"),
    firsts=("Jan", "Fatima", "Kees", "Sanne", "Mehmet", "Anja", "Wim", "Agnieszka"),
)
SEEN = Stock(
    carriers=(
        "Graag een reactie op {x}, want op mijn eerste brief kwam niets terug.",
        "Hallo, {x} hier, ik ben tegen het kappen van de bomen.",
        "Neem gerust contact op: {x}!",
        "Zoekt u het na? {x}. Het gaat over de subsidie voor afkoppelen.",
        "Dit is het juiste: {x}; het oude klopt niet meer.",
        "Wij willen meedoen met het straatteam, u kunt ons vinden via {x}.",
        "Over lid 3.1 wil ik wat zeggen. {x}. Er was vorig jaar niemand bereikbaar.",
        "PS {x}",
        "Kan de {x} worden doorgegeven aan de projectleider?",
        "Het klopt niet wat u over mij heeft staan, het is {x} en niets anders.",
    ),
    homes=(
        "Sinds 1998 woon ik op {x} en nog nooit was het zo erg.",
        "Onze woning ({x}) loopt bij elke bui onder.",
        "Stuur de brief naar {x} alstublieft.",
        "De familie Kramer van {x} heeft nergens last van.",
        "Wij wonen {x} en zien elke dag hoe hard er wordt gereden.",
        "Mijn dochter woont bij mij thuis, {x}, met haar baby.",
    ),
    places=(
        "Het putdeksel voor {x} rammelt al maanden.",
        "Tegenover {x} staat altijd een busje dubbel geparkeerd.",
        "De lantaarnpaal naast {x} doet het niet.",
    ),
    told=(
        "Iedereen weet toch dat {who} {ill} heeft en geen hulp wil.",
        "Het gaat niet goed met {who}: {ill} is wat de dokter zei, dus {who} heeft {ill}.",
        "Kunt u langsgaan bij {who}? Zij heeft {ill} en doet de deur niet meer open.",
        "Toen {who} {ill} kreeg, is alles misgegaan in ons portiek.",
        "{who} kampt al een tijd met {ill}.",
        "Dat {who} {ill} heeft, is geen reden om niets te doen.",
    ),
    near=(
        "Onze onderbuurvrouw kampt met {ill} en het portiek lijdt eronder.",
        "Mijn buurman heeft volgens mij {ill}.",
    ),
    names=(
        "Ik sprak hierover met {title} {sur} van het wijkteam.",
        "Volgens {title} {sur} kan het ook anders.",
        "Ik heet {first} {sur} en ik ben voor het plan.",
        "Groeten, {first} {sur}",
        "De man achter de balie, {title} {sur}, was erg onvriendelijk.",
    ),
    threats=(
        "Als ik {whom} tegenkom dan trap ik hem het ziekenhuis in.",
        "Wij weten wel waar jullie wonen, dus pas maar op.",
        "Ik maak {whom} kapot als die bomen omgaan.",
        "{whom} mogen ze van mij ophangen, ze moeten hem doodslaan.",
        "Een kogel door je kop, dat is wat je verdient.",
        "Ik kom met een honkbalknuppel naar de raadsvergadering.",
    ),
    clean=(
        "Lid {art} is onduidelijk: geldt dat voor {n} of voor {n2} huizen?",
        "Tussen {year} en {year2} gaf de gemeente {money} euro uit aan wegen.",
        "Het besluit met kenmerk {dossier} ligt sinds {date} ter inzage.",
        "Kadastraal nummer {cadastre} hoort volgens mij bij het park.",
        "Van {time} tot {time2} uur is de inloop open, ook voor wie geen computer heeft.",
        "Het meldpunt is bereikbaar op {desk_phone}, dat staat ook in het plan.",
        "Mail naar {desk_mail} kwam terug, kan dat kloppen?",
        "Kostenplaats {budget} is volgens de bijlage al op.",
        "Er is te weinig opvang voor ouderen met alzheimer en hun familie.",
        "Schuldhulpverlening moet dichter bij huis, bijvoorbeeld in de buurtkamer.",
        "Mijn vader had een hartkwaal en de ambulance kon er niet door.",
        "Ik heb zelf schulden gehad en weet hoe moeilijk het is.",
        "Wat een belachelijk plan, wie verzint zoiets? Diep triest.",
        "Dit college maakt de wijk kapot met al die plannen.",
        "De verkeersdrempel bij de school moet weg, het is daar 30 km per uur.",
        "Voor {money} euro per jaar kunnen er {n} vrijwilligers worden opgeleid.",
        "Op bladzijde {n} staat een ander getal dan op bladzijde {n2}.",
        "In de Havenstraat verdwijnen {n} plekken en in de Kerklaan {n2}.",
        "Verslaving en psychische problemen komen in elke wijk voor.",
        "Bel 112 bij brand en 0900-8844 als het geen haast heeft.",
        "De gemeenteraad stemde met {n} tegen {n2} voor het voorstel van {date}.",
        "Bestek {dossier} noemt een leiding van {n} centimeter.",
        "Onze buren doen ook mee, samen halen wij {n} tegels weg.",
        "Hij zegt dat het kan, zij zegt dat het niet kan, en wij wachten maar.",
        "Huishoudens met een uitkering krijgen {money} euro voor een regenton.",
        "Wethouder, luister nu eens naar de mensen van de Dijkweg.",
    ),
    illnesses=(
        "alzheimer",
        "een psychose",
        "een burn-out",
        "epilepsie",
        "autisme",
        "een drankprobleem",
        "diabetes",
    ),
    debts=("een betalingsachterstand", "schulden", "een deurwaarder aan de deur", "schuldsanering"),
    whom=("die vent van de gemeente", "de wethouder", "die ambtenaren", "dat wijf van het loket"),
    surnames=("Hendriks", "van Dijk", "ter Horst", "Öztürk", "Kowalski", "van der Meer", "de Wit", "Brouwer"),
    firsts=("Bart-Jan", "Roos", "Gijs", "Nour", "Willeke", "Tijmen", "Dunya", "Ad"),
)
