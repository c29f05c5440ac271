"""The words of all rooms: tables that an analyst can read and correct, with their loader."""
