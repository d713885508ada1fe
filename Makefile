# Two commands do everything from a fresh clone:   make booklet   make test
# Needed: make, python3 >= 3.11 and pip. All else goes into .venv.

PYTHON ?= python3
BIN := .venv/bin
unexport PYTHONDONTWRITEBYTECODE    # without bytecode every start is two to three times slower

.DEFAULT_GOAL := help
.PHONY: help booklet sample test check format lint types layers unit bench fuzz coverage golden laws standards conformance versions reference docs release wheel clean

help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

booklet: .venv/.program ## the booklet and the host deck of content/agenda.yaml, in out/
	$(BIN)/progprint pdf content/agenda.yaml -o out/booklet.pdf
	$(BIN)/progprint slides content/agenda.yaml -o out/decks

sample: .venv/.program ## the booklet and the decks of the sample conference, in out/sample/
	$(BIN)/progprint pdf content/sample -o out/sample/booklet.pdf
	$(BIN)/progprint slides content/sample -o out/sample/decks

test: lint types layers unit ## everything that must pass before a commit

check: format test ## format first, then test

format: .venv/.development
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .

lint: .venv/.development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.development
	$(BIN)/mypy

layers: .venv/.development
	$(BIN)/lint-imports

unit: .venv/.development    # a part of what asks tests/effort.py; `make laws` tries all
	$(BIN)/pytest -q -n 2 -m "not slow"

golden: .venv/.development ## write the golden files anew; read the difference before you commit it
	UPDATE_GOLDENS=1 $(BIN)/pytest -q tests/golden tests/raster

standards: .venv/.development .venv/axe.min.js ## the slow tests: validators and other programs open what we wrote
	AXE=.venv/axe.min.js $(BIN)/pytest -q -n 2 -m "slow and not conformance"

conformance: .venv/.development .venv/verapdf.jar ## veraPDF and others on what we wrote: PDF/UA, PDF/A, inks of one plate
	VERAPDF=.venv/verapdf.jar $(BIN)/pytest -q -n 2 -m conformance

versions: .venv/.development ## the program in fresh environments: lowest versions of all it needs, each Python that is here
	$(BIN)/python tools/versions.py

reference: .venv/.development ## write docs/reference/ anew, from the tables of the program
	$(BIN)/python -m tools.reference

docs: .venv/.documents ## the site of the documents, in out/site; a broken link fails
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --clean

coverage: .venv/.development ## how much of the code the tests run, branch by branch; processes that they start count
	$(BIN)/pytest -q -n 2 -m "not slow" --cov --cov-report= tests/unit tests/golden
	$(BIN)/coverage report --skip-covered --sort=cover

laws: .venv/.development ## the laws and random trials of the quick run with all their examples
	THOROUGH=1 $(BIN)/pytest -q -n 2 --maxschedchunk 1 -m "not slow" tests/laws $$(grep -rlF --include='*.py' tests.effort tests/unit)

fuzz: .venv/.development ## 100,000 random strings, agendas and layouts, 20,000 runs of the whole program, and the laws with many more examples
	FUZZ=100000 EXAMPLES=2000 $(BIN)/pytest -q -n 2 tests/laws/test_fuzz.py tests/laws/test_fuzz_files.py tests/laws/test_composer_laws.py tests/laws/test_flow_laws.py
	FUZZ_RUNS=$${FUZZ_RUNS:-20000} $(BIN)/pytest -q -n 2 tests/laws/test_fuzz_runs.py

SIZES ?= 4 200 1000
RUNS ?= 3
bench: .venv/.program .venv-bench/.peers ## a table that compares us with our peers; SIZES="4 200" RUNS=5 MORE=--write
	@.venv-bench/bin/python bench/compare.py --program $(BIN)/progprint --sizes "$(SIZES)" --runs $(RUNS) $(MORE)

release: .venv/.program ## dist/ with a wheel and a source archive, each tried in a fresh environment, notes and checksums
	$(BIN)/python tools/release.py

wheel: .venv/.program ## dist/progprint-*.whl with fonts, looks and the sample inside
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove what was made; the environment stays
	rm -rf out dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# Some Pythons come without ensurepip: then the pip that is there fills the environment.
.venv/bin/python .venv-bench/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "progprint needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(@:/bin/python=) || { $(PYTHON) -m venv --clear --without-pip $(@:/bin/python=) && \
	  $(PYTHON) -m pip --python $@ install --quiet --disable-pip-version-check pip; }

.venv/.program: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/.development: .venv/.program
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

# Only the site needs it.
.venv/.documents: .venv/.program
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	@touch $@

# Without Maven or Java the tests say so: a skip, and a failure where CI is set.
VERAPDF_VERSION := 1.28.2
.venv/verapdf.jar: | .venv/bin/python
	@mvn -q -B dependency:copy -Dartifact=org.verapdf.apps:greenfield-apps:$(VERAPDF_VERSION) -DoutputDirectory=.venv/maven \
	  && mv .venv/maven/greenfield-apps-$(VERAPDF_VERSION).jar $@ || echo "veraPDF was not fetched" >&2

# Without npm the test of the preview says so, in the same way.
AXE_VERSION := 4.14.1
.venv/axe.min.js: | .venv/bin/python
	@npm install --silent --no-save --prefix .venv/npm axe-core@$(AXE_VERSION) \
	  && mv .venv/npm/node_modules/axe-core/axe.min.js $@ || echo "axe-core was not fetched" >&2

# One by one, since a peer that cannot be installed here must not keep the others out.
.venv-bench/.peers: bench/requirements.txt | .venv-bench/bin/python
	@sed 's/#.*//' $< | xargs -n 1 .venv-bench/bin/python -m pip install --quiet --disable-pip-version-check || true
	@.venv-bench/bin/python -c 'import pypdfium2, yaml'    # these two read the results
	@touch $@
