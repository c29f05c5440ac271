# ruff: noqa: E501
"""Write the saved pages, feeds, mails and exports of this folder, in the shapes that news sites and programs really use.

    python tests/pages/make_pages.py

Every sentence was written for this project; countries, people and places are invented. Nothing but the standard library is
needed, so that what reads the files is never what wrote them. `expected.tsv` is written by hand.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from email.message import EmailMessage
from html import escape
from pathlib import Path

HERE = Path(__file__).parent

TREATY = (
    "Halden and Morwen sign fisheries treaty after nine years",
    "Halden and Morwen signed a fisheries treaty on Tuesday, nine years after their coast guards first clashed over the Kestrel Bank.",
    "The foreign ministers, Ilse Varga and Tomas Rehn, put their names to the text in the port town of Aldmouth. Each side gave up a claim that it had once called sacred.",
    "Under the treaty, boats of both countries may fish inside a shared zone of forty miles from next April. A joint patrol will check their nets.",
    "Fishermen in Morwen burned an effigy of the minister in March, when the first draft became known. On Tuesday the quays were calm.",
    "The parliaments are expected to vote on the treaty before the summer recess.",
)
BRIDGE = (
    "Envoys meet on the bridge at Sarn",
    "Envoys of the two halves of Sarn met on the old bridge on Friday for the first time since the ceasefire.",
    "They spoke for two hours in a tent that the observers had put up during the night. Neither side would say what was agreed.",
    "The ceasefire of last November has held in the town, though not in the hills around it. Eleven people have been killed there since.",
    "A second meeting is planned for the end of the month, the observers said in a statement.",
    "The mayor of the eastern half, who watched from a window, called it a beginning.",
)
DAM = (
    "Upper Tern fills its dam without asking downstream",
    "Upper Tern began to fill the reservoir behind the Great Tern Dam on Monday, without the consent of the two countries downstream.",
    "The government in Brenn said that the water would rise slowly and that nobody would go thirsty. Farmers in the delta do not believe it.",
    "Lower Tern recalled its ambassador the same evening and asked the regional bank to stop its loans. The bank said that it would study the request.",
    "Engineers expect the lake to be full in five years, or in three if the rains are good.",
    "Talks on a timetable collapsed in June, when Brenn refused to name a rate of filling.",
)
VOTE = (
    "Castellan wins second round by four thousand votes",
    "Rosa Castellan won the second round of Verania's presidential election on Sunday by fewer than four thousand votes.",
    "Her rival, the former general Anton Duret, did not concede and asked for a recount in three provinces. The electoral commission has ten days to answer.",
    "Observers from the continental union called the vote orderly but noted that state television had hardly shown the opposition.",
    "Castellan promised during the campaign to return to the customs union that Verania left in 2018.",
    "She is due to take office on the first of December, if the court confirms the result.",
)
SANCTIONS = (
    "Union extends sanctions on Orsk by six months",
    "The continental union extended its sanctions on Orsk by six months on Thursday, despite the doubts of two of its members.",
    "The measures cover the export of machine tools, the accounts of forty officials and the country's two largest shipping lines.",
    "Orsk's foreign ministry called the decision an act of economic war and announced that it would answer in kind.",
    "Diplomats said that Leth had threatened a veto until the last evening, and gave way when its fertiliser imports were exempted.",
    "The sanctions were first imposed after the seizure of the Lantern Islands.",
)
CABLE = (
    "Cable between the islands was cut, investigators say",
    "The undersea cable between Norr and the Outer Isles was cut deliberately, investigators in Norr said on Wednesday.",
    "Divers found the marks of an anchor that had been dragged across it three times. The ship that is suspected left the harbour of Vig a day before the failure.",
    "The Outer Isles were without a telephone line for eleven days in February, and banks there had to work by satellite.",
    "Norr's defence minister, Frode Lund, said that the navy would escort repair ships from now on.",
    "The owner of the suspected ship denied everything through a lawyer.",
)
MEDIATION = (
    "Bishop offers to mediate in the miners' strike",
    "The bishop of Quill offered on Saturday to mediate between the government of Andara and the striking miners of the high plateau.",
    "The strike has closed the country's largest lithium mine since the end of August and has cost two ministers their posts.",
    "The union accepted the offer within hours. The government said that it would think about it over the weekend.",
    "Soldiers have guarded the road to the mine since a convoy was stopped there last week, and one of them was hurt by a stone.",
    "Andara sells two thirds of its lithium abroad, most of it under contracts that end next year.",
)
RETURN = (
    "Refugees return to Ketch under guard",
    "The first four hundred refugees returned to the valley of Ketch on Sunday, in buses that peacekeepers led and followed.",
    "Many of them found their houses roofless. The relief agency handed out tents, blankets and seed for a late sowing.",
    "Some thirty thousand people fled the valley in 2019, when militias took the pass above it.",
    "The agency wants to bring back five thousand before the snow comes, but it lacks money for more than half of them.",
    "A village elder said that he had kept his key for four winters.",
)
SPRING = (
    "Café talks: how the Señora of Peñaflor brokered a truce",
    "For three weeks the war for Peñaflor was discussed in a café on the Plaza Mayor, where Señora Inés Ibáñez poured the coffee.",
    "She had known both commanders as schoolboys. “They never could sit still,” she said, “so I gave them cake.”",
    "The truce that they signed there on 4 May covers the bridge, the waterworks and the road to the coast.",
    "Neither the government in Montaña nor the rebels’ council abroad had been asked, and both were furious for a day.",
    "The café has since put up a small plaque, which the señora finds ridiculous.",
)
GAS = (
    "Leth and Orsk agree a price for gas in transit",
    "Leth and Orsk agreed on Friday on the price of gas that flows through Leth's pipes, hours before the old contract ended.",
    "The new one runs for three years and binds the price to that of oil. Leth had asked for five years.",
    "Valves had been closed twice in the last decade when the two could not agree, and cities further west went cold.",
    "Traders said that the price on the spot market fell by a tenth within an hour.",
    "Both sides claimed victory, as they did in 2012 and in 2017.",
)
STAFF = (
    "Three generals retire in Verania's quiet purge",
    "Three of Verania's seven senior generals went into retirement on Tuesday, all of them before their time.",
    "The defence ministry thanked them for their service in a notice of two lines. It named no successors.",
    "All three had served under Anton Duret, who lost the presidential election last month and still does not accept it.",
    "Officers who know them speak of a quiet purge and expect more departures before the winter.",
    "President-elect Rosa Castellan has not commented.",
)
PORT = (
    "Navy of Morwen to lease a pier in the Outer Isles",
    "Morwen will lease a pier for its navy in the Outer Isles for twenty years, the two governments announced on Monday.",
    "The pier lies in the shelter of Stack Point and can take ships of up to six thousand tons.",
    "Norr, whose own base is forty miles away, said that it had been told in advance and did not object.",
    "Work on the pier will begin in the spring, and the first frigate is expected there by 2026.",
    "The rent was not made public, but the islands' budget shows a new line of nine million crowns.",
)


def paragraphs(article: tuple[str, ...]) -> str:
    return "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in article[1:])


MENU = """<header class="site-header"><a class="logo" href="/">The Aldmouth Courier</a>
<nav><ul><li><a href="/world">World</a></li><li><a href="/sea">Sea and coast</a></li><li><a href="/opinion">Opinion</a></li>
<li><a href="/sport">Sport</a></li></ul></nav></header>"""
FOOTER = """<aside class="related"><h3>Related stories</h3><ul><li><a href="/world/old-quarrel">An old quarrel comes to its end</a></li>
<li><a href="/sea/herring">Where have the herring gone?</a></li></ul></aside>
<footer><p>Copyright 2025 The Aldmouth Courier. All rights reserved.</p><a href="/terms">Terms of use</a></footer>"""


def page(head: str, body: str, language: str = "en") -> str:
    return f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def linked_data(article: tuple[str, ...], published: str, **more: object) -> str:
    thing = {
        "@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": "The Aldmouth Courier", "url": "https://courier.example/"},
            {"@type": "NewsArticle", "headline": article[0], "datePublished": published, "dateModified": "2025-02-03T08:00:00Z",
             "publisher": {"@type": "Organization", "name": "The Aldmouth Courier"}, **more},
        ],
    }  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def web_pages() -> dict[str, str | bytes]:
    title = "<title>{} | The Aldmouth Courier</title>".format
    pages: dict[str, str | bytes] = {}
    pages["json-ld.html"] = page(
        title(TREATY[0]) + linked_data(TREATY, "2023-05-16T19:42:00+02:00", url="https://courier.example/world/treaty"),
        f"""{MENU}<main><article><h1>{TREATY[0]}</h1><p class="byline">By Mara Lindqvist</p>
