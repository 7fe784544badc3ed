# All commands of the project. A fresh machine needs only make and Python 3.11 or later.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
DEMO_LEDGER := build/demo.sqlite
# How many records `make bench` exports to each format; 1000000 takes the better part of an hour.
RECORDS ?= 50000
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON_DOWNLOADS := never

.PHONY: install demo test check fast gold parses rules judge bench accuracy docs readme clean

install: $(INSTALLED)

$(INSTALLED): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Dragoman needs Python 3.11 or later: make install PYTHON=python3.12"; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check uv
	$(BIN)/uv sync -q --frozen --inexact --python $(BIN)/python
	touch $@

demo: install
	mkdir -p build
	rm -f $(DEMO_LEDGER) $(DEMO_LEDGER)-wal $(DEMO_LEDGER)-shm
	$(BIN)/dragoman add examples/reports --ledger $(DEMO_LEDGER)
	$(BIN)/dragoman brief Turkey Malaysia --ledger $(DEMO_LEDGER) --format html -o build/brief-TUR-MYS.html
	$(BIN)/dragoman brief Turkey Malaysia --ledger $(DEMO_LEDGER)
	@echo "The same brief as a page, each footnote opening its report: build/brief-TUR-MYS.html"

check: install
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/pytest -n 2 -rs

# What needs neither the language model nor ../shared, on one core.
fast: install
	$(BIN)/pytest -m "not model and not slow and not shared"

gold: install
	$(BIN)/python bench/gold.py $(if $(LABELS),--labels $(LABELS))

# The examples of the coding rules, parsed anew; needed after any change of an example.
parses: install
	$(BIN)/python -m tests.parses.stored

# How many of our own marked sentences the coding rules see.
rules: install
	$(BIN)/python bench/rules.py

# The judge's weights, from all labelled reports but dev.jsonl; needed after any change of reading.
judge: install
	$(BIN)/python -m training.judge ../shared/gold/more.jsonl tests/gold/*/*.jsonl

bench: install
	$(BIN)/python bench/corpus.py
	$(BIN)/python bench/stages.py
	$(BIN)/python bench/exports.py --records $(RECORDS)

# docs/accuracy.md: scores, errors, and the peers beside them.
accuracy: install
	$(BIN)/python bench/accuracy.py

# The pages that are made from the program.
docs: install
	$(BIN)/python tests/house/commands.py

# Run the commands that README shows, and show what they print today.
readme: install
	$(BIN)/python tests/house/readme.py

clean:
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
