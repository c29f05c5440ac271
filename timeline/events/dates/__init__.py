"""Which date is whose: time phrases, lists, headings and events told before, joined to the triggers."""
