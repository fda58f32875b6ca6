"""Parse the plain text of scraped media pages into typed objects with exact offsets."""

__version__ = "0.0.1"
