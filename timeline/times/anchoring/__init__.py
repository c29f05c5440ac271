"""What a date counts from, and which year it means where it names none."""
