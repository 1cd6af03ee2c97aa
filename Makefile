# Everything a newcomer, a developer and CI run. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
UV := .tools/bin/uv
RUN := .venv/bin
export UV_PYTHON_DOWNLOADS ?= automatic
CODE := services shared keten tests bench

.PHONY: help
help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk 'BEGIN {FS = ":.*## "} {printf "  %-12s %s\n", $$1, $$2}'

$(UV):
	@python3 -m venv .tools && .tools/bin/pip install --quiet uv

.venv/installed: $(UV) requirements-dev.lock pyproject.toml .python-version
	@$(UV) venv --quiet --allow-existing .venv
	@$(UV) pip sync --quiet --require-hashes requirements-dev.lock
	@$(UV) pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: install
install: .venv/installed ## Make .venv with the command keten

.PHONY: demo
demo: install ## Replay a quarter of a municipality and show its figures beside the published ones
	@$(RUN)/keten demo --schaal 0.1

.PHONY: serve
serve: install ## Serve everything in one process on port 8000, data in var/
	@$(RUN)/keten serve

.PHONY: test
test: install ## All checks and tests, on a real PostgreSQL and a real Kafka
	@$(MAKE) --no-print-directory static
	@$(RUN)/pytest -n 2 --dist loadfile --durations=10

.PHONY: check
check: install ## The fast inner loop: format, lint, types, contracts, unit tests; no servers
	@$(MAKE) --no-print-directory static
	@$(RUN)/pytest -q -m "not server" -n 2

.PHONY: static
static: lock-check
	@$(RUN)/ruff format --check --quiet $(CODE)
	@$(RUN)/ruff check --quiet $(CODE)
	@$(RUN)/mypy $(CODE)
	@$(RUN)/lint-imports --no-cache

.PHONY: format
format: install ## Format the code and mend what the linter can mend
	@$(RUN)/ruff check --fix --quiet $(CODE); $(RUN)/ruff format --quiet $(CODE)

LOCK = $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header

.PHONY: lock
lock: $(UV) ## Lock the newest versions that pyproject.toml allows
	@$(LOCK) --upgrade -o requirements.lock pyproject.toml
	@$(LOCK) --upgrade --group dev -c requirements.lock -o requirements-dev.lock pyproject.toml

.PHONY: lock-check
lock-check: $(UV)
	@for lock in requirements.lock requirements-dev.lock; do cp $$lock /tmp/$$lock.$$$$; \
	  $(LOCK) $$([ $$lock = requirements.lock ] || echo --group dev -c requirements.lock) -o /tmp/$$lock.$$$$ pyproject.toml \
	  && cmp -s $$lock /tmp/$$lock.$$$$; stale=$$?; rm -f /tmp/$$lock.$$$$; \
	  [ $$stale = 0 ] || { echo "$$lock is stale: run make lock"; exit 1; }; done

.PHONY: docs
docs: install ## Generate schemas, event catalogue and OpenAPI documents
	@$(RUN)/python -m keten.documenten

.PHONY: herkomst
herkomst: install ## Generate docs/herkomst.md: what the municipalities ask, and the tests that show it
	@$(RUN)/pytest -q tests/scenarios --schrijf-herkomst

.PHONY: bench
bench: install ## Every measured claim, peers beside ours in the same run
	@for name in append relay consume rebuild http lists chain; do $(RUN)/python -m bench.$$name --json; done

.PHONY: clean
clean: ## Remove what was made here; data in var/ stays
	@rm -rf .venv .tools build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