<figure><img src="quay.jpg" alt=""><figcaption>The quay of Aldmouth, where the treaty was signed. Photograph: J. Holm</figcaption></figure>
{paragraphs(TREATY)}
<div class="newsletter-signup"><p>Get the Courier's morning letter. It costs nothing and comes at six.</p></div></article>
<section class="comments"><h2>Comments</h2><p>old_salt: They will be at it again in a year, mark my words, all of them.</p></section></main>{FOOTER}""",
    )  # fmt: skip
    pages["open-graph.html"] = page(
        f"""<title>{BRIDGE[0]}</title><meta property="og:title" content="{BRIDGE[0]}">
<meta property="og:site_name" content="Sarn Daily"><meta property="article:published_time" content="2021-02-05T17:10:00Z">
<meta property="article:modified_time" content="2021-02-09T07:00:00Z"><link rel="canonical" href="https://sarn.example/bridge">""",
        f"""<div class="topbar"><a href="/">Home</a> <a href="/news">News</a></div>
<div id="content"><h1 class="headline">{BRIDGE[0]}</h1><div class="social-share"><span>Share</span><span>Tweet</span></div>
<div class="article-body">{paragraphs(BRIDGE)}</div></div><div class="sidebar"><h4>Most read</h4><p>Rain until Tuesday</p></div>""",
    )
    pages["amp.html"] = page(
        f"""<script async src="https://cdn.example/v0.js"></script><title>{DAM[0]}</title><link rel="canonical" href="https://tern.example/2020/07/13/dam">
