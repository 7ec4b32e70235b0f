"""Copied pages in the manner of different outlets, written for these tests: each line with the fate it should get.

A line is ``fate | text``; a bare ``|`` is a blank line.
"""

PAGES: dict[str, str] = {
    "british-broadcaster": """
dropped | Skip to content
dropped | BBC Homepage
section | Europe
headline | Ferry strike leaves islanders stranded for a third day
dropped | Published 3 March
dropped | Share
byline | By Morag Sinclair
byline | Scotland correspondent
alt | A ferry tied up at an empty quay
credit | Image source, Getty Images
caption | Image caption, No sailings have left the harbour since Monday
body | Thousands of islanders are waiting for news after talks between unions and the operator broke up without a deal.
body | “We have run out of fresh milk,” said the owner of the only shop in the village.
subheading | What the union wants
body | The union says its members have not had a pay rise in four years and that rotas have become dangerous.
alt | Passengers wait in a terminal
credit | Image source, PA Media
caption | Image caption, Some passengers slept in the terminal
body | The operator says it has made a fair offer and is ready to return to the table at any time.
dropped | Related Topics
dropped | Transport
dropped | Scotland
dropped | More on this story
related-headline | Ferries: how did we get here
related-headline | Island councils demand emergency flights
rights-notice | © 2022 BBC. The BBC is not responsible for the content of external sites.
""",
    "liberal-daily": """
dropped | Sign in
dropped | World > Asia
headline | Almaty wakes to burnt-out cars and a city without internet
standfirst | Residents describe gunfire and confusion as security forces take back the centre of the largest city
byline | Aliya Nurlan in Almaty
dropped | Fri 7 Jan 2022 14.02 GMT
dropped | Last modified on Fri 7 Jan 2022 18.40 GMT
caption-and-credit | A burnt-out bus near the city hall. Photograph: Aliya Nurlan/Reuters
body | The smell of smoke still hung over the square in front of the city hall on Friday, two days after it burned.
body | Soldiers stood at every corner and checked the phones of the few people who had come out to buy bread.
dropped | Sign up to First Thing, our daily briefing
dropped | after newsletter promotion
body | Nobody knew how many had died. The interior ministry spoke of dozens, and hospitals had stopped answering calls.
related-headline | Read more: Why fuel prices set off a revolt
body | “I heard shooting all night,” said a retired teacher who did not want to be named, fearing for her family.
caption-and-credit | Soldiers check cars on the road to the airport. Photograph: Vladimir Petrov/AP
body | By evening the internet came back for an hour, and then it was gone again without any explanation.
dropped | Topics
dropped | Kazakhstan
dropped | Asia Pacific
dropped | Most viewed
""",
    "agency-wire": """
headline | Kazakh president orders troops to fire without warning
byline | By Daniyar Omarov and Anna Weber
dateline-and-body | ALMATY, Jan 8 (Agency) — Kazakhstan's president said that he had told troops to fire.
body | Russian paratroopers continued to arrive at the airport on the edge of the city, officials said on Saturday.
body | The bloc's secretary general said the force would leave as soon as the situation had become stable.
body | (Reporting by Daniyar Omarov; editing by Anna Weber)
""",
    "american-paper": """
section | U.S.
headline | Snow Buries Virginia Highway, Stranding Drivers Overnight
standfirst | Hundreds of drivers spent a freezing night on Interstate 95, some without food or water.
dropped | Share full article
credit | Photo: Steve Jansen/Associated Press
byline | By Carla Mendes
dropped | Jan. 4, 2022
body | WASHINGTON is used to snow that melts by noon, but this storm was different from anything in recent memory.
body | A senator was among the stranded. He ate an orange that a stranger had handed him through the window.
ad | ADVERTISEMENT
ad | Continue reading below advertisement
body | State officials said they had not closed the road because the rain that came first washed away the salt.
caption | A tow truck pulls a pickup out of a snowbank in Stafford County. In this photo the road is still closed.
credit | Credit: Dale Hooper/The Morning Sun
body | By Tuesday evening the last cars had been towed, and the road was open again in both directions.
dropped | Subscribe to our newsletter
""",
    "cookie-wall": """
dropped | We use cookies to give you the best experience on our website and to measure how it is used.
dropped | Accept all
dropped | Manage preferences
dropped | Menu
section | Business
headline | Bakers raise prices as flour costs double
byline | By Tom Ashby, business reporter
dropped | 3 min read
body | Bakers across the country have raised the price of a loaf for the second time since the summer.
body | The price of milling wheat has doubled in a year, and gas for the ovens has become dearer still.
subheading | “We cannot go on like this”
body | One baker in Leeds said that she had stopped paying herself so that she could keep her four employees.
dropped | Sign up for our business newsletter and get the best stories in your inbox
dropped | Subscribe
comments | 24 comments
dropped | John
dropped | It is the same here, my local bakery has closed and nobody seems to care about it.
""",
    "key-points": """
section | Health
headline | What the new guidance says about masks in schools
subheading | Key points
list-item | • Pupils aged eleven and over should wear masks in classrooms
list-item | • Teachers may take them off while they teach
list-item | • The rules end on 26 January
body | The government has told schools in England to bring back masks for older pupils when the new term begins.
body | Unions had asked for the change before the holidays and said that it came late for head teachers.
subheading | Will it work?
body | The evidence is mixed. A study of more than a hundred schools found a small effect that could be chance.
""",
    "live-page": """
dropped | Live
headline | Parliament votes on the budget as it happened
dropped | Live updates
dropped | Follow us
body | The finance minister has begun to speak, and he has promised the house that he will be brief.
subheading | Opposition walks out
dropped | 14:31
body | Members of the opposition have left the chamber in protest at the way the debate was cut short.
dropped | Share
dropped | Copy link
dropped | 2 hours ago
body | The vote has been put off until the evening, a spokesman for the speaker told reporters outside.
dropped | Share
""",
    "video-and-post": """
headline | Volcano erupts near Tonga and sends waves across the Pacific
embed | Media playback is unsupported on your device
embed-caption | Media caption, Watch: the eruption as seen from space
body | An undersea volcano has erupted near Tonga, covering the islands in ash and sending waves across the ocean.
body | The island of a hundred thousand people was cut off from the world for most of the day that followed.
embed | Twitter post by @tongameteo
body | New Zealand said that it would send a plane as soon as the ash in the air allowed a safe flight.
embed | This video can not be played
embed | To play this video you need to enable JavaScript in your browser.
divider | Presentational grey line
body | Scientists say that it was one of the largest eruptions that instruments have ever been able to record.
""",
    "fact-file": """
section | Africa
headline | The river dam that three countries are arguing about
body | For ten years the three countries have failed to agree on how fast the reservoir behind the dam may fill.
fact-box | The dam at a glance
fact | Height: 145 metres
fact | Cost: about 4.6 billion dollars
fact | Power: 5,150 megawatts when all turbines run
body | The next round of talks is to be held in February, and the mediators are not hopeful that it will end well.
dropped | You might also like
related-headline | Drought empties reservoirs in the north
related-headline | Who owns a river
""",
    "questions-box": """
headline | Bird flu found at a farm in the east
body | Inspectors have found bird flu at a farm with thirty thousand turkeys, and the birds are to be killed.
divider | ***
fact-box | Bird flu explained
fact | What is it? A virus that spreads among birds and that seldom makes people ill.
ad | Advertisement
fact | Can I eat eggs? Yes. The agency says that cooked eggs and meat are safe.
fact-answer | It advises against eating them raw, as it always has.
divider | ***
body | A zone of three kilometres has been set up around the farm, and poultry in it must be kept indoors.
""",
    "pull-quotes": """
section | Culture
headline | The last bookbinder of the harbour street closes her door
byline | By Ines Faria
body | For forty years the workshop smelled of glue and leather, and the radio was always tuned to the same station.
pull-quote | “A book that is read falls apart; that is how you know it was loved”
quote-by | — Helena Duarte, bookbinder
body | The tools will go to a museum, and the landlord has already shown the rooms to a chain of coffee shops.
body | She does not complain. “I am seventy-six,” she says.
rights-notice | This article was originally published on Harbour Weekly. Read the original article.
rights-notice | Copyright 2022 Harbour Weekly Ltd. All rights reserved.
dropped | Privacy policy
dropped | Contact us
dropped | Made with love in Porto
""",
    "handout-pictures": """
section | Science
headline | Telescope unfolds its mirror a million miles from home
credit | NASA/Handout via Reuters
body | The last of the eighteen segments of the mirror has been moved into its place, engineers said on Saturday.
caption-and-credit | The mirror during a test in a clean room (Credit: NASA)
body | It will take another five months before the first pictures can be shown to the public, they said.
alt | Engineers in white suits
credit | (Photo by Chris Green/AFP via Getty Images)
body | The telescope is to look at the first stars that shone, more than thirteen billion years ago.
""",
    "no-furniture": """
headline | Council to plant five thousand trees
body | The council has voted to plant five thousand trees along the main roads of the town by the end of next year.
body | Residents may ask for a tree in front of their own house. It will cost them nothing.
list-item | - Oak
list-item | - Lime
list-item | - Maple
body | Planting begins in November, when the ground is wet enough for the young trees to take root.
""",
    "long-captions": """
headline | Floods in the valley force thousands from their homes
caption | A family is taken to safety by boat in the flooded centre of the town on Sunday.
credit | Photo: Marco Bianchi/EPA
body | Thousands of people have left their homes after the river rose to its highest level in half a century.
body | Firefighters went from door to door in small boats, and helicopters took the oldest from their roofs.
body | A sentence of the story stands right above a credit, and it must not be lost as a caption.
credit | Image source, EPA
body | The rain is expected to last until the middle of the week, the weather service said on Sunday evening.
""",
}


def expected(name: str) -> list[tuple[str, str]]:
    """Fate and text of each line of a page."""
    pairs = (line.partition(" | ") for line in PAGES[name].strip().split("\n"))
    return [(fate.strip(), text) for fate, _, text in pairs if text.strip()]


def page(name: str) -> str:
    """The page as it would be pasted, with an empty line between the lines."""
    return "\n\n".join(text for _, text in expected(name))
