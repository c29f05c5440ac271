# Everything runs in a virtual environment of its own: nothing is needed but make and Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
STORE := build/demo.db
COMPILED := build/compiled
# Programs that read the exports in the tests, each with its package in Debian.
PROGRAMS := soffice:libreoffice-calc chromium:chromium node:nodejs npm:npm zsh:zsh fish:fish groff:groff-base jq:jq

.PHONY: demo test lint types bench compiled evaluate calibrate readers docs clean

demo: $(INSTALLED)  ## ingest the corpus and print the chronology for Japan
	@mkdir -p build
	@rm -f $(STORE) $(STORE)-wal $(STORE)-shm
	@$(BIN)/timeline ingest corpus/ --db $(STORE)
	@$(BIN)/timeline show --actor Japan --db $(STORE)

test: $(INSTALLED)
	$(BIN)/python -m pytest

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED)
	$(BIN)/mypy

bench: $(INSTALLED)
	@for file in bench/*.py; do echo "$$file"; $(BIN)/python "$$file" || exit 1; done

compiled: $(INSTALLED)  ## a wheel with a compiled core, which asks for a C compiler; the tests of the core run on it
	@rm -rf $(COMPILED)
	@mkdir -p $(COMPILED)/source
	@cp -R timeline pyproject.toml README.md LICENSE $(COMPILED)/source  # what is built leaves nothing in the tree
	HATCH_BUILD_HOOKS_ENABLE=1 $(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps \
		--wheel-dir $(COMPILED) $(COMPILED)/source
	@$(BIN)/python -m venv $(COMPILED)/venv
	@$(BIN)/python -m pip --python $(COMPILED)/venv/bin/python install --quiet --disable-pip-version-check \
		$(COMPILED)/*.whl --group dev
	$(COMPILED)/venv/bin/pytest tests/test_cases.py tests/test_events.py tests/test_times.py tests/test_golden.py
	@ls $(COMPILED)/*.whl

evaluate: $(INSTALLED)
	@$(BIN)/python tools/evaluate.py
	@$(BIN)/python tools/merges.py

calibrate: $(INSTALLED)  ## fit the confidence estimate to the corpus anew
	@$(BIN)/python tools/calibrate.py
	@$(BIN)/python tools/calibrate.py --check

readers: $(INSTALLED)  ## install what reads the exports back in the tests: programs where apt can, parsers of npm
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all]' --group readers
	@missing=; for each in $(PROGRAMS); do which "$${each%:*}" >/dev/null || missing="$$missing $${each#*:}"; done; \
		test -z "$$missing" || ! which apt-get >/dev/null || (apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing >/dev/null)
	@mkdir -p build/readers
	@! which npm >/dev/null || npm install --silent --prefix build/readers @markwhen/parser@1 @knight-lab/timelinejs@3

docs: readers  ## draw the pictures of the README: the table as SVG, the page as PNG
	@mkdir -p build
	@rm -f $(STORE) $(STORE)-wal $(STORE)-shm
	@$(BIN)/timeline ingest corpus/ --db $(STORE) --quiet
	@$(BIN)/python docs/pictures.py $(STORE)

clean:
	rm -rf build dist $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -c 'import sys; sys.exit("timeline needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $@
