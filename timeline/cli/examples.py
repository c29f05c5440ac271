"""Examples of each command, for its help and for the man page: a line to type, and what it does."""

from __future__ import annotations

Example = tuple[str, str]

EXAMPLES: dict[str, tuple[Example, ...]] = {
    "ingest": (
        ("timeline ingest articles/", "every article of a folder"),
        ("timeline ingest talk.txt --published 2023-01-12", "a text that does not say when it was published"),
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
    "list": (("timeline list actors", "who is in the store, with counts and years"),),
    "add": (("timeline add --title 'Ministers meet' --date 2025-05 --who 'Japan > Fiji'", "an event of your own"),),
    "edit": (("timeline edit a3bs2244 --date 2022-08-02", "another date"),),
    "reject": (("timeline reject a3bs2244", "no event at all"),),
    "merge": (("timeline merge a3bs2244 htmtqngu", "two that are one"),),
    "split": (("timeline split a3bs2244", "one that is several"),),
    "undo": (("timeline undo", "the last correction"),),
    "history": (("timeline history a3bs2244", "what was corrected"),),
    "due": (("timeline due --actor Japan", "plans whose day has passed or comes next"),),
    "conflicts": (("timeline conflicts --in 2023", "what sources tell differently"),),
    "extract": (("timeline extract article.md --format jsonl", "the events of one text; nothing is stored"),),
    "tag": (("timeline tag article.md --format timeml", "its time expressions"),),
    "completion": (("timeline completion bash > ~/.local/share/bash-completion/completions/timeline", "for bash"),),
    "man": (("timeline man | man -l -", "read it"),),
}  # fmt: skip


def epilog(command: str) -> str | None:
    """Give the examples of a command as the end of its help; each line stays a line."""
    if command not in EXAMPLES:
        return None
    lines = [f"  {line}\n      {says}" for line, says in EXAMPLES[command]]
    return "\b\nExamples:\n" + "\n".join(lines)