<style amp-boilerplate>body{{animation:none}}</style>"""
        + linked_data(DAM, "2020-07-13T21:05:00Z", mainEntityOfPage="https://tern.example/2020/07/13/dam"),
        f"""<amp-sidebar id="menu"><ul><li>World</li><li>Business</li></ul></amp-sidebar>
<article class="amp-wp-article"><header><h1 class="amp-wp-title">{DAM[0]}</h1></header>
<amp-img src="dam.jpg" width="600" height="400"></amp-img><p class="wp-caption-text">The dam in a picture of last year.</p>
<div class="amp-wp-article-content">{paragraphs(DAM)}</div></article>
<amp-ad width="300" height="250" type="x"></amp-ad><footer><p>Powered by pages that load fast</p></footer>""",
    ).replace("<html ", "<html amp ")
    posts = [
        {"@type": "BlogPosting", "headline": "Court meets in the evening", "datePublished": "2022-11-14T21:30:00+01:00",
         "articleBody": "The constitutional court of Verania met on Monday evening to hear the complaint of Anton Duret. Its judges left without a word."},
        {"@type": "BlogPosting", "headline": "Duret files his complaint", "datePublished": "2022-11-13T12:05:00+01:00",
         "articleBody": "Anton Duret filed a complaint against the result of the election on Sunday. His lawyers carried it in eleven boxes."},
        {"@type": "BlogPosting", "headline": "Commission counts again", "datePublished": "2022-11-12T09:00:00+01:00",
         "articleBody": "The electoral commission began to count the votes of three provinces again on Saturday. It expects to need two days."},
    ]  # fmt: skip
    blog = {"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": "Verania after the vote: live",
            "datePublished": "2022-11-12T08:00:00+01:00", "coverageEndTime": "2022-11-15T00:00:00+01:00", "liveBlogUpdate": posts}  # fmt: skip
    pages["live-blog.html"] = page(
        f'<title>Verania after the vote: live</title><script type="application/ld+json">{json.dumps(blog)}</script>',
        MENU + "<h1>Verania after the vote: live</h1>"
        + "".join(f'<div class="post"><h2>{p["headline"]}</h2><p>{p["articleBody"]}</p></div>' for p in posts) + FOOTER,
    )  # fmt: skip

    def marked(article: tuple[str, ...], day: str) -> str:
        return f'<article class="entry"><h2>{article[0]}</h2><time datetime="{day}">{day}</time>{paragraphs(article)}</article>'

    pages["several-articles.html"] = page(
        "<title>Dispatches from the coast</title>",
        f"{MENU}<main><h1>Dispatches</h1>{marked(CABLE, '2024-03-06')}{marked(PORT, '2024-03-11')}</main>{FOOTER}",
    )
    pages["paywall.html"] = page(
        title(SANCTIONS[0]) + linked_data(SANCTIONS, "2023-01-26T11:00:00Z", isAccessibleForFree=False),
        f"""{MENU}<article><h1>{SANCTIONS[0]}</h1>{paragraphs(SANCTIONS[:4])}
