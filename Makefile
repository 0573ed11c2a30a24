# Two commands do everything: `make demo` runs the product, `make test` proves it.

PYTHON ?= python3
BIN    := .venv/bin
UV     ?= $(BIN)/uv
READY  := .venv/.ready
ARGS   ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench screenshots run hub lock clean
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

help:  ## this list
	@echo "Gatehouse: event check-in that cannot wait for the network."
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "Flags go through ARGS, as in: make demo ARGS=--off-screen"

setup: $(READY)  ## system libraries, .venv and the pinned dependencies; takes no time when nothing changed

demo: $(READY)  ## the whole product: a hub, a station, badges before its camera, the network cut and mended
	@$(BIN)/python -m tests.demo $(ARGS)

test: check  ## every check, then every test
	@echo "pytest"
	@$(BIN)/python -m pytest $(ARGS)

check: $(READY)  ## style, types, layers, screens and the lock file, without running anything
	@echo "ruff check";    $(BIN)/ruff check --quiet .
	@echo "ruff format";   $(BIN)/ruff format --quiet --check .
	@echo "mypy";          $(BIN)/mypy --no-error-summary
	@echo "import-linter"; $(BIN)/lint-imports --no-logo
	@echo "qmllint";       $(BIN)/python packaging/check_qml.py
	@echo "lock file";     ! grep -nE '://|--(extra-)?index-url|--find-links' requirements.lock

bench: $(READY)  ## the figures, each as a ratio to a limit measured in the same run
	@$(BIN)/python -m tests.bench $(ARGS)

screenshots: $(READY)  ## every state of the screens, in every size and language, into build/screenshots
	@$(BIN)/python -m tests.ui.screenshots build/screenshots $(ARGS)

run: $(READY)  ## a device, as in: make run ARGS="--mode check-in --camera 0"
	@$(BIN)/gatehouse run $(ARGS)

hub: $(READY)  ## a hub on SQLite
	@$(BIN)/gatehouse-hub serve $(ARGS)

lock: $(READY)  ## pin the dependencies of pyproject.toml anew, with hashes
	$(UV) pip compile pyproject.toml --all-extras --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--python-version 3.11 --universal --upgrade --quiet --output-file requirements.lock

clean:  ## remove everything that the other commands made
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml packaging/set_up.py packaging/debian-libraries.txt
	@$(PYTHON) packaging/set_up.py
	@touch $@
