"""Contradictions are found; what only looks like one is left alone, for a false alarm costs more than a miss."""

import pytest

from studio.checking.agreement.disagreements import Kind, disagreements, read_body


def _found(text: str, body: str, label: str = "") -> list[tuple[Kind, str, str]]:
    return [(each.kind, each.here, each.there) for each in disagreements(text, read_body(body), label=label)]


CONTRADICTIONS = [
    # (what stands around the text, its label, the text, kind, here, there)
    (
        "19 million people live in Kazakhstan.",
        "",
        "The country of 18 million people is rich in oil.",
        "number",
        "19 million people",
        "18 million people",
    ),
    (
        "Kazakhstan has 19 million people.",
        "",
        "Kazakhstan, with 18 million people, is rich in oil.",
        "number",
        "19 million people",
        "18 million people",
    ),
    ("19 million", "Population", "Kazakhstan has 18 million people.", "number", "19 million", "18 million people"),
    (
        "It has a population of 19 million.",
        "",
        "It has a population of 18 million.",
        "number",
        "19 million",
        "18 million",
    ),
    (
        "19 million people",
        "",
        "Some 17 million inhabitants share the steppe.",
        "number",
        "19 million people",
        "17 million inhabitants",
    ),
    (
        "225 people were killed, including 19 officers, the prosecutor says.",
        "",
        "In the unrest 164 people were killed.",
        "number",
        "225 people",
        "164 people",
    ),
    ("At least 12 soldiers died.", "", "The army lost men: 10 soldiers died.", "number", "12 soldiers", "10 soldiers"),
    ("Twelve soldiers died.", "", "In the night ten soldiers died.", "number", "Twelve soldiers", "ten soldiers"),
    ("12% of voters stayed at home.", "", "On the day 8% of voters stayed at home.", "number", "12%", "8%"),
    (
        "12 per cent of voters stayed at home.",
        "",
        "On the day 8 percent of voters stayed at home.",
        "number",
        "12 per cent",
        "8 percent",
    ),
    ("The bridge cost £5m.", "", "The bridge cost £4m in all.", "number", "£5m", "£4m"),
    ("The bridge cost $5 billion.", "", "The bridge cost $6.5bn in all.", "number", "$5 billion", "$6.5bn"),
    ("Four", "How many bridges were built?", "Only then three bridges were built.", "number", "Four", "three bridges"),
    (
        "5,800 protesters were arrested.",
        "",
        "In a week 8,000 protesters were arrested.",
        "number",
        "5,800 protesters",
        "8,000 protesters",
    ),
    (
        "Troops arrive in Almaty.",
        "6 January",
        "Russian troops arrived in Almaty on 7 January.",
        "date",
        "6 January",
        "7 January",
    ),
    (
        "Russian troops arrived on 6 January.",
        "",
        "On January 7 the Russian troops arrived.",
        "date",
        "6 January",
        "January 7",
    ),
    (
        "6 January 2022",
        "When did Russian troops arrive?",
        "Russian troops arrived on 7 January 2022.",
        "date",
        "6 January 2022",
        "7 January 2022",
    ),
    (
        "The parliament passed the budget on 5 March.",
        "",
        "On 5 April parliament passed the budget.",
        "date",
        "5 March",
        "5 April",
    ),
    (
        "Kazakhstan declared independence in 1992.",
        "",
        "In 1991 Kazakhstan declared its independence.",
        "date",
        "1992",
        "1991",
    ),
    (
        "Ada Reyes, 52, runs the harbour.",
        "",
        "For years Ada Reyes, 53, has run the harbour.",
        "age",
        "Ada Reyes, 52",
        "Ada Reyes, 53",
    ),
    (
        "The 52-year-old Ada Reyes runs the harbour.",
        "",
        "Reyes, 53, has run it for years.",
        "age",
        "52-year-old Ada Reyes",
        "Reyes, 53",
    ),
    ("Nur-Sultan is the capital.", "", "The president flew to Astana.", "place", "Nur-Sultan", "Astana"),
    ("A street in Kiev", "", "Life in Kyiv goes on.", "place", "Kiev", "Kyiv"),
    ("President Tokaev spoke.", "", "President Kassym-Jomart Tokayev spoke.", "spelling", "Tokaev", "Tokayev"),
    ("Mr Nazarbaev left.", "", "Nursultan Nazarbayev left the country.", "spelling", "Nazarbaev", "Nazarbayev"),
    (
        "Nursultan Nazerbayev left.",
        "",
        "Nursultan Nazarbayev left the country.",
        "spelling",
        "Nazerbayev",
        "Nazarbayev",
    ),
    ("Muammar Gadafi", "", "Colonel Muammar Gaddafi ruled for decades.", "spelling", "Gadafi", "Gaddafi"),
]


