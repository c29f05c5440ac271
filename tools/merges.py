"""Measure which of the corpus's mentions become one event, against the groups that were coded by hand.

    python tools/merges.py [FOLDER] [--errors] [--half tune|test]

FOLDER holds NAME.md, NAME.gold.jsonl and merges-*.jsonl (default: corpus/). Two mentions of one group are one event; two of
different groups in one file, or of a "differ" line, are two; nothing is known of others. A pair belongs to the half ("tune"
or "test") that both of its mentions are in; one of both halves counts for "test". Precision is the share of the merged pairs of
which something is known that are one event; recall the share of a group's pairs that are merged, of all that the
articles tell and of those both of whose mentions were found. Measured on what the engine finds, and on perfect mentions: the
gold events as they were coded.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby
from pathlib import Path
from typing import NamedTuple

from evaluate import GoldEvent, fold, lines, pair_up, ratio

from timeline.extraction import extract_document
from timeline.language import split_sentences
from timeline.lexicon.names import resolve
from timeline.model import Actor, Basis, Document, Event, Place
from timeline.reading import read
from timeline.store.connect import reading
from timeline.store.write import writer
from timeline.times.calendar import bounds

HALVES = ("tune", "test")


class Told(NamedTuple):
    """A gold event: which line of which article's file it is."""

    article: str
    line: int


Pair = frozenset[Told]


@dataclass(frozen=True)
class Gold:
    """What is known of pairs of mentions, by half."""

    one: Mapping[str, set[Pair]] = field(default_factory=lambda: {half: set() for half in HALVES})
    two: Mapping[str, set[Pair]] = field(default_factory=lambda: {half: set() for half in HALVES})


@dataclass(frozen=True)
class Article:
    """An article of the corpus and the events that were coded in it."""

    name: str
    document: Document
    golds: Sequence[GoldEvent]


def articles(folder: Path) -> Iterator[Article]:
    """The articles of a folder that have gold events."""
    for file in sorted(folder.glob("*.md")):
        if (coded := file.with_suffix(".gold.jsonl")).exists():
            for document in read([str(file)], None):
                if isinstance(document, Document):
                    yield Article(file.stem, document, lines(coded))


def gold(folder: Path, corpus: Sequence[Article]) -> Gold:
    """Read what is known of pairs."""
    where = {article.name: article for article in corpus}
    known = Gold()
    for file in sorted(folder.glob("merges-*.jsonl")):
        groups = []
        for record in lines(file):
            mentions = record["mentions" if "event" in record else "differ"]
            told = [find(where[name], quote, trigger) for name, quote, trigger in mentions]
            if "differ" in record:
                known.two[record["set"]].add(frozenset(told))
            else:
                groups.append((record["set"], told))
                known.one[record["set"]].update(frozenset(pair) for pair in combinations(told, 2))
        for (half, some), (other, more) in combinations(groups, 2):
            known.two[half if half == other else "test"].update(frozenset((a, b)) for a in some for b in more)
    return known


def find(article: Article, quote: str, trigger: str) -> Told:
    """The gold event that a quote and a trigger name: the required one, where several have them."""
    named = [
        (not event["required"], fold(event["quote"]) != fold(quote), number)
        for number, event in enumerate(article.golds)
        if fold(trigger) in map(fold, event["triggers"])
        and (fold(quote) in fold(event["quote"]) or fold(event["quote"]) in fold(quote))
    ]
    if not named:
        raise SystemExit(f"{article.name} has no gold event {trigger!r} in {quote!r}")
    return Told(article.name, min(named)[2])


def found(article: Article) -> tuple[list[Event], dict[int, int]]:
    """What the engine finds in an article, and which of it each gold event is."""
    events = extract_document(article.document)
    return events, pair_up(events, list(article.golds))


def perfect(article: Article) -> tuple[list[Event], dict[int, int]]:
    """The gold events as mentions."""
    events = [_perfect(article.document, event) for event in article.golds]
    return events, {number: number for number in range(len(events))}


def _perfect(document: Document, coded: GoldEvent) -> Event:
    published = document.published
    date = coded["date"][0] if coded["date"] else str(published)
    basis: Basis = "explicit" if coded["date"] else "document"
    start, end = bounds(date)
    sentence, first = _sentence(document.text, coded["quote"])
    actors = _actors([name.split("|")[0] for name in coded["actors"]])
    return Event(
        id="", date=date, start=start, end=end, date_text=None, basis=basis, status=coded["status"][0], type=coded["type"][0],
        title=coded["quote"], trigger=coded["triggers"][0], sentence=sentence,
        actors=tuple(actors), places=tuple(_place(name.split("|")[0]) for name in coded["places"]),
        confidence=1.0, document=document.citation, offset=(first, first),
    )  # fmt: skip


