"""Settings, saved filters, completion, the manual page, help, colour and the pager."""

from __future__ import annotations

import contextlib
import os
import pty
import shlex
import subprocess
from itertools import takewhile
from pathlib import Path

import pytest
from conftest import COMMAND, THIS_TREE, Run
from readers import program

from timeline.cli.examples import EXAMPLES, START
from timeline.cli.main import COMMANDS, root
from timeline.cli.pager import pager
from timeline.errors import UsageError

CONFIG = """
store = "{store}"
[aliases]
Friends = ["Taiwan", "Japan"]
[filters]
war = "--actor Russia --type ASSAULT"
plans = ["--status", "planned"]
"""


@pytest.fixture
def config(tmp_path: Path, store: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(CONFIG.format(store=store))
    return path


def test_saved_filters_stand_for_their_words(run: Run, config: Path) -> None:
    settings = {"TIMELINE_CONFIG": str(config)}
    assert (
        run("show", "@war", **settings).stdout == run("show", "--actor", "Russia", "--type", "ASSAULT").stdout
    )
    assert "Okinawa" in run("show", "@plans", "--actor", "Japan", **settings).stdout
    assert run("show", "--search", "@war", **settings).stdout == ""


def test_aliases_mean_any_of_their_names(run: Run, config: Path) -> None:
    settings = {"TIMELINE_CONFIG": str(config)}
    both = run("show", "--actor", "friends", **settings).stdout
    assert both == run("show", "--actor", "Taiwan", "--actor", "Japan").stdout
    assert (
        run("show", "--not-actor", "friends", **settings).stdout
        == run("show", "--not-actor", "Taiwan", "--not-actor", "Japan").stdout
    )


def test_the_store_of_the_settings_gives_way_to_what_is_named(run: Run, config: Path, tmp_path: Path) -> None:
    settings = {"TIMELINE_CONFIG": str(config)}
    assert run("show", TIMELINE_DB="", **settings).stdout == run("show").stdout
    assert run("show", TIMELINE_DB=str(tmp_path / "none.db"), **settings).returncode == 1


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("[filters]\nwar = '--actor Russia'", ["show", "@peace"], "no saved filter '@peace'; there are @war"),
        ("", ["show", "@peace"], "no saved filter '@peace'; "),
        ("", ["show", "--limit", "2", "@peace"], "A saved filter stands right behind the command"),
        ("colour = 1", ["show", "@war"], "unknown setting 'colour'; there are store, aliases, filters"),
        ("store = 1", ["show", "--actor", "Japan"], "store is to be the name of a file"),
        ("filters = 1", ["show", "@war"], "filters is to be a table"),
        ("[filters]\nwar = 1", ["show", "@war"], "filters.war is to be a text or a list of texts"),
        ('[filters]\nwar = "\'"', ["show", "@war"], "filters.war: No closing quotation"),
        ("store =", ["config"], "is no TOML"),
    ],
)
def test_wrong_settings_are_one_line(
    run: Run, store: Path, tmp_path: Path, text: str, words: list[str], said: str
) -> None:
    (tmp_path / "c.toml").write_text(text)
    done = run(*words, TIMELINE_CONFIG=str(tmp_path / "c.toml"))
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_config_shows_what_holds(run: Run, config: Path) -> None:
    assert "[aliases]" in run("config", TIMELINE_CONFIG=str(config)).stdout
    assert "does not exist; it could say:" in run("config").stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["sh"], ["show"]),
        (["show", "--actor", "tai"], ["Taiwan"]),
        (["show", "--actor", "Nancy P"], ["Nancy Pelosi"]),
        (["show", "--place", ""], ["Taiwan"]),
        (["export", "--source", "da"], ["Daily"]),
        (["show", "--type", "cons"], ["CONSULT"]),
        (["show", "--status", "p"], ["planned", "possible"]),
        (["export", "--preset", ""], ["acled", "polecat", "gdelt"]),
        (["show", "--group"], ["--group-by"]),
        (["brief", "--format", ""], ["md", "html", "txt"]),
        (["tag", "a.txt", "--format", ""], ["jsonl", "timeml"]),
        (["export", "--format", "m"], ["md", "markwhen"]),
        (["show", "--sort", ""], ["date", "importance"]),
        (["chart", "--by", ""], ["year", "month", "week"]),
        (["chart", "--stack", ""], ["type", "actor", "none"]),
        (["list", "pl"], ["places"]),
        (["--quiet", "show", "--reve"], ["--reverse"]),
        (["show", "@w"], ["@war"]),
        (["why", ""], []),
    ],
)
def test_completion_offers(run: Run, config: Path, typed: list[str], offered: list[str]) -> None:
    done = run("completion", "words", "--", *typed, TIMELINE_CONFIG=str(config))
    assert done.stdout.splitlines() == offered


def test_completion_without_a_store_offers_nothing_and_says_nothing(run: Run) -> None:
    done = run("completion", "words", "--", "show", "--actor", "")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_accept_their_script(run: Run, tmp_path: Path, shell: str) -> None:
    path = program(shell)
    (tmp_path / "script").write_text(run("completion", shell).stdout)
    subprocess.run([path, "-n", str(tmp_path / "script")], check=True, capture_output=True)


