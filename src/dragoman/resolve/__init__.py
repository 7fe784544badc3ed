"""From mentions to values."""