TOWN = """The harbour town of Port Elsin has 40,000 people, and most of them fish. Ada Reyes, 53, has run the
harbour since 2009. On 6 January a storm sank 12 boats and killed three people, the police said.

Two weeks later, on 20 January, the council met. It voted 14 to 9 for a new wall that will cost $5m.
About 300 people came to the meeting. “We lost 12 boats in one night,” said Mrs Reyes. Her brother Leo,
49, lost two boats.

In 2010 the town had 52,000 people. The unemployment rate is 12%, twice the national rate of 6%. The
mayor, Peter Hansen, 61, was elected in 2018 with 54% of the vote. Maria Petersen of the Harbour Union,
founded in 1951, spoke for 20 minutes."""


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Some 40,000 people live in Port Elsin", ""),
        ("Three people died in the storm on 6 January", ""),
        ("More than 250 people came to the meeting", ""),
        ("12 boats sank in the storm of 6 January 2022", ""),
        ("The council votes for a new wall", "20 January"),
        ("A second storm killed two people", "8 January"),
        ("Hansen was elected in 2018 and again in 2022", ""),
        ("In 2014 he ran and lost, with 46% of the vote", ""),
        ("Four people were missing after the storm", ""),
        ("The storm killed three people and injured 20 people", ""),
        ("Five boats were saved", ""),
        ("20 boats were damaged in the storm", ""),
        ("Harbour Union members vote on 21 January", ""),
        ("A rescue boat looks for survivors on 7 January, a day after the storm", ""),
        ("Clean-up began on 7 January", ""),
    ],
)
def test_what_goes_with_a_whole_story_is_left_alone(text: str, label: str) -> None:
    assert _found(text, TOWN, label) == []


@pytest.mark.parametrize(
    ("text", "here", "there"),
    [
        ("The storm sank 13 boats", "13 boats", "12 boats"),
        ("The storm of 7 January sank boats", "7 January", "6 January"),
        ("Mrs Reyes, 54, runs the harbour", "Mrs Reyes, 54", "Ada Reyes, 53"),
        ("Boats at Port Elsen", "Elsen", "Elsin"),
    ],
)
def test_a_slip_beside_a_whole_story_is_found(text: str, here: str, there: str) -> None:
    assert [found[1:] for found in _found(text, TOWN)] == [(here, there)]


@pytest.mark.parametrize(("text", "label", "body", "kind", "here", "there"), CONTRADICTIONS)
def test_contradictions_are_found(text: str, label: str, body: str, kind: str, here: str, there: str) -> None:
    assert _found(text, body, label) == [(Kind(kind), here, there)]