<div class="paywall-teaser"><h3>Read on with a subscription</h3><p>Subscribe now for one crown a week and read everything that we write.</p>
<button>Subscribe</button></div></article>{FOOTER}""",
    )
    pages["cookie-banner.html"] = page(
        f'<title>{CABLE[0]}</title><meta name="date" content="2024-03-06"><meta property="og:title" content="{CABLE[0]}">',
        f"""<div id="cookie-consent" class="banner"><h2>We value your privacy</h2><p>We and our 843 partners store cookies on your device
to show you what you want to see. You may change your mind at any time in the settings of your browser.</p><button>Accept all</button></div>
{MENU}<div class="story">{paragraphs(CABLE)}</div>{FOOTER}""",
    )
    pages["latin-1.html"] = (
        page(
            f'<title>{SPRING[0]}</title><meta name="DC.date.issued" content="2019-05-20"><meta property="og:title" content="{SPRING[0]}">',
            f"{MENU}<article>{paragraphs(SPRING)}</article>{FOOTER}",
        )
        .replace("utf-8", "iso-8859-1")
        .encode("cp1252")
    )
    pages["utf-16.html"] = page(
        f'<title>{SPRING[0]}</title><meta property="article:published_time" content="2019-05-21T08:00:00+02:00">',
        f"{MENU}<article><h1>{SPRING[0]}</h1>{paragraphs(SPRING)}</article>{FOOTER}",
    ).encode("utf-16")
    pages["broken.html"] = f"""<html><head><title>{MEDIATION[0]}</title>
<meta name=pubdate content=2022-09-17T10:00:00Z>
<body bgcolor=white><table width=100%><tr><td><a href=/>Home<a href=/news>News<a href=/mine>The mine
<tr><td><div class=story><h1>{MEDIATION[0]}</h2>
<p>{"<p>".join(MEDIATION[1:])}
</div></span><div class=foot><b><i>Write to us</b></i>
<tr><td><font size=1>Quill Observer, est. 1931</font>"""
    pages["time-element.html"] = page(
        f"<title>{RETURN[0]}</title>",
        f"""<main><article><header><h1>{RETURN[0]}</h1><time datetime="2023-10-08T16:20">8 October 2023</time></header>
{paragraphs(RETURN)}</article></main><aside><time datetime="2024-01-01">1 January 2024</time> Another story</aside>""",
    )
    pages["date-in-words.html"] = page(
        f"<title>{GAS[0]}</title>",
        f"<h1>{GAS[0]}</h1><div class='meta'>By our staff. Published: December 30, 2019</div><div class='text'>{paragraphs(GAS)}</div>",
    )
    pages["microdata.html"] = page(
        f"<title>{STAFF[0]}</title>",
        f"""<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{STAFF[0]}</h1>
<span itemprop="datePublished" content="2022-12-13">Dec. 13, 2022</span><div itemprop="articleBody">{paragraphs(STAFF)}</div></div>
<div class="comments-area"><h3>3 comments</h3><p>First! And good riddance to all three of them, I say.</p></div>""",
    )
    pages["dublin-core.html"] = page(
        '<title>Joint statement of the foreign ministers of Halden and Morwen</title><meta name="DC.Date" content="2023-05-16">'
        '<meta name="DC.Title" content="Joint statement">',
        """<div id="breadcrumb">Home &gt; Ministry &gt; Statements</div><main>
<h1>Joint statement of the foreign ministers of Halden and Morwen</h1>
<p>The foreign ministers of Halden and Morwen met in Aldmouth today and reached the following understanding on the Kestrel Bank.</p>
<ol><li>Both sides will withdraw their coast guards from the bank by the first of April.</li>
<li>A joint commission of ten members will set the yearly catch, beginning with cod and herring.</li>
<li>Disputes that the commission cannot settle in six months will go to the court of arbitration.</li></ol>
<p>The ministers thanked the government of Norr, which had hosted four rounds of talks since 2019.</p>
<blockquote><p>They agreed to meet again in the autumn, in a town that is yet to be chosen.</p></blockquote></main>
<footer>Last updated: 3 June 2024</footer>""",
    )
    pages["2022-10-05-named-by-date.html"] = page(
        f"<title>{PORT[0]}</title>",
        f"{MENU}<div class='entry-content'><h1>{PORT[0]}</h1>{paragraphs(PORT)}</div>",
    )
    pages["xhtml.html"] = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{VOTE[0]}</title>'
        '<meta name="sailthru.date" content="Mon, 07 Nov 2022 06:00:00 +0000" /></head>'
        f"<body><div id='nav'><ul><li><a href='/'>Start</a></li></ul></div><div class='post'><h1>{VOTE[0]}</h1>{paragraphs(VOTE)}</div></body></html>"
    )
    return pages


def texts() -> dict[str, str]:
    rss = "".join(
        f"""<item><title>{escape(article[0])}</title><link>https://sarn.example/{number}</link><pubDate>{day}</pubDate>
