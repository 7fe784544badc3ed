"""Knowledge as data, with its shapes and the one loader."""
