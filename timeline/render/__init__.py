"""From rows to what is printed or written, a module for each format."""
