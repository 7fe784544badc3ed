"""Bytes become reports: this room decides what a report's text and day are."""
