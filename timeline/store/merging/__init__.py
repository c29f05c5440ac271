"""Which mentions tell of one event, and what it says: facts of each, evidence between two, the cut of a group."""
