"""Briefs and timelines as documents: terminal text, Markdown, one self-contained page."""
