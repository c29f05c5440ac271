"""Examples of each command, for its help and for the man page: a line to type, and what it does."""

from __future__ import annotations

from collections.abc import Sequence

Example = tuple[str, str]

START: tuple[Example, ...] = (
    ("timeline ingest articles/", "read what you have"),
    (
        "timeline show --actor Japan --since 2022",
        "the chronology: a line for each event, with its id at the end",
    ),
    ("timeline why a3bs2244", "why the line with this id says what it says"),
)
"""Where somebody begins who has just installed it: the end of the help of all."""

EXAMPLES: dict[str, tuple[Example, ...]] = {
    "ingest": (
        ("timeline ingest articles/", "every article of a folder"),
        ("timeline ingest talk.txt --published 2023-01-12", "a text that does not say when it was published"),
    ),
    "watch": (
        ("timeline watch inbox/", "what is in a folder, then what comes into it"),
        ("timeline watch inbox/ --every 60 --jobs 2", "a look every minute, in two processes"),
    ),
    "show": (
        ("timeline show --actor Japan --since 2022", "what Japan, its people and its bodies took part in"),
        ("timeline show --between China Philippines --type MOBILIZE", "two actors, one type"),
        ("timeline show --actor Japan --group-by type", "sections by type"),
        ("timeline show --top 20 --in 2023", "the twenty most important events of a year, by date"),
        ("timeline show @japan-navy", "a filter that the configuration names"),
    ),
    "export": (
        ("timeline export --actor Japan -o japan.html", "a page to look at, zoom and filter"),
        ("timeline export --actor Japan -o japan.xlsx", "a workbook"),
        ("timeline export --preset acled > events.csv", "CSV with ACLED's column names"),
        ("timeline export --fields date,title,who --format md", "a Markdown table of three columns"),
    ),
    "brief": (
        ("timeline brief --actor Japan --top 10", "a briefing of the ten most important events"),
        ("timeline brief --actor Japan --since-last --name weekly-japan", "what is new since the last of that name"),
        ("timeline brief --template slides -o talk.html", "slides, as a web page"),
    ),
    "chart": (
        ("timeline chart --actor Ukraine --by month --since 2022", "bars by month"),
        ("timeline chart --stack actor", "who makes the bars"),
    ),
    "why": (("timeline why a3bs2244", "the sentences, rules and arithmetic behind one line"),),
    "list": (("timeline list actors", "who is in the store, how often, and when"),),
    "add": (("timeline add --title 'Ministers meet' --date 2025-05 --who 'Japan > Fiji'", "an event of your own"),),
    "edit": (("timeline edit a3bs2244 --date 2022-08-02", "another date"),),
    "reject": (("timeline reject a3bs2244", "no event at all"),),
    "merge": (("timeline merge a3bs2244 htmtqngu", "two that are one"),),
    "split": (("timeline split a3bs2244 2 3", "its second and third mention are another event"),),
    "undo": (("timeline undo", "the last correction"),),
    "history": (("timeline history a3bs2244", "what was corrected"),),
    "due": (("timeline due --actor Japan", "plans whose day has passed or comes next"),),
    "conflicts": (("timeline conflicts --in 2023", "what sources tell differently"),),
    "forget": (("timeline forget 'Harbour News'", "all articles of a source, and what only they tell"),),
    "extract": (("timeline extract article.md --format jsonl", "the events of one text; nothing is stored"),),
    "tag": (("timeline tag article.md --format timeml", "its time expressions"),),
    "lexicon": (
        ("timeline lexicon list people", "a table, your own rows first"),
        ("timeline lexicon add organisations name='Harbour Forum' kind=ngo country=JPN", "a body of your own"),
        ("timeline lexicon check", "what is wrong with your own tables"),
    ),
    "db": (
        ("timeline db info", "what the store holds"),
        ("timeline db check", "whether it is damaged"),
        ("timeline db backup timeline-2025.db", "a whole copy"),
        ("timeline db rebuild", "after a change of your lexicon: all events anew"),
        ("timeline db upgrade", "after an update of timeline: the store in its new form"),
    ),
    "config": (("timeline config", "which settings hold, and where they stand"),),
    "completion": (("timeline completion bash >> ~/.bash_completion", "for bash, from the next shell on"),),
    "man": (("timeline man | man -l -", "read it"),),
}  # fmt: skip


def examples(command: str) -> list[Example]:
    """Give the examples of a command; "db backup" has its own of those of "db"."""
    of_all = EXAMPLES.get(command.split(maxsplit=1)[0], ())
    return [example for example in of_all if f"{example[0]} ".startswith(f"timeline {command} ")]


def epilog(shown: Sequence[Example]) -> str | None:
    """Give examples as the end of a help; each line stays a line."""
    lines = [f"  {line}\n      {says}" for line, says in shown]
    return "\b\nExamples:\n" + "\n".join(lines) if lines else None