<description>{escape(article[1])}</description><content:encoded><![CDATA[{paragraphs(article)}<p><img src="x.gif"/></p>]]></content:encoded></item>"""
        for number, (article, day) in enumerate(
            ((BRIDGE, "Fri, 05 Feb 2021 17:10:00 GMT"), (RETURN, "Sun, 08 Oct 2023 23:30:00 -0500")), 1
        )
    )
    atom = "".join(
        f"""<entry><id>urn:{number}</id><title>{escape(article[0])}</title><link href="https://tern.example/{number}"/>
<published>{day}</published><updated>2024-01-01T00:00:00Z</updated><content type="html">{escape(paragraphs(article))}</content></entry>"""
        for number, (article, day) in enumerate(
            ((DAM, "2020-07-13T21:05:00Z"), (GAS, "2019-12-30T08:00:00Z")), 1
        )
    )

    def body(article: tuple[str, ...]) -> str:
        return "\n\n".join(article[1:])

    return {
        "feed.rss": f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Sarn Daily</title>
<link>https://sarn.example/</link><pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate>{rss}</channel></rss>""",
        "feed.atom": f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Tern Monitor</title><updated>2024-01-01T00:00:00Z</updated>{atom}</feed>""",
        "export.jsonl": "".join(
            json.dumps({"id": f"a{n}", "title": a[0], "published": day, "source": "Archive", "text": body(a)})
            + "\n"
            for n, (a, day) in enumerate(((VOTE, "2022-11-07"), (STAFF, "2022-12-13T09:00:00Z")), 1)
        ),
        "export.json": json.dumps(
            [
                {
                    "headline": SANCTIONS[0],
                    "published": "26 January 2023",
                    "text": body(SANCTIONS),
                    "title": SANCTIONS[0],
                }
            ]
        ),
        "export.csv": "id,title,published,text\r\n"
        + "".join(
            f'{n},"{a[0]}",{day},"{body(a)}"\r\n'
            for n, (a, day) in enumerate(((GAS, "30/12/2019"), (PORT, "2022-10-05 11:00")), 1)
        ),
        "dateline.txt": f"{TREATY[0]}\n\nALDMOUTH, May 16, 2023 — {body(TREATY)}\n",
        "published-line.txt": f"{BRIDGE[0]}\nBy Ada Moss\nPublished 5 February 2021\n\n{body(BRIDGE)}\n",
        "front-matter.md": f"---\ntitle: {DAM[0]}\npublished: 2020-07-13\nsource: Tern Monitor\n---\n{body(DAM)}\n",
    }


def mail(article: tuple[str, ...], day: str, html: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = "Aldmouth desk <desk@courier.example>"
    message["To"] = "readers@courier.example"
    message["Subject"] = article[0]
    message["Date"] = day
    message["Message-ID"] = f"<{zlib.crc32(article[0].encode())}@courier.example>"
    text = "\n\n".join(article[1:])
    if html:
        message.set_content(
            f"<html><head><style>p {{color: black}}</style></head><body><h2>{article[0]}</h2>{paragraphs(article)}</body></html>",
            subtype="html", cte="quoted-printable",
        )  # fmt: skip
    else:
        message.set_content(
            f"{text}\n\n> On Monday somebody wrote:\n> I do not believe a word of it.\n\n-- \nThe desk\nQuay 4, Aldmouth\n"
        )
    return message.as_bytes()


def mhtml(page: str, url: str) -> bytes:
    """Save a page as browsers do: a mail whose date is that of the saving."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = url
    message["Subject"] = TREATY[0]
    message["Date"] = "Sat, 1 Jun 2024 10:00:00 -0000"
    message.set_content(page, subtype="html", cte="quoted-printable")
    message.add_related(b"GIF89a", "image", "gif")
    message.set_boundary("----MultipartBoundary--x----")
    return message.as_bytes()


