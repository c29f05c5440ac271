"""Turn articles on world politics into a chronology. The public API."""