def test_bash_completes_names_with_blanks(run: Run, store: Path, tmp_path: Path) -> None:
    program("bash")
    (tmp_path / "script").write_text(run("completion", "bash").stdout)
    ask = '. ./script; COMP_WORDS=(timeline show --actor Nancy); COMP_CWORD=3; _timeline 2>/dev/null; printf "%s\\n" "${COMPREPLY[@]}"'
    env = THIS_TREE | {
        "PATH": f"{Path(COMMAND).parent}:{os.environ['PATH']}",
        "TIMELINE_DB": str(store),
        "HOME": str(tmp_path),
    }
    done = subprocess.run(
        ["bash", "-c", ask], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout == "Nancy\\ Pelosi\n"


@pytest.fixture(scope="module")
def manual() -> str:
    """The manual page, with its hyphens as one types them."""
    return subprocess.run([COMMAND, "man"], capture_output=True, text=True, check=True).stdout.replace(
        "\\-", "-"
    )


def test_the_manual_page_has_every_command_and_is_good_roff(run: Run) -> None:
    text = run("man").stdout
    for command in COMMANDS:
        assert f"\n.SS {command}\n" in text
    groff = program("groff")
    done = subprocess.run(
        [groff, "-man", "-Tutf8", "-ww", "-z"], input=text, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""


def test_every_command_has_examples() -> None:
    assert EXAMPLES.keys() == COMMANDS.keys()


@pytest.mark.parametrize("command", COMMANDS)
def test_help_and_manual_show_examples_that_work(run: Run, command: str, manual: str) -> None:
    text = run(command, "--help").stdout
    for line, _ in EXAMPLES[command]:
        assert line in text
        assert line in manual
        assert_usage(line)


def test_the_help_of_all_shows_first_steps_that_work(run: Run) -> None:
    text = run("--help").stdout
    for line, says in START:
        assert f"{line}\n        {says}\n" in text
        assert_usage(line)


@pytest.mark.parametrize(("group", "name"), [("db", "backup"), ("lexicon", "add")])
def test_a_command_of_a_group_shows_its_own_examples(run: Run, group: str, name: str) -> None:
    shown = run(group, name, "--help").stdout.partition("Examples:")[2]
    assert shown.count("timeline ") == 1
    assert f"timeline {group} {name} " in shown


def assert_usage(line: str) -> None:
    """The command takes these words; they are read, and nothing is run."""
    name, *words = takewhile(lambda word: word not in ("|", ">"), shlex.split(line)[1:])
    command = root().get_command(None, name)
    context = command.make_context(name, [word for word in words if not word.startswith("@")])
    if hasattr(command, "commands"):
        inner, *rest = [*context._protected_args, *context.args]
        command.commands[inner].make_context(inner, rest)


@pytest.mark.parametrize("words", [(), ("db",), ("lexicon",)], ids=" ".join)
def test_a_list_of_commands_has_whole_sentences(run: Run, words: tuple[str, ...]) -> None:
    listed = run(*words, "--help").stdout.partition("Commands:")[2].strip().splitlines()
    assert len(listed) >= 3
    assert [line for line in listed if line.endswith("...")] == []


def on_a_terminal(store: Path, *words: str, **settings: str) -> str:
    main, other = pty.openpty()
    env = {
        **THIS_TREE,
        "TIMELINE_DB": str(store),
        "TERM": "xterm-256color",
        "COLUMNS": "80",
    } | settings
    subprocess.run([COMMAND, *words], stdin=other, stdout=other, stderr=other, env=env, check=True)
    os.close(other)
    with contextlib.suppress(OSError):  # the other end is closed, and nothing was written
        return os.read(main, 1 << 16).decode()
    return ""


def test_colour(run: Run, store: Path) -> None:
    assert "\x1b" not in run("show", "--color", "auto").stdout
    assert "\x1b[36m" in run("show", "--color", "always").stdout
    assert "\x1b[36m" in run("show", CLICOLOR_FORCE="1").stdout
    assert "\x1b" not in run("show", CLICOLOR_FORCE="1", NO_COLOR="1").stdout
    assert "\x1b[36m" in on_a_terminal(store, "show", "--no-pager")
    assert "\x1b[36m" not in on_a_terminal(store, "show", "--no-pager", "--color", "never")
    assert "\x1b[36m" in on_a_terminal(store, "chart")
    assert "\x1b[36m" not in on_a_terminal(store, "chart", NO_COLOR="1")


def test_pager(store: Path) -> None:
    assert "CHRONOLOGY" in on_a_terminal(store, "show", PAGER="sed 's/Pelosi/CHRONOLOGY/'")
    assert "CHRONOLOGY" not in on_a_terminal(store, "show", "--no-pager", PAGER="sed 's/Pelosi/CHRONOLOGY/'")
    assert "Pelosi" in on_a_terminal(store, "show", PAGER="no-such-pager")
    assert "Pelosi" not in on_a_terminal(store, "show", PAGER="true")


def test_a_pager_that_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "'less")
    with pytest.raises(UsageError, match="no closing quotation"), pager(wide=False):
        pass


def test_columns(run: Run, store: Path) -> None:
    for width in (40, 60, 100, 200):
        lines = run("show", "--format", "table", COLUMNS=str(width)).stdout.splitlines()
        assert max(map(len, lines)) <= width
    wide = run("show", "--wide", COLUMNS="40").stdout
    assert "A Marine Littoral Regiment is stationed on Okinawa" in wide
    assert "MOBILIZE" in wide


def test_groups(run: Run, store: Path) -> None:
    text = run("show", "--group-by", "type", COLUMNS="80").stdout
    assert [line for line in text.splitlines() if line.endswith(")") and line[:1] != " "][:2] == [
        "CONSULT (3)",
        "ASSAULT (2)",
    ]
    assert "Japan (" in run("show", "--group-by", "actor", COLUMNS="80").stdout
