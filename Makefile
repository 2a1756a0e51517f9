PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo desk test wheel glossary pictures bench clean

demo: .venv/installed  ## read the examples, put a fortnight into a ledger, and see what to do next
	@sh tools/demo.sh $(BIN)

desk: build/fortnight.db  ## look at the fortnight in a browser
	$(BIN)/counterclaim desk --ledger build/fortnight.db

build/fortnight.db: | .venv/installed
	@sh tools/demo.sh $(BIN) > /dev/null

test: .venv/tools  ## everything that CI checks
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/glossary.py --check
	$(BIN)/python tools/openapi.py --check
	$(BIN)/python tools/pages.py check
	$(BIN)/counterclaim languages check
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist worksteal

glossary: .venv/installed  ## write docs/glossary.md from the vocabulary
	$(BIN)/python tools/glossary.py

pictures: .venv/tools build/fortnight.db  ## what README and docs/desk.md show; needs Debian's chromium
	$(BIN)/python tools/pictures.py build/fortnight.db

bench: .venv/benches  ## what README's figures come from
	@for bench in benchmarks/*.py; do echo "== $$bench"; $(BIN)/python $$bench || exit 1; done

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist

.venv/bin/pip:
	$(PYTHON) -m venv .venv

PAGES := $(shell find src/counterclaim/desk/web -type f -not -path "*/node_modules/*" -not -name types.ts)

.venv/installed: pyproject.toml hatch_build.py $(PAGES) | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/tools: pyproject.toml hatch_build.py $(PAGES) | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ .venv/installed

.venv/benches: pyproject.toml hatch_build.py $(PAGES) | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@ .venv/installed

wheel: .venv/installed  ## build the wheel, and see that it holds all it needs
	rm -rf dist
	$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	$(BIN)/python -m zipfile -e dist/*.whl dist/unpacked
	test -f dist/unpacked/counterclaim/desk/static/index.html
	cd dist && PYTHONPATH=unpacked ../$(BIN)/python -m counterclaim explain CC101 > explained.txt
	cd dist && PYTHONPATH=unpacked ../$(BIN)/python -m counterclaim read ../examples -f jsonl > read.jsonl
