"""Dragoman: what states did to, with and about each other, each line with its sentence."""
