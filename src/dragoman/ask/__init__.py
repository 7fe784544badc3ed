"""Read-only questions, answers with evidence."""
