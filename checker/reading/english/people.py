"""Who speaks in news: titles, trades and kin before a name, groups that talk, and given names with their gender."""

from __future__ import annotations

GROUPS = frozenset(
    """police officials authorities prosecutors residents witnesses experts analysts survivors investigators lawyers
    scientists researchers doctors organisers organizers protesters demonstrators economists critics supporters
    opponents neighbours neighbors relatives friends firefighters rescuers villagers locals campaigners activists
    unions ministers lawmakers republicans democrats conservatives teachers parents students workers farmers voters
    fans players sources diplomats observers forecasters meteorologists seismologists detectives officers soldiers
    rebels traders investors dealers brokers regulators executives managers directors members leaders judges jurors
    historians pilots engineers astronomers aides staff nurses passengers crews reporters journalists media""".split()
)
"""Plural nouns that speak: never a name, also at the head of a sentence."""

KIN = frozenset(
    """wife husband mother father brother sister son daughter uncle aunt cousin nephew niece grandmother grandfather
    widow widower fiancee girlfriend boyfriend partner friend neighbour neighbor colleague mum dad mom""".split()
)

FEMALE_NOUNS = frozenset(
    """mrs ms miss madam dame lady queen princess duchess baroness countess sister mother wife daughter aunt niece
    grandmother widow girlfriend actress hostess heiress waitress nun girl woman mum mom empress""".split()
)
MALE_NOUNS = frozenset(
    """mr sir lord king prince duke baron count father brother husband son uncle nephew grandfather widower boyfriend
    monk priest pope imam boy man dad emperor""".split()
)

HONORIFICS = frozenset("mr mrs ms miss dr sir dame sen rep gov gen lt sgt col maj capt prof rev".split())
"""Always before a name, whatever it looks like ("Mr Baker")."""

ROLES = frozenset(
    """striker midfielder defender goalkeeper winger captain skipper coach manager trainer jockey umpire referee batsman
    bowler quarterback pitcher catcher forward guard lineman sprinter swimmer cyclist golfer boxer wrestler skier
    driver pilot co-pilot astronaut cosmonaut commander engineer scientist physicist chemist biologist geologist
    seismologist meteorologist forecaster astronomer economist analyst strategist historian author writer novelist
    poet playwright journalist reporter editor columnist correspondent broadcaster presenter photographer singer
    songwriter rapper musician guitarist drummer bassist pianist violinist conductor composer actor actress comedian
    comic model designer architect artist painter sculptor dancer choreographer filmmaker producer director chef
    baker butcher farmer fisherman miner teacher lecturer student pupil nurse midwife doctor surgeon physician
    paramedic pharmacist dentist vet psychologist psychiatrist therapist firefighter fireman policeman policewoman
    constable detective investigator inspector soldier marine sailor admiral veteran witness survivor victim resident
    neighbour neighbor villager passenger bystander onlooker protester demonstrator activist campaigner organiser
    organizer volunteer worker employee clerk cashier shopkeeper trader broker banker investor billionaire millionaire
    tycoon entrepreneur businessman businesswoman executive chairman chairwoman chairperson chair founder co-founder
    president vice-president treasurer secretary spokesman spokeswoman spokesperson lawyer attorney solicitor barrister
    prosecutor judge magistrate juror defendant suspect plaintiff lawmaker legislator politician candidate mayor
    governor senator congressman congresswoman councillor councilman councilwoman minister premier chancellor
    ambassador diplomat envoy negotiator mediator commissioner chief boss leader head deputy aide adviser advisor
    consultant expert professor researcher scholar academic rector dean principal headteacher headmaster vicar priest
    bishop archbishop cardinal rabbi imam pope archdeacon chaplain patient customer shopper tourist hiker climber
    surfer diver fan supporter mother father brother sister son daughter wife husband uncle aunt cousin friend
    rival opponent winner loser champion runner-up teammate owner landlord tenant cardiologist oncologist virologist
    epidemiologist climatologist ecologist conservationist archaeologist curator librarian accountant auditor
    regulator statistician pollster lobbyist whistleblower hacker developer programmer harbourmaster harbormaster
    undertaker plumber electrician carpenter builder trucker courier postman ranger warden guide beekeeper brewer
    mp mep ceo cfo qc mps newsreader militant gunman dispatcher
    publisher bookseller agent publicist mathematician philosopher sociologist commander-in-chief""".split()
)
"""Trades and parts: before a capitalised name they are no part of it, even when they open a sentence."""

