"""One short clause for each event that reads well alone."""
