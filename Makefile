# From a fresh clone: `make` sets up .venv, checks seeds/ against rules/ and writes the report. `make help` lists the rest.

PYTHON ?= python3
REPORT := reports/seeds.html
# The one report that is kept in the repository: one event, all its articles. A test holds that it is true.
SAMPLE := reports/alabama-2017.html
UV_VERSION := 0.13.9

VENV := .venv
BIN := $(VENV)/bin
# -qq: errors only; a mirror that lacks a package is no news.
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

LOCK := UV_CUSTOM_COMPILE_COMMAND='make lock' $(VENV)/lock/bin/uv pip compile --quiet --upgrade \
        --universal --python-version 3.11 --generate-hashes --no-config

# Without cached bytecode every start of the command compiles its modules anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
.PHONY: run test lint types contracts browser bench bench-reading bench-gate bench-scale lock setup setup-dev clean help

# The seeds carry faults on purpose, so findings (exit 1) are what a good run brings. Rules that do not load (2) and
# articles that cannot be read (3), or anything else, fail the target. So does a run that leaves no report: a traceback
# exits with 1, too.
run: setup ## check seeds/ against rules/, print the findings, write the report
	@mkdir -p $(dir $(REPORT)) && rm -f $(REPORT)
	@code=0; $(BIN)/checker check seeds --rules rules --report $(REPORT) || code=$$?; \
	$(BIN)/checker check seeds/alabama --rules rules/alabama-senate-2017.yaml --report $(SAMPLE) >/dev/null || true; \
	echo; \
	if [ $$code -le 1 ] && [ ! -s $(REPORT) ]; then code="$$code without a report"; fi; \
	case "$$code" in \
	0) echo "make: no finding at or above the gate (checker exited 0). Report: $(REPORT)" ;; \
	1) echo "make: checker exited 1, as it should: it found errors, and the articles in seeds/ carry faults on purpose."; \
	   echo "make: as a gate this run would stop the build; make itself counts 0 and 1 as done."; \
	   echo "make: reports: $(REPORT), and of the election alone $(SAMPLE)" ;; \
	2) echo "make: checker exited 2: the rules, the configuration or the arguments are wrong; see above." >&2 ;; \
	3) echo "make: checker exited 3: an article could not be read; see above. Report: $(REPORT)" >&2 ;; \
	*) echo "make: checker exited $$code: a bug in checker; see above." >&2 ;; \
	esac; \
	case "$$code" in 0 | 1) ;; *) exit 1 ;; esac

test: setup-dev ## all tests that need no browser, no database server and no root
	$(BIN)/pytest

lint: setup-dev ## ruff, rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup-dev ## strict mypy
	$(BIN)/mypy

contracts: setup-dev ## who may import whom
	$(BIN)/lint-imports

browser: setup-dev ## tests of the report in Debian's chromium
	$(BIN)/pytest -m browser

.PHONY: databases
databases: setup-dev ## tests of the archive on a real PostgreSQL, which they start
	$(BIN)/pytest -m databases

.PHONY: disk
disk: setup-dev ## tests on a disk that is full; by root, who alone may make one
	$(BIN)/pytest -m disk

bench: setup ## start-up, 1,000 articles, 1,000 rulebooks, and how many altered statements are found
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/throughput.py
	$(BIN)/python benchmarks/rulebooks.py
	$(BIN)/python benchmarks/mutation.py
	$(BIN)/python benchmarks/mutation.py --held-out

bench-reading: setup ## checker's reader against its peers on benchmarks/gold (installs them into build/peers)
	$(BIN)/python benchmarks/reading.py --scratch build/peers

bench-gate: setup ## the gate on 10,000 articles and 1,000 rulebooks, with peers (installs them into build/peers)
	$(BIN)/python benchmarks/gate.py --scratch build/peers

bench-scale: setup-dev ## archives: one process, two, and Dask, with 10 and 1,000 rulebooks
	$(BIN)/python benchmarks/scale.py

# Set-up. Stamps stand inside .venv: remove it and all is made anew. pip checks every file against its hash.
# pip compiles packages one by one and with their tests; compileall does it on all cores and without them.
# (-x is matched against paths below .venv. Some packages ship files for other Pythons: those do not compile, nor run.)
define install
@echo "make: installing from $(1) …"
@$(PIP) install --no-deps --require-hashes --no-compile -r $(1)
@$(BIN)/python -m compileall -qq -j0 -x '/(tests?|pip)/' $(VENV)/lib || true
@touch $@
endef

setup: $(VENV)/.project
setup-dev: $(VENV)/.dev

$(VENV)/.created:
	@echo "make: setting up $(VENV), once; half a minute or so"
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; v >= (3, 11) or sys.exit("make: checker needs Python 3.11 or later, found %d.%d; say PYTHON=…" % v)'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.packages: requirements.lock $(VENV)/.created
	$(call install,requirements.lock)

$(VENV)/.project: pyproject.toml $(VENV)/.packages
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.project
	$(call install,requirements-dev.lock)

# The locks hold for every platform and for Python 3.11 upwards; uv is needed to make them, not to use them.
lock: $(VENV)/.created ## resolve all packages anew and write both locks
	@$(PYTHON) -m venv $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip --disable-pip-version-check -qq install uv==$(UV_VERSION)
	$(LOCK) pyproject.toml --group build --output-file requirements.lock
	$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## remove what make made
	rm -rf $(VENV) .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache test-results
	rm -f $(REPORT)

help: ## this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 12
