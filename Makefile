# Every target sets itself up: it needs python3 (3.11 or later) with venv and pip, and a package index; nothing else.
# Another Python: make test PYTHON=python3.12

PYTHON ?= python3
VENV ?= .venv$(if $(filter python3,$(PYTHON)),,-$(notdir $(PYTHON)))
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test test-engines with-engines types lint contract api docs build nox clean

help:
	@echo "make demo      parse the pages of seeds/ and show what is on them"
	@echo "make test      run the tests, and measure which branches they take"
	@echo "make test-engines  install Spark and Ray beside, and check that they give the same rows (Spark needs Java)"
	@echo "make types     check the types (mypy, strict)"
	@echo "make lint      check the style (ruff)"
	@echo "make contract  check that imports run one way (import-linter)"
	@echo "make api       compare the public interface with that of the last release, and count what has a type"
	@echo "make docs      build the documentation into docs/_build/html"
	@echo "make build     build the wheel and the source archive into dist/"
	@echo "make nox       check what is shipped, and test it on each Python that is installed"
	@echo "make clean     remove all that these commands made"

demo: $(VENV)/.run
	@$(BIN)/mediacorpus parse seeds -o demo.jsonl
	@$(BIN)/mediacorpus show seeds
	@$(BIN)/mediacorpus view seeds/004_f46a3c93d77f15d8.txt -o demo.html
	@echo "The same as JSON Lines, a document a line: demo.jsonl"
	@echo "The page of many articles, for a browser: demo.html"

test: $(VENV)/.test
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto --maxprocesses 4 --dist loadfile
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# Spark and Ray are large: they have an environment of their own, without what the other tests need.
test-engines:
	@$(MAKE) --no-print-directory with-engines VENV=$(VENV)-engines

with-engines: $(VENV)/.engines
	$(BIN)/python -m pytest --noconftest tests/engines

types: $(VENV)/.types
	$(BIN)/mypy

lint: $(VENV)/.lint
	$(BIN)/ruff check
	$(BIN)/ruff format --check

contract: $(VENV)/.contract
	$(BIN)/lint-imports

api: $(VENV)/.api
	PATH="$(abspath $(BIN)):$$PATH" basedpyright --verifytypes mediacorpus --ignoreexternal
	@tag=$$(git describe --tags --abbrev=0 --match 'v*' 2>/dev/null || true); if [ -n "$$tag" ]; \
		then echo "the interface since $$tag:"; $(BIN)/griffe check mediacorpus --search src --against "$$tag"; \
		else echo "no release is tagged in this checkout: nothing to compare with"; fi

docs: $(VENV)/.docs
	$(BIN)/sphinx-build -n -W --keep-going -b html docs docs/_build/html

build: $(VENV)/.build
	$(BIN)/python -m build

nox: $(VENV)/.nox
	$(BIN)/nox -f .ci/noxfile.py

clean:
	rm -rf .venv .venv-* .nox build dist demo.html demo.jsonl docs/_build docs/examples .coverage .coverage.* .hypothesis \
		.mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find src tests docs -name __pycache__ -type d -exec rm -rf {} +

# A stamp for each group of pyproject.toml: the library itself, installed from this folder, and what the group needs.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit("mediacorpus needs Python 3.11 or later: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	touch $@

$(VENV)/.run: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --editable ".[terminal]"
	touch $@

$(VENV)/.%: $(VENV)/.run pyproject.toml
	$(BIN)/python -m pip install --quiet --editable . --group $*
	touch $@
