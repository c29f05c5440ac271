"""The store: its schema, writing, and merging mentions into events."""
