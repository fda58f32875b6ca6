# Every target sets itself up: it needs python3 (3.11 or later) with venv and pip, and a package index; nothing else.
# Another Python: make test PYTHON=python3.12

PYTHON ?= python3
VENV ?= .venv$(if $(filter python3,$(PYTHON)),,-$(notdir $(PYTHON)))
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test types lint contract docs build clean

help:
	@echo "make demo      parse the pages of seeds/ and show what is on them"
	@echo "make test      run the tests, and measure which branches they take"
	@echo "make types     check the types (mypy, strict)"
	@echo "make lint      check the style (ruff)"
	@echo "make contract  check that imports run one way (import-linter)"
	@echo "make docs      build the documentation into docs/_build/html"
	@echo "make build     build the wheel and the source archive into dist/"
	@echo "make clean     remove all that these commands made"

demo: $(VENV)/.run
	@$(BIN)/mediacorpus parse seeds -o demo.jsonl
	@$(BIN)/mediacorpus show seeds
	@echo "The same as JSON Lines, a document a line: demo.jsonl"

test: $(VENV)/.test
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report

types: $(VENV)/.types
	$(BIN)/mypy

lint: $(VENV)/.lint
	$(BIN)/ruff check
	$(BIN)/ruff format --check

contract: $(VENV)/.contract
	$(BIN)/lint-imports

docs: $(VENV)/.docs
	$(BIN)/sphinx-build -n -W --keep-going -b html docs docs/_build/html

build: $(VENV)/.build
	$(BIN)/python -m build

clean:
	rm -rf .venv .venv-* build dist demo.jsonl docs/_build .coverage .coverage.* .hypothesis \
		.mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find src tests docs -name __pycache__ -type d -exec rm -rf {} +

# A stamp for each group of pyproject.toml: the library itself, installed from this folder, and what the group needs.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit("mediacorpus needs Python 3.11 or later: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	touch $@

$(VENV)/.run: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.%: $(VENV)/.run pyproject.toml
	$(BIN)/python -m pip install --quiet --editable . --group $*
	touch $@
