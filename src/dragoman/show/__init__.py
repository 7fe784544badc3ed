"""The edges: command line, documents, exports."""
