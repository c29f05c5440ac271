"""`python -m timeline`: the same as the command."""

from timeline.cli.main import main

main()
