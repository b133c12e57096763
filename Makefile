# Two commands are all most people need: `make chat` and `make test`.
PYTHON ?= python3
VENV ?= .venv
STORE ?= store
DOCUMENTS ?= evals/samples/documents
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
INSTALLED_TEST := $(VENV)/.installed-test
# A folder to keep the stores of the evals in, for several runs over one set of documents.
EVAL_STORES ?=
KEPT := $(if $(EVAL_STORES),--stores $(EVAL_STORES))
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: chat ingest test test-long check eval bench bench-store samples golden hostile clean

chat: $(INSTALLED) ## ingest the sample documents on the first run, then open the chat
	@$(BIN)/ingest build $(DOCUMENTS) --store $(STORE)
	@$(BIN)/assistant chat --store $(STORE)

ingest: $(INSTALLED) ## ingest DOCUMENTS=folder into STORE=folder
	@$(BIN)/ingest build $(DOCUMENTS) --store $(STORE)

test: check ## lint, types, tests and evals; longer checks are in test-long
	@$(BIN)/pytest tests evals $(KEPT)

check: $(INSTALLED_TEST)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

test-long: $(INSTALLED_TEST) ## what takes minutes, and the questions kept aside; CI runs it
	@$(BIN)/pytest tests evals -m long --aside $(KEPT)

eval: $(INSTALLED_TEST) ## every eval set, the questions kept aside included
	@$(BIN)/pytest evals -m "long or not long" --aside --baselines

bench: $(INSTALLED_TEST) ## ratios of time, in one run
	@$(BIN)/python -m evals.bench

PARAGRAPHS ?= 5000
EMBEDDER ?= model
bench-store: $(INSTALLED_TEST) ## what a store of PARAGRAPHS costs; EMBEDDER=cheap leaves the model out
	@$(BIN)/python -m evals.bench_store --paragraphs $(PARAGRAPHS) --embedder $(EMBEDDER)

samples: $(INSTALLED_TEST) ## rebuild the sample documents from their sources
	@$(BIN)/python -m evals.samples.build

golden: $(INSTALLED_TEST) ## write the golden readings anew; read the difference before keeping it
	@$(BIN)/python -m evals.golden

hostile: $(INSTALLED_TEST) ## try every hostile input and write docs/hostile-inputs.md
	@$(BIN)/python -m tests.ingest.reading.hostile_table

clean:
	rm -rf $(VENV) $(STORE)

$(VENV)/bin/python:
	@echo "Making the environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

$(INSTALLED): $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing (a few minutes the first time) ..."
	@$(PIP) --editable .
	@touch $@

$(INSTALLED_TEST): $(INSTALLED)
	@$(PIP) --editable '.[test]'
	@touch $@
