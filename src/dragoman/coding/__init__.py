"""From mentions and values to records."""
