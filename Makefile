# One verb for each thing that a person does with Heard; a bare machine with Python 3.11 is enough.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The Node that builds the app: the one named (make NODE=/opt/node24/bin/node …), the machine's
# where it is new enough, or one inside .venv.
ifdef NODE
export PATH := $(dir $(NODE)):$(PATH)
else
NODE := $(shell .ci/node-on-path)
export PATH := $(if $(NODE),,$(CURDIR)/$(BIN):)$(PATH)
endif
export PIP_DISABLE_PIP_VERSION_CHECK := 1
PIP := $(BIN)/pip install -qq --require-hashes
PHASE := .ci/phase
PYTEST := -m pytest --numprocesses 2 --dist loadgroup
# In processes of their own: Playwright holds its event loop, so nothing else could run one there.
IN_BROWSERS := $(PYTEST) -m browser
LINT := $(MAKE) --jobs=2 --output-sync=target lint-eslint lint-server lint-app
FAST := -m "not browser and not postgres and not slow"
UV_LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header --no-annotate

# What is ready leaves a stamp, so that nothing is done twice.
VENV_READY := $(BIN)/python
SERVER_READY := $(VENV)/.server-ready
DEV_READY := $(VENV)/.dev-ready
NODE_READY := $(VENV)/.node-ready
APP_READY := pwa/node_modules/.app-ready
DIST := pwa/dist/index.html
MUTANTS := .artifacts/mutants
APP_SOURCES := $(shell find pwa/src pwa/public docs/examples pwa/*.ts pwa/*.js pwa/index.html -type f 2>/dev/null)

.PHONY: help
help: ## Show these verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(DEV_READY) $(APP_READY) ## Install what development needs, into .venv and pwa/node_modules

.PHONY: run
run: $(SERVER_READY) $(DIST) ## Start Heard with a demonstration ward, on 127.0.0.1:8000
	@$(BIN)/heard serve --demo

.PHONY: demo
demo: $(SERVER_READY) ## Create the demonstration organisation in the database
	@$(BIN)/heard demo

.PHONY: migrate
migrate: $(SERVER_READY) ## Bring the database to the newest schema
	@$(BIN)/heard migrate

.PHONY: verify
verify: $(SERVER_READY) ## Check the journal's chain and that every figure can be counted again
	@$(BIN)/heard verify

.PHONY: test
test: machine setup $(DIST) ## Run everything, browsers included
	@$(LINT)
	@$(PHASE) "vitest" npm --prefix pwa test --silent
	@$(PHASE) "pytest" $(BIN)/python $(PYTEST) -m "not browser"
	@$(PHASE) "pytest" $(BIN)/python $(IN_BROWSERS)

.PHONY: check
check: setup ## Run what is fast: no browser, no PostgreSQL, under 90 seconds
	@$(LINT)
	@$(PHASE) "vitest" npm --prefix pwa test --silent
	@$(PHASE) "pytest" $(BIN)/python $(PYTEST) $(FAST)

.PHONY: browser
browser: machine setup $(DIST) ## Run the browser tests alone
	@$(PHASE) "pytest" $(BIN)/python $(IN_BROWSERS)

.PHONY: bench
bench: $(DEV_READY) $(DIST) ## Measure the figures that docs/benchmarks.md states
	@$(BIN)/python -m tests.load

.PHONY: pictures
pictures: machine $(DEV_READY) $(DIST) ## Take the pictures of docs/screens.md anew
	@$(BIN)/python -m tests.browser.pictures

.PHONY: schemas
schemas: setup ## Write schemas/ and the app's types from the rules
	@HEARD_WRITE_CASES=1 $(BIN)/python -m pytest -q tests/domain
	@$(BIN)/python -m heard.publish

.PHONY: coverage
coverage: setup $(DIST) ## Run the fast tests and say which lines none of them reached
	@$(BIN)/coverage run $(PYTEST) --quiet $(FAST)
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

.PHONY: mutants
mutants: $(DEV_READY) ## Change the chart engine in every small way; the tests should notice each
	@rm -rf $(MUTANTS) && mkdir -p $(MUTANTS)
	@cp -r backend $(MUTANTS)/src && cp -r tests pyproject.toml $(MUTANTS)
	@cd $(MUTANTS) && $(CURDIR)/$(BIN)/mutmut run --max-children 2
	@cd $(MUTANTS) && $(CURDIR)/$(BIN)/mutmut results

.PHONY: wheel
wheel: $(DEV_READY) $(DIST) ## Build one wheel with the app, the migrations and the schemas inside
	@$(BIN)/hatchling build
	@ls -l dist/*.whl

.PHONY: locks
locks: $(DEV_READY) ## Resolve the dependencies again and write their hashed locks
	@$(UV_LOCK) --upgrade --output-file requirements.txt pyproject.toml
	@$(UV_LOCK) --upgrade --group dev --constraint requirements.txt \
	  --output-file requirements-dev.txt pyproject.toml
	@$(UV_LOCK) --upgrade --group build --output-file requirements-build.txt
	@$(UV_LOCK) --upgrade --group node --output-file requirements-node.txt

.PHONY: clean
clean: ## Remove what was installed and built; data and backups stay
	rm -rf $(VENV) pwa/node_modules pwa/dist dist .artifacts .pytest_cache .ruff_cache
	rm -rf .import_linter_cache .hypothesis .coverage .coverage.*

.PHONY: lint-server
lint-server: setup
	@$(PHASE) "ruff check" $(BIN)/ruff check --quiet .
	@$(PHASE) "ruff format" $(BIN)/ruff format --quiet --check .
	@$(PHASE) "basedpyright" $(BIN)/basedpyright
	@$(PHASE) "import-linter" $(BIN)/lint-imports --no-cache --no-logo
	@$(PHASE) "schemas" $(BIN)/python -m heard.publish --check

.PHONY: lint-app
lint-app: setup
	@$(PHASE) "svelte-check" npm --prefix pwa run --silent check
	@$(PHASE) "stylelint" npm --prefix pwa run --silent lint:css
	@$(PHASE) "dependency-cruiser" npm --prefix pwa run --silent layers

.PHONY: lint-eslint
lint-eslint: setup # by itself: it takes as long as all the others
	@$(PHASE) "eslint" npm --prefix pwa run --silent lint

.PHONY: machine
machine:
	@.ci/browsers

$(VENV_READY):
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
	  { echo "Heard needs Python 3.11 or newer: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c "import ensurepip, venv" 2>/dev/null || .ci/need python3-venv
	@$(PHASE) "virtual environment" $(PYTHON) -m venv $(VENV)

$(SERVER_READY): requirements.txt requirements-build.txt pyproject.toml | $(VENV_READY)
	@$(PHASE) "server packages" $(PIP) -r requirements.txt -r requirements-build.txt
	@$(BIN)/pip install -qq --no-deps --no-build-isolation -e .
	@touch $@

$(DEV_READY): requirements-dev.txt $(SERVER_READY)
	@$(PHASE) "development packages" $(PIP) -r requirements-dev.txt
	@touch $@

$(NODE_READY): requirements-node.txt | $(VENV_READY)
	@$(if $(NODE),true,$(PHASE) "Node" $(PIP) -r requirements-node.txt)
	@touch $@

$(APP_READY): pwa/package-lock.json $(NODE_READY)
	@$(PHASE) "app packages" npm --prefix pwa ci --loglevel=error
	@touch $@

$(DIST): $(APP_SOURCES) $(APP_READY)
	@$(PHASE) "app" npm --prefix pwa run --silent build
	@touch $@
