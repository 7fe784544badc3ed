"""From a report to its sentences and the mentions in them."""
