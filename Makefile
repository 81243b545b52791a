# Everything works on a machine with only python3 (3.11 or newer) and make: the first target that needs it sets up .venv.
PYTHON ?= python3
DATA ?= data
BIN := .venv/bin
READY := .venv/.ready
# Containers often forbid byte code; here every command, and each of some thousand processes of the tests, would compile all modules anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: setup demo test test-slow lint docs bench server worker clean

setup: $(READY)

# The lock is complete, so nothing is left to resolve (--no-deps); older pips else stumble over extras. An editable install cannot be hash-checked, so it comes without dependencies after the lock; the build backend is in the lock.
$(READY): requirements.lock pyproject.toml
	@case "$$(uname -s)" in Linux|Darwin) ;; *) echo "keyevents runs on Linux and macOS, this is $$(uname -s)"; exit 2;; esac
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "keyevents needs Python 3.11 or newer: make PYTHON=/path/to/python3.11"; exit 2; }
	@$(PYTHON) -m venv .venv || { echo "no venv module: on Debian and Ubuntu, apt install python3-venv"; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup
	$(BIN)/keyevents demo --data "$(DATA)"

test: setup
	$(BIN)/pytest -q -n auto --dist loadfile

# Three at a time on two cores: these tests wait for servers and clocks as much as they work.
test-slow: setup
	$(BIN)/pytest -q -m slow -n 3 --dist loadfile --no-loadscope-reorder

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: setup
	$(BIN)/python -c 'from transforms.schemas import tables_document; print(tables_document(), end="")' > docs/tables.md

bench: setup
	@sed -e '/--hash=/d' -e 's/ \\$$//' requirements.lock > .venv/constraints.txt  # with hashes pip would want one of newspaper4k too
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .venv/constraints.txt 'newspaper4k>=0.9.6'
	$(BIN)/python -m tests.bench

# Prefect's server and a process worker, on loopback only; see docs/operations.md.
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export DO_NOT_TRACK := 1
export KEYEVENTS_HOME ?= $(CURDIR)
export PREFECT_WORKER_QUERY_SECONDS ?= 2
PREFECT := PREFECT_API_URL=http://127.0.0.1:4200/api $(BIN)/prefect

server: setup
	$(BIN)/prefect server start --host 127.0.0.1 --port 4200

worker: setup
	$(PREFECT) work-pool create keyevents --type process --overwrite
	$(PREFECT) --no-prompt deploy --all
	$(PREFECT) worker start --pool keyevents --type process --limit 1

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
