"""The ground floor: frozen dataclasses and pure functions."""