def _sentence(text: str, quote: str) -> tuple[str, int]:
    wanted = fold(quote)
    return next(((text[a:b], a) for a, b in split_sentences(text) if wanted in fold(text[a:b])), (quote, 0))


def _actors(names: Sequence[str]) -> Iterator[Actor]:
    """Actors by their usual names; a state that is named for its people's sake stands behind them."""
    for name in names:
        meant = resolve(name)
        yield Actor(meant.name if meant else name, meant.country if meant else None, "source", name)


def _place(name: str) -> Place:
    meant = resolve(name)
    return Place(name, meant.country if meant else None)


def merge(corpus: Sequence[Article], told: Sequence[tuple[list[Event], dict[int, int]]]) -> dict[Told, str]:
    """Put mentions into a store; give the event that each gold event has become part of."""
    by_text = {article.document: events for article, (events, _) in zip(corpus, told, strict=True)}
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "store.db")
        with writer(path, lambda document: by_text[document]) as store:
            store.add_all([article.document for article in corpus])
        with reading(path) as connection:
            rows = connection.execute(
                "SELECT document_id, event_id FROM event_mention JOIN mention ON mention.id = mention_id ORDER BY 1, mention.id"
            ).fetchall()
    homes = [[event for _, event in group] for _, group in groupby(rows, key=lambda row: row[0])]
    return {
        Told(article.name, coded): events[number]
        for article, events, (_, pairs) in zip((a for a, t in zip(corpus, told, strict=True) if t[0]), homes,
                                               (t for t in told if t[0]), strict=True)
        for coded, number in pairs.items()
    }  # fmt: skip


def report(name: str, half: str, homes: Mapping[Told, str], known: Gold) -> str:
    """The figures of one half."""
    one, two = known.one[half], known.two[half] - known.one[half]
    there = {pair for pair in one if all(told in homes for told in pair)}
    right, wrong = sum(_together(pair, homes) for pair in one), sum(_together(pair, homes) for pair in two)
    return (
        f"merging, {name} mentions, {half}: pairwise P {ratio(right, right + wrong):.3f} R {ratio(right, len(one)):.3f} "
        f"(of those found {ratio(right, len(there)):.3f}) | one {len(one)} found {len(there)} merged {right} wrongly {wrong}"
    )


def _together(pair: Pair, homes: Mapping[Told, str]) -> bool:
    events = [homes.get(told) for told in pair]
    return None not in events and len(set(events)) == 1


def errors(half: str, homes: Mapping[Told, str], known: Gold, shown: Mapping[Told, str]) -> Iterator[str]:
    """A few lines for each pair that is merged wrongly, or not."""
    for pair in sorted(known.one[half], key=sorted):
        if not _together(pair, homes):
            yield "\n".join(["missed", *(f"    {told.article} {shown[told]}" for told in sorted(pair))])
    for pair in sorted(known.two[half] - known.one[half], key=sorted):
        if _together(pair, homes):
            yield "\n".join(["WRONG", *(f"    {told.article} {shown[told]}" for told in sorted(pair))])


def _shown(corpus: Sequence[Article], told: Sequence[tuple[list[Event], dict[int, int]]]) -> dict[Told, str]:
    shown = {}
    for article, (events, pairs) in zip(corpus, told, strict=True):
        for number, coded in enumerate(article.golds):
            event = events[pairs[number]] if number in pairs else None
            shown[Told(article.name, number)] = (
                f"not found: {coded['quote']}" if event is None else
                f"{event.date} {event.basis} {event.status} {event.type} [{event.trigger}] "
                f"{[actor.name for actor in event.actors]} {[place.name for place in event.places]} {event.title!r}"
            )  # fmt: skip
    return shown


def main() -> None:
    """Measure both kinds of mentions on both halves."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=Path(__file__).parent.parent / "corpus")
    parser.add_argument("--errors", action="store_true", help="list every pair that is not as it should be")
    parser.add_argument("--half", choices=HALVES, action="append", help="this half only")
    args = parser.parse_args()
    corpus = list(articles(args.folder))
    known = gold(args.folder, corpus)
    for name, make in (("found", found), ("perfect", perfect)):
        told = [make(article) for article in corpus]
        homes = merge(corpus, told)
        for half in args.half or HALVES:
            print(report(name, half, homes, known))
            if args.errors:
                print(*errors(half, homes, known, _shown(corpus, told)), sep="\n")


if __name__ == "__main__":
    main()
