"""The ledger: the only room that writes to the database."""
