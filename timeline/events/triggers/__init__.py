"""Which words of a sentence name an event, and of which type it is."""
