# The verbs that people and CI use. No logic here: each is one or two commands.
PYTHON ?= python3
BIN := .venv/bin

# Tests start Python hundreds of times, and would compile the package each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup serve test check format scripts build bench bench-draft bench-versions mutate-shapes imports lock
.PHONY: check-style check-types check-layers check-content check-scripts check-pages

setup:
	@$(PYTHON) tools/setup.py

# Options: make serve SERVE="--port 8001".
serve: setup
	@exec $(BIN)/noticegraph serve $(SERVE)

# Half of the time a test waits for servers and browsers, so that two fit on a core.
TESTS_AT_ONCE ?= $(shell $(PYTHON) -c 'import os; print(2 * len(os.sched_getaffinity(0)))')
test: setup
	$(BIN)/python -m pytest --numprocesses $(TESTS_AT_ONCE) --dist loadfile --no-loadscope-reorder --durations 10

# One target for each, so that `make --jobs 2 check` uses two cores.
CHECKS := check-style check-types check-layers check-content check-scripts check-pages
check: $(CHECKS)
$(CHECKS): setup
check-style:
	$(BIN)/ruff check
	$(BIN)/ruff format --check
check-types:
	$(BIN)/mypy
check-layers:
	$(BIN)/lint-imports
check-content:
	$(BIN)/noticegraph format --check
	$(BIN)/noticegraph questions check
check-scripts:
	$(BIN)/python tools/build_scripts.py --check
check-pages:
	$(BIN)/python tools/model_page.py --check
	$(BIN)/python tools/rows_page.py --check

format: setup
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/noticegraph format
	$(BIN)/python tools/model_page.py
	$(BIN)/python tools/rows_page.py

scripts: setup
	$(BIN)/python tools/build_scripts.py

build: setup
	$(BIN)/uv build --no-build-isolation

# Options: make bench BENCH="--quick".
bench: setup
	$(BIN)/python -m bench $(BENCH)

# Options: make bench-draft DRAFT="--shared DIR --rows DIR --seen TEXT GOLD --unseen TEXT GOLD".
bench-draft: setup
	$(BIN)/python -m bench.draft $(DRAFT)

# Options: make bench-versions VERSIONS="--workspace DIR --differences DIR".
bench-versions: setup
	$(BIN)/python -m bench.versions $(VERSIONS)

mutate-shapes: setup
	$(BIN)/python tools/mutate_shapes.py

TERMS ?= ../shared/vocab/dpv-2.3/terms.tsv
imports: setup
	$(BIN)/python tools/import_terms.py $(TERMS)

lock: setup
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --extra dev --extra fast --python-version 3.11 \
		--output-file requirements.lock pyproject.toml
