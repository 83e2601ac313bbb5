# Every task of this project; `make` alone lists them. What a task needs is set up first, and only once:
# a file stands for each finished step, and a step is done again when what it is made from is newer.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help run ready test test-postgresql walk check bench soak mutants golden pictures audit format lock clean again
.PHONY: .style .types .layers .content .words

# Two, because that is what a small build machine has.
PYTEST_WORKERS ?= 2
JOBS ?= 2

# Steps that do not need each other go side by side. Those that change the Python environment, or
# the system, go one after another: what follows them waits for them. Of several goals, which may
# want different environments, only one is made at a time.
ifeq ($(words $(MAKECMDGOALS)),1)
MAKEFLAGS += --jobs=$(JOBS)
else
.NOTPARALLEL:
endif

help: ## List these tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-15s %s\n", $$1, $$2}' Makefile

run: build/.system-run .venv/.run build/.static build/.fonts build/.postcodes build/.schools build/.translations ## Start Signpost on this computer
	@.venv/bin/signpost run

ready: build/.system-run .venv/.run build/.static build/.fonts build/.postcodes build/.schools build/.translations ## Set up what running Signpost for others needs, and start nothing

test: build/.system-test build/.static build/.fonts check build/.translations ## Check the code, then run every test but the benchmarks
	@.venv/bin/python -m pytest --numprocesses $(PYTEST_WORKERS) --dist worksteal \
		--benchmark-disable --ignore tests/benchmarks -m "not every" tests

test-postgresql: build/.system-test .venv/.dev build/.static build/.fonts build/.postcodes build/.schools build/.translations ## Run the tests of drafts and pages with PostgreSQL under them
	@SIGNPOST_TEST_DATABASE=postgresql .venv/bin/python -m pytest --numprocesses $(PYTEST_WORKERS) --dist worksteal \
		-m "not every" tests/drafts tests/journey tests/web

walk: build/.system-test .venv/.dev build/.static build/.fonts build/.postcodes build/.schools build/.translations ## Look at every page of every questionnaire, and every document
	@.venv/bin/python -m pytest --numprocesses $(PYTEST_WORKERS) --timeout 3600 -m every tests

check: .types .content .words .style .layers ## Check style, types, layers, forms and translations