NO_CONTRADICTIONS = [
    # the same, in other words
    ("19 million people live here.", "Kazakhstan has 19 million people."),
    ("19m people live here.", "Kazakhstan has 19 million people."),
    ("19 million inhabitants", "Kazakhstan has 19 million citizens, of whom some 2 million people live in Almaty."),
    ("Some 2,000 people were arrested.", "On that day 2,030 people were arrested."),
    ("19 million people live here.", "Kazakhstan has 18.8 million people."),
    ("Nearly 19 million people live here.", "Kazakhstan has 18.2 million people."),
    ("At least 160 people were killed.", "In the unrest 225 people were killed."),
    ("More than 5,000 people were arrested.", "In a week 8,000 people were arrested."),
    ("Up to 300 soldiers arrived.", "On the day 250 soldiers arrived."),
    ("Between 18 and 19 million people", "The country has 18.4 million people."),
    ("18-19 million people live here.", "The country has 18.6 million people."),
    ("Twelve soldiers died.", "In the night 12 soldiers died."),
    ("8 per cent of voters stayed at home.", "On the day 8% of voters stayed at home."),
    ("8% of voters stayed at home.", "On the day 8.3% of voters stayed at home."),
    ("The bridge cost $5 billion.", "The bridge cost 5 billion dollars."),
    ("6 January", "It began on January 6."),
    ("6 Jan: troops arrive in Almaty", "Troops arrived in Almaty on 6 January."),
    # other things, other places, other times
    ("Two million people live in Almaty.", "Kazakhstan is a country of 19 million people."),
    ("Uzbekistan has 34 million people.", "Kazakhstan has 19 million people."),
    ("Twelve soldiers died.", "In the night ten officers died."),
    ("Twelve people were arrested in Aktau.", "In Almaty ten people were arrested."),
    ("Twelve people were arrested.", "In the night ten people were injured."),
    ("Three men stood at the gate.", "Two men sat in the car."),
    ("In 2019, 17 million people lived here.", "In 2022, 19 million people lived here."),
    ("In 2019, 18 million people lived here.", "Today 19 million people live here."),
    ("The population rose from 18 million people.", "Kazakhstan has 19 million people."),
    ("Inflation fell to 8%.", "Inflation is 9%."),
    ("Inflation is 8%.", "Unemployment is 5%."),
    ("Turnout was 81% in Almaty.", "Turnout was 71% in Astana."),
    ("Another 12 soldiers died.", "In the night ten soldiers died."),
    ("The first three bridges were built.", "In all four bridges were built."),
    ("12 of the soldiers died.", "In the night ten soldiers died."),
    ("On Monday 12 people were arrested.", "On Tuesday ten people were arrested."),
    ("Officials say 5,800 people were arrested.", "Rights groups say 8,000 people were arrested."),
    ("The government expects 20 million people.", "The country has 19 million people."),
    ("The plan was for five bridges to be built.", "Four bridges were built."),
    ("The road is 12 kilometres long.", "The river is 10 kilometres wide."),
    ("It took 12 days to reach the coast.", "After 10 days the fuel ran out."),
    ("The flight takes two hours.", "They waited three hours at the gate."),
    ("He was jailed for five years.", "She has taught for six years."),
    ("The fee is £5m.", "The fine is £4m."),
    ("Article 12 was changed.", "Article 10 stayed as it was."),
    ("The G20 met.", "The G7 met in June."),
    ("Boeing 737s were grounded.", "The 747s went on flying."),
    ("They won 3-1.", "The score was 3-2 until the last minute."),
    ("The match ended in the 89th minute.", "It began in the 80th year of the club."),
    ("At 12:30 the doors opened.", "At 11:30 the doors opened."),
    ("Call 112.", "Call 111 in the United Kingdom."),
    # days
    ("Protesters storm the airport.", "On 5 January protesters stormed the city hall in Almaty."),
    ("Troops leave on 13 January.", "Troops arrived on 6 January."),
    ("Troops arrived on 6 January.", "Troops arrived from 5 to 7 January."),
    ("Troops arrived on 6 January.", "Troops arrived on 6 January, and more troops arrived on 7 January."),
    ("The vote, originally on 6 March, was held.", "The vote was held on 13 March."),
    ("The second vote was held on 13 March.", "The vote was held on 6 March."),
    ("The parliament votes on 5 March.", "On 5 April the court ruled."),
    ("She was born in 1953.", "He was elected in 1951 and born in the hills."),
    ("The constitution was adopted in 1995.", "Kazakhstan declared independence in 1991."),
    ("May 5 people come, or may 6?", "In May 7 people came."),
    # ages
    ("Ada Reyes, 52, runs the harbour.", "Her brother, Leo Reyes, 49, works at sea."),
    ("Ada Reyes, 52, runs the harbour.", "In May 53 boats came in."),
    ("Ada Reyes, 52, runs the harbour.", "In an old picture Ada Reyes, 20, smiles; now Ada Reyes, 52, does not."),
    # places and names
    ("Nur-Sultan, formerly Astana", "The president flew to Astana."),
    ("Nur-Sultan is the capital.", "Astana was renamed Nur-Sultan in 2019."),
    ("Chicken Kiev was served.", "The minister flew to Kyiv."),
    ("The Dynamo Kiev team", "Life in Kyiv goes on."),
    ("Astana is the capital.", "The president flew to Astana."),
    ("Turkeys were sold.", "Türkiye has closed the border."),
    ("Iceland won.", "The team from Ireland lost."),
    ("Northern Ireland won.", "Iceland lost the match."),
    ("Kazakhs fled.", "Kazakh soldiers stayed, and Kazakhstan closed the border."),
    ("Germans won.", "Germany and German fans cheered."),
    ("Johnson spoke.", "Johnston answered."),
    ("The Ministry of Defence said nothing.", "The American Department of Defense said nothing."),
    ("Marie Curie won.", "Maria Callas sang."),
    ("Muhammad Khan won.", "Mohammed Ali lost."),
    ("Peter Hansen spoke.", "Petra Hanson answered."),
    ("Tokayev’s palace", "President Tokayev spoke."),
    ("Democrats won.", "The Democrat lost; Democratic voters stayed at home."),
    ("Saudis and Sauds", "Saudi Arabia is rich."),
    ("", "Nothing."),
    ("A caption without any number", "Kazakhstan has 19 million people."),
]


@pytest.mark.parametrize(("text", "body"), NO_CONTRADICTIONS)
def test_what_only_looks_like_a_contradiction_is_left_alone(text: str, body: str) -> None:
    assert _found(text, body) == []


def test_the_corpus_of_what_must_not_alarm_is_large() -> None:
    assert len(set(NO_CONTRADICTIONS)) >= 60


@pytest.mark.parametrize("body", sorted({body for _, body in NO_CONTRADICTIONS} | {each[2] for each in CONTRADICTIONS}))
def test_a_text_does_not_contradict_itself(body: str) -> None:
    assert _found(body, body) == []


def test_the_line_in_the_text_is_given_and_directives_and_code_do_not_speak() -> None:
    directive, code = "::pull-quote[Kazakhstan has 17 million people.]", "```\nIt has 16 million people.\n```"
    body = f"One.\n\n{directive}\n\n{code}\n\nIt has 18 million people."
    (found,) = disagreements("Kazakhstan has 19 million people.", read_body(body))
    assert (found.there, found.line) == ("18 million people", 8)


@pytest.mark.parametrize(
    "text", ["1" * 5000, "1,111" * 2000, "A " * 5000, "A-" * 5000, "12 " * 5000, "A b, 1" * 3000, "(1" * 3000]
)
def test_hostile_texts_are_read_in_time(text: str) -> None:
    assert _found(text, text) == []
