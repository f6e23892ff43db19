"""British and American spellings that say the same: "defence" and "defense", "colour" and "color".

``PAIRS`` maps a spelling to the one that tokens carry; ``-ise`` words follow a rule with exceptions.
"""

from __future__ import annotations

_PAIRS = """
defence defense|offence offense|licence license|pretence pretense|practise practice|grey gray|programme program
programmes programs|cheque check|cheques checks|tyre tire|tyres tires|plough plow|sceptic skeptic|sceptical skeptical
sceptics skeptics|scepticism skepticism|aluminium aluminum|ageing aging|judgement judgment|judgements judgments
towards toward|afterwards afterward|whilst while|amongst among|analyse analyze|analysed analyzed|analyses analyzes
analysing analyzing|paralysed paralyzed|paralyse paralyze|catalogue catalog|catalogues catalogs|dialogue dialog
aeroplane airplane|aeroplanes airplanes|paedophile pedophile|paedophiles pedophiles|paedophilia pedophilia
paediatric pediatric|paediatrician pediatrician|anaesthetic anesthetic|encyclopaedia encyclopedia|foetus fetus
foetal fetal|leukaemia leukemia|haemorrhage hemorrhage|anaemia anemia|diarrhoea diarrhea|oestrogen estrogen
manoeuvre maneuver|manoeuvres maneuvers|centre center|centres centers|centred centered|theatre theater
theatres theaters|metre meter|metres meters|kilometre kilometer|kilometres kilometers|centimetre centimeter
centimetres centimeters|millimetre millimeter|millimetres millimeters|litre liter|litres liters|fibre fiber
fibres fibers|calibre caliber|sabre saber|spectre specter|meagre meager|sombre somber|lustre luster
kilogramme kilogram|kilogrammes kilograms|tonne ton|tonnes tons|colour color|colours colors|coloured colored
honour honor|honours honors|honoured honored|honouring honoring|honourable honorable|labour labor|labours labors
labourer laborer|labourers laborers|favour favor|favours favors|favoured favored|favouring favoring
favourite favorite|favourites favorites|favourable favorable|neighbour neighbor|neighbours neighbors
neighbouring neighboring|neighbourhood neighborhood|neighbourhoods neighborhoods|behaviour behavior
behaviours behaviors|harbour harbor|harbours harbors|rumour rumor|rumours rumors|rumoured rumored|humour humor
endeavour endeavor|endeavours endeavors|armour armor|armoured armored|vapour vapor|odour odor|flavour flavor
flavours flavors|parlour parlor|saviour savior|splendour splendor|tumour tumor|tumours tumors|valour valor
vigour vigor|rigour rigor|clamour clamor|candour candor|ardour ardor|fervour fervor|mould mold|smoulder smolder
travelled traveled|travelling traveling|traveller traveler|travellers travelers|cancelled canceled
cancelling canceling|labelled labeled|labelling labeling|modelled modeled|modelling modeling|fuelled fueled
fuelling fueling|levelled leveled|levelling leveling|signalled signaled|signalling signaling|totalled totaled
totalling totaling|counselled counseled|counsellor counselor|counsellors counselors|marshalled marshaled
quarrelled quarreled|rivalled rivaled|shovelled shoveled|channelled channeled|jewellery jewelry|jeweller jeweler
skilful skillful|wilful willful|fulfil fulfill|fulfils fulfills|fulfilment fulfillment|enrol enroll|enrolment enrollment
instalment installment|instalments installments|instil instill|storey story|storeys stories|kerb curb|pyjamas pajamas
cosy cozy|sulphur sulfur|moustache mustache|artefact artifact|artefacts artifacts|gaol jail|gaoled jailed|draught draft
learnt learned|burnt burned|dreamt dreamed|spelt spelled|spilt spilled|leant leaned|leapt leaped|axe ax|enquiry inquiry
enquiries inquiries|enquire inquire|acknowledgement acknowledgment|adviser advisor|advisers advisors|doughnut donut
"""
PAIRS: dict[str, str] = {
    pair.split()[0]: pair.split()[1]
    for line in _PAIRS.strip().splitlines()
    for pair in line.split("|")
    if len(pair.split()) == 2
}
del PAIRS["storey"], PAIRS["storeys"], PAIRS["tonne"], PAIRS["tonnes"]

KEPT_ISE = frozenset(
    """advise arise braise bruise chastise circumcise compromise comprise concise cruise demise despise devise disguise
    enterprise excise exercise expertise franchise guise improvise incise likewise merchandise noise otherwise paradise
    poise praise precise premise promise raise reprise revise rise sunrise supervise surmise surprise televise treatise
    wise clockwise advertise appraise apprise liaise malaise mayonnaise moonrise turquoise tortoise valise vise mortise
    cerise anise""".split()
)
"""Verbs and nouns in -ise that are never written with z."""

ACRONYMS: dict[str, str] = {"US": "u.s.", "UK": "u.k.", "UN": "u.n.", "EU": "e.u.", "USA": "u.s.a."}
"""Written without dots, in capitals; as tokens they carry the dots."""