.types: .venv/.dev
	@.venv/bin/python -m mypy
	@.venv/bin/python -m mypy scripts/*.py gunicorn.conf.py

.style: .venv/.dev
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .

.layers: .venv/.dev
	@.venv/bin/lint-imports

.content: .venv/.dev build/.postcodes build/.schools
	@.venv/bin/signpost forms lint
	@.venv/bin/signpost forms coverage --check
	@.venv/bin/signpost forms councils --check
	@.venv/bin/signpost training lint

.words: .venv/.dev build/.postcodes
	@.venv/bin/signpost translations check

bench: build/.system-bench .venv/.dev build/.static build/.fonts build/.postcodes build/.schools build/.translations ## Measure speed and memory
	@.venv/bin/python -m pytest tests/benchmarks
	@.venv/bin/python -m tests.benchmarks

soak: build/.system-soak .venv/.dev build/soak/.done build/.static build/.fonts build/.postcodes build/.schools build/.translations ## Let many people walk, calm and while things go wrong (RUNS="names", MINUTES=each)
	@.venv/bin/python -m tests.soak $(if $(RUNS),--runs $(RUNS)) $(if $(MINUTES),--minutes $(MINUTES))

mutants: .venv/.dev build/.postcodes ## Change rules and code a little, and see whether the tests notice
	@.venv/bin/python -m tests.mutants
	@.venv/bin/mutmut run
	@.venv/bin/mutmut results

golden: .venv/.dev build/.static build/.fonts build/.postcodes build/.schools build/.translations ## Write the golden documents anew, to be read before they are kept
	@.venv/bin/python -m tests.golden

pictures: build/.system-test .venv/.dev build/.static build/.fonts build/.postcodes build/.schools build/.translations ## Take the README's pictures again
	@.venv/bin/python scripts/pictures.py

# Nothing is installed for it but the tool: what is looked up are the versions of the lock file.
audit: build/audit/.done ## Look up known faults of every package that runs
	@build/audit/bin/pip-audit --requirement requirements/run.txt --require-hashes --disable-pip \
		--progress-spinner off --format json 2>build/audit/said | scripts/python.sh scripts/audit.py

format: .venv/.dev ## Lay out the Python code, and mend what can be mended
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

lock: ## Work out the Python lock files again (make lock UPGRADE=1 takes the newest versions)
	@scripts/lock.sh $(if $(UPGRADE),--upgrade)

clean: ## Remove what make has made, not what people have saved
	rm -rf .venv node_modules build mutants

# The steps of setting up, first to last.

build/.system-run build/.system-test build/.system-bench build/.system-soak: scripts/python.sh scripts/system_packages.py scripts/apt_install.sh
	@scripts/python.sh scripts/system_packages.py $(patsubst build/.system-%,%,$@)
	@mkdir -p build && touch $@

# The environment may need a package of the system's, which two may not install at a time.
as_test := $(patsubst test-postgresql,test,$(patsubst pictures,test,$(patsubst walk,test,$(MAKECMDGOALS))))
wanted := $(patsubst ready,run,$(as_test))
system := $(addprefix build/.system-,$(filter run test bench soak,$(wanted)))

.venv/.run: requirements/run.txt requirements/build.txt pyproject.toml scripts/venv.sh | $(system)
	@scripts/venv.sh run

.venv/.dev: requirements/dev.txt requirements/build.txt pyproject.toml scripts/venv.sh | $(system)
	@scripts/venv.sh dev

# Locust is kept apart: its gevent changes how everything that runs beside it waits.
build/soak/.done: requirements/soak.txt | $(system)
	@echo "Installing locust"
	@rm -rf build/soak
	@scripts/python.sh -m venv build/soak
	@build/soak/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--require-hashes -r requirements/soak.txt
	@touch $@

# An environment whose Python has been removed is of no use, and one that came with a copied or moved
# checkout still points at the old place.
ifneq ($(shell test -x .venv/bin/python && cat .venv/.place 2>/dev/null),$(CURDIR))
.venv/.run .venv/.dev: again
endif

# The steps below need Python packages first, but are not stale because those have changed.
python := .venv/$(if $(filter run ready,$(MAKECMDGOALS)),.run,.dev)

# The packages work without their own install scripts, one of which downloads a Java runtime.
npm_quietly := --ignore-scripts --no-update-notifier --loglevel=error

# pip-audit has an environment of its own, so that it is no part of what we run or test.
build/audit/.done: requirements/audit.txt
	@scripts/python.sh -m venv build/audit
	@build/audit/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--require-hashes -r requirements/audit.txt
	@touch $@

node_modules/.done: package.json package-lock.json .npmrc scripts/node.sh | $(python)
	@echo "Installing the packages that build the styles"
	@scripts/node.sh npm ci $(npm_quietly)
	@touch $@

# Folders are listed too: their time changes when a file in them is removed.
build/.static: node_modules/.done $(wildcard scripts/*.mjs) $(shell find app/static)
	@scripts/node.sh npm run --silent build
	@mkdir -p build && touch $@

build/.fonts: build/.static scripts/unpack_fonts.py | $(python)
	@.venv/bin/python scripts/unpack_fonts.py build/static/fonts build/fonts
	@touch $@

# Only the modules that shape the table, because it takes half a minute.
packing := $(addprefix app/,directory/packing.py directory/table.py questionnaires/postcodes.py)

build/.postcodes: forms/directory/districts.csv $(wildcard forms/directory/postcode*.csv.xz) $(packing) | $(python)
	@echo "Packing the postcodes"
	@.venv/bin/signpost directory build
	@mkdir -p build && touch $@

# These take a second.
shaping := $(addprefix app/directory/,names.py school_index.py school_rows.py school_table.py)

build/.schools: $(wildcard forms/directory/schools*.csv.xz) $(shaping) | $(python)
	@echo "Packing the schools"
	@.venv/bin/signpost directory schools
	@mkdir -p build && touch $@

# A catalogue that was removed has to go from what is built as well, so its folder is listed.
# Whether a language is whole goes by all that is shown, so it is looked at again when that changes.
shown := $(shell find app forms templates -name "*.py" -o -name "*.yaml" -o -name "*.html")

build/.translations: $(wildcard translations/*.yaml translations/*/LC_MESSAGES translations/*/LC_MESSAGES/*.po) $(shown) build/.postcodes | $(python)
	@echo "Building the languages"
	@.venv/bin/signpost translations build
	@mkdir -p build && touch $@

# Somebody may have removed what a finished step had made.
ifeq ($(wildcard build/static),)
build/.static: again
endif
ifeq ($(wildcard build/fonts),)
build/.fonts: again
endif
ifeq ($(wildcard build/postcodes.bin),)
build/.postcodes: again
endif
ifeq ($(wildcard build/translations),)
build/.translations: again
endif
ifeq ($(wildcard build/schools.bin),)
build/.schools: again
endif