def pdf(pages: list[list[str]], head: str, made: str) -> bytes:
    """Write a PDF by hand: lines of Helvetica, with a running head and a page number."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for number, lines in enumerate(pages, 1):
        shown = [head, *lines, str(number)]
        text = (
            "BT /F1 11 Tf 14 TL 72 760 Td "
            + " ".join(f"({line.translate(_ESCAPES)}) Tj T*" for line in shown)
            + " ET"
        )
        objects.append(f"<< /Length {len(text)} >>\nstream\n{text}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({TREATY[0]}) /CreationDate (D:{made}120000Z) >>")
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode()  # fmt: skip


_ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})


def lines_of(article: tuple[str, ...], width: int = 80) -> list[str]:
    """Set paragraphs in lines, as a page does."""
    lines: list[str] = []
    for text in article:
        line = ""
        for word in text.split():
            if len(line) + len(word) >= width:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines += [line, ""]
    return lines


def zipped(members: dict[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in members.items():
            packing = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2023, 1, 1, 0, 0, 0)), text, packing)
    return content.getvalue()


def docx(article: tuple[str, ...], day: str) -> bytes:
    run = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>".format
    return zipped({
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{run(escape(article[0]))}{run(f'{day}')}{''.join(run(escape(text)) for text in article[1:])}</w:body></w:document>",
        "docProps/core.xml": '<?xml version="1.0"?><cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc" xmlns:dcterms="urn:dct">'
        f"<dc:title>{escape(article[0])}</dc:title><dcterms:created>2024-01-01T00:00:00Z</dcterms:created></cp:coreProperties>",
    })  # fmt: skip


def epub(articles: list[tuple[str, ...]], day: str) -> bytes:
    chapters = {
        f"OEBPS/c{n}.xhtml": f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{n}</title></head>'
        f"<body><h1>{escape(article[0])}</h1>{paragraphs(article)}</body></html>"
        for n, article in enumerate(articles, 1)
    }
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(1, len(articles) + 1)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(1, len(articles) + 1))
    return zipped({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "OEBPS/book.opf": '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>The Courier Quarterly</dc:title><dc:date>{day}</dc:date></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
        **chapters,
    })  # fmt: skip


def warc(pages: list[tuple[str, str, str]]) -> bytes:
    out = b""
    for number, (url, kind, content) in enumerate(pages):
        data = content.encode()
        answer = (
            f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data
        )
        record = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-Date: 2024-06-01T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        ).encode()
        out += gzip.compress(record + answer + b"\r\n\r\n", mtime=0)
    return out


def files() -> dict[str, bytes]:
    """Give every file of the folder by its name."""
    pages = web_pages()
    mbox = b"".join(
        b"From desk@courier.example Mon Jan  2 10:00:00 2023\n"
        + mail(article, day).replace(b"\nFrom ", b"\n>From ")
        + b"\n"
        for article, day in (
            (VOTE, "Mon, 07 Nov 2022 08:00:00 +0100"),
            (SANCTIONS, "Thu, 26 Jan 2023 12:00:00 +0100"),
        )
    )
    crawl = [
        ("https://courier.example/world/treaty", "text/html; charset=utf-8", str(pages["json-ld.html"])),
        ("https://courier.example/logo.svg", "image/svg+xml", "<svg/>"),
        (
            "https://verania.example/2022/11/07/castellan-wins",
            "text/html",
            str(pages["xhtml.html"]).replace("sailthru.date", "x-date"),
        ),
    ]
    binary = {
        "mail.eml": mail(CABLE, "Wed, 06 Mar 2024 18:00:00 +0100"),
        "letter.eml": mail(STAFF, "Tue, 13 Dec 2022 07:00:00 +0000", html=True),
        "mailbox.mbox": mbox,
        "report.pdf": pdf(
            [lines_of((TREATY[0], "Published: 16 May 2023", *TREATY[1:3])), lines_of(TREATY[3:5]), lines_of(TREATY[5:])],
            "Institute of the Sea - Brief 14", "20240202",
        ),
        "saved.mhtml": mhtml(str(pages["json-ld.html"]), "https://courier.example/world/treaty"),
        "memo.docx": docx(MEDIATION, "17 September 2022"),
        "quarterly.epub": epub([TREATY, DAM], "2023-06-30"),
        "crawl.warc.gz": warc(crawl),
        "packed.html.gz": gzip.compress(str(pages["open-graph.html"]).encode(), mtime=0),
    }  # fmt: skip
    written = {
        name: text if isinstance(text, bytes) else text.encode()
        for name, text in {**pages, **texts()}.items()
    }
    return {**written, **binary}


def main() -> None:
    """Write the files."""
    for name, content in files().items():
        (HERE / name).write_bytes(content)


if __name__ == "__main__":
    main()
