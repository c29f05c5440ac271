"""How the project's Typer apps are made."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup


class Group(TyperGroup):
    """Commands under one name; the name alone asks for its help."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words; where there are none, the help is meant."""
        return super().parse_args(ctx, args or ["--help"])


def new_app(**settings: Any) -> typer.Typer:
    """Make a Typer app that prints plain text and imports nothing to do so."""
    return typer.Typer(
        cls=settings.pop("cls", Group),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,
    )
