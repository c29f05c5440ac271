"""What each kind of expression means: a date, a weekday, a quarter, a duration, so long ago."""
