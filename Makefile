# Every target sets up what it needs in .venv: plain Python 3.11 or newer and pip.
# The lock is whole, so pip resolves nothing (--no-deps); with a pin and an extra of one
# package (sqlalchemy[asyncio]) it would even refuse the lock.
PYTHON ?= python3
BIN := .venv/bin
SETUP := .venv/.casework-setup
STYLE := casework/web/node_modules/.package-lock.json
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-annotate --no-header --no-emit-index-url
.DEFAULT_GOAL := help
.PHONY: help setup run demo screens test check format docs lock clean

help: ## Show the targets.
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(SETUP) $(STYLE) ## Make .venv with exactly the locked packages; fetch the style sheets.

$(SETUP): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "casework needs Python 3.11 or newer (make PYTHON=...)" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--require-hashes --requirement requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--no-build-isolation --editable .
	@touch $@

# The pages are readable without the style sheets, so a machine without npm goes on.
$(STYLE): casework/web/package-lock.json
	@if command -v npm >/dev/null; then npm ci --prefix casework/web --silent && touch $@; \
		else echo "npm is missing: the pages will have no style" >&2; fi

run: setup ## Start everything on this machine, with cases to try; prints the logins.
	@$(BIN)/casework serve

demo: setup ## Play the main job from end to end and tell what happened.
	@$(BIN)/casework demo

test: setup ## Run the tests.
	@$(BIN)/python -m pytest

check: setup ## Everything a change must pass.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/casework processen --markdown docs/processes --check
	$(BIN)/casework check --markdown docs/processes/wat_is_bewezen.md --check
	$(BIN)/casework convenant --markdown docs/covenant.md --check
	$(BIN)/python -m pytest

format: setup ## Let ruff format and repair what it can.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

screens: setup ## Take a picture of every page for docs/screens (needs Chromium).
	@$(BIN)/python -m tests.e2e.screens

docs: setup ## Write docs/processes and docs/covenant.md from the law as code.
	$(BIN)/casework processen --markdown docs/processes
	$(BIN)/casework check --markdown docs/processes/wat_is_bewezen.md
	$(BIN)/casework convenant --markdown docs/covenant.md

lock: setup ## Write the lock files anew; add UPGRADE=--upgrade for newer releases.
	$(LOCK) $(UPGRADE) pyproject.toml --output-file requirements.lock
	$(LOCK) $(UPGRADE) --extra dev pyproject.toml --output-file requirements-dev.lock

clean: ## Remove what make and the tools made; data in CASEWORK_HOME stays.
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