FEMALE = frozenset(
    """aisha alexandra alice alicia alison amanda amelia amina amy ana andrea angela anita ann anna anne annette
    annie aoife ashley ayesha barbara beatrice becky bella beth betty beverly brenda bridget brigitte camila carla carmen
    carol carole caroline catherine cathy cecilia charlotte cheryl chloe christina christine cindy clara claire
    claudia colleen cristina cynthia daisy dana danielle dawn deborah debbie debra denise diana diane dolores donna
    doris dorothy edith eileen elaine eleanor elena elisabeth elizabeth ella ellen elsa emily emma erica erin esther
    eva evelyn fatima fiona florence frances francesca gabriela gail gemma georgia geraldine gina giulia gloria
    grace greta hannah harriet hazel heather heidi helen helena hilary hillary holly ida ines ingrid irene iris
    isabel isabella jacqueline jane janet janice jasmine jean jeanne jennifer jenny jessica jill jo joan joanna
    joanne josephine joyce juanita judith judy julia juliana julie june karen kate katherine kathleen kathryn kathy
    katie katrina kay kelly kim kirsten kristen kristin kristina lara laura lauren leila lena lillian linda lisa
    lois lorraine louise lucia lucy lydia lynn madeleine maggie mairead margaret maria mariana marie marilyn marina
    marjorie marta martha martina mary maureen maxine megan melanie melissa mia michelle mildred miriam molly monica
    muriel nadia nancy naomi natalia natalie natasha nicola nicole nina nora norma olga olivia paige pamela patricia
    paula pauline peggy penny phyllis priya rachel rebecca renee rita roberta rosa rose rosemary rosie ruby ruth
    sabrina sally samantha sandra sarah sara sharon sheila shirley silvia siobhan sofia sonia sophia sophie stella
    stephanie sue susan susanna suzanne svetlana sylvia tamara tania tanya tara tatiana teresa theresa tina tracy ursula
    valerie vanessa vera veronica victoria viola virginia vivian wanda wendy winifred yasmin yolanda yvonne zainab zoe
    theo-anne kamala nikki dilma cristina aung jacinda sanna mette ursula kaja giorgia""".split()
)
MALE = frozenset(
    """aaron abdul abdullah abraham adam adrian ahmed al alan albert alejandro alex alexander alexei alfred ali alistair
    allan allen alvin andre andreas andrei andrew andy angus antonio anthony arnold arthur ben benjamin bernard bert bill
    billy bob bobby brad brandon brendan brent brett brian bruce bruno bryan byron calvin cameron carl carlos
    cecil cedric charles charlie chester chris christian christopher chuck clarence claude clifford clive clyde colin
    connor conor craig curtis cyril dale dan daniel danny darren dave david dean dennis derek desmond dick diego
    dieter dmitry don donald doug douglas duncan dwight dylan earl ed eddie edgar edmund eduardo edward edwin elijah
    eli emmanuel enrique eric ernest eugene evan felipe felix ferdinand fernando floyd francis francisco frank
    franklin fred frederick gabriel gareth gary gavin geoff geoffrey george gerald gerard gilbert giovanni glen
    glenn gordon graham grant greg gregory guido gustavo guy hamid hank hans harold harry harvey hassan hector
    henri henry herbert herman howard hubert hugh hugo hussein ian ibrahim igor ivan ivor jack jackson jacob jacques
    jake jamal james jamie jared jason javier jay jean-claude jean-marie jeff jeffrey jeremy jerome jerry jesse jim
    jimmy joaquin joe joel johan john johnny jon jonathan jordan jorge jose joseph josh joshua juan juergen julian
    julio justin karl keith ken kenneth kevin khalid kofi kurt kyle lance larry lars laurence lawrence lee leo leon
    leonard leslie lester lewis liam lionel lloyd louis luca lucas luigi luis luke luther magnus mahmoud malcolm
    marc marcel marco marcus mario mark marshall martin marty marvin matt matthew maurice max mel michael miguel
    mike mikhail milton mitch mitt mohamed mohammad mohammed morgan muhammad murray mustafa nathan nathaniel neil
    nelson nicholas nick nigel noah noel norman oleg oliver omar oscar otto owen pablo patrick paul pavel pedro
    percy pete peter phil philip phillip pierre rafael ralph ramon randall randy raul ray raymond reginald rene
    rex ricardo richard rick ricky rob robert roberto robin rod rodney roger roland roman ron ronald rory ross roy
    rui rupert russell ryan sam samir samuel scott sean sebastian sergei sergio seth shane shaun shawn sid
    sidney silvio simon spencer stan stanley stefan stephen steve steven stewart stuart sven ted terence terry
    theodore thomas tim timothy toby todd tom tommy tony travis trevor tyler vernon victor vince vincent vladimir
    wallace walter warren wayne werner wilfred will willem william willie winston wolfgang xavier yusuf zachary
    emmanuel benjamin narendra nicolas boris keir rishi volodymyr""".split()
)
GIVEN = FEMALE | MALE

NOT_PERSONS = frozenset(
    """paper newspaper government ministry parliament statement document department agreement office letter order
    border river number centre center computer weather winter summer power matter quarter letter manufacturer retailer
    carrier insurer developer lender supplier tanker helicopter report transcript tumor director-general
    """.split()
) - {"director-general"}
"""In -er, -or or -ent like a person, and none."""
PERSONS = frozenset(
    "source official member aide chief head judge nurse priest boss captain guide youth".split()
)
"""One who can be "he" or "she", though the ending does not tell."""
PERSON_ENDINGS = ("er", "or", "man", "woman", "ist", "ian", "ant", "ent", "ee", "ess", "ary", "old", "mate")

PLACES = frozenset(
    """street road avenue river lake bay island islands mountain mount valley county state university college school
    hospital church airport station park stadium square bridge bank company corporation inc ltd plc council court
    committee commission ministry department office agency association union party league club united city house
    senate congress parliament times post herald guardian journal news radio television group fund institute centre
    center foundation society force army navy act bill cup series prize award north south east west airlines airways
    motors energy oil steel""".split()
)
"""In a capitalised run: a place or a body, no person."""
