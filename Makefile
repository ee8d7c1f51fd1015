# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format type layout scan bench i18n gui package docs park clean

PY := .venv/bin/python
export QT_QPA_PLATFORM ?= offscreen

help:            ## list what there is
	@grep -hE '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## /\1\t/' | expand -t 12

setup:           ## install everything on Debian 12 (root or sudo); also done by demo and test
	@scripts/setup

demo: setup i18n ## run the whole chain on the simulated reference park through qgis_process, into build/demo
	@$(PY) scripts/demo

test: setup i18n lint layout type ## run every check and test
	@GW_MONITOR_TESTS=complete $(PY) -m pytest test

lint: setup      ## ruff
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .

format: setup    ## let ruff put the code in shape
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

type: setup      ## mypy, strict on gw_core
	@cd build/link && ../../.venv/bin/mypy --config-file ../../pyproject.toml -p gw_monitor.gw_core

layout: setup    ## import-linter: imports only point down
	@cd build/link && ../../.venv/bin/lint-imports --config ../../pyproject.toml

scan: setup      ## bandit and detect-secrets, as the plugin site runs them
	@.venv/bin/python scripts/scan

bench: setup     ## benchmarks: a table, and build/bench/<name>.json
	@$(PY) benchmarks/run.py

i18n: setup      ## update i18n/*.ts from the sources and compile them
	@$(PY) scripts/translations
	@lrelease -silent i18n/gw_monitor_zh.ts -qm i18n/gw_monitor_zh.qm

gui: setup i18n  ## take the screenshots in docs/images in a real QGIS window
	@scripts/screenshot

package: setup i18n ## the plugin zip, in build/
	@$(PY) scripts/package

park: setup      ## make the files of the reference park again
	@$(PY) resources/demo/generate.py resources/demo

clean:           ## remove what was made, keep the environment
	@rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis i18n/*.qm
