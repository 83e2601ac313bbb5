#!/bin/sh
# Fill the virtual environment .venv from a lock file. Usage: scripts/venv.sh run|dev
set -eu
cd "$(dirname "$0")/.."
kind=$1
export PIP_DISABLE_PIP_VERSION_CHECK=1

# Here while packages are being installed. If it stays, somebody stopped us half-way, and then pip
# takes a package that it has copied in part for a whole one: only a new environment is sure.
unfinished=.venv/.unfinished

usable() {
    [ ! -e "$unfinished" ] &&
        [ "$(cat .venv/.place 2>/dev/null || pwd -P)" = "$(pwd -P)" ] &&
        .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null &&
        .venv/bin/python -m pip --version >/dev/null 2>&1
}

install() {
    .venv/bin/python -m pip install --quiet --no-deps "$@"
}

if ! usable; then
    scripts/python.sh scripts/system_packages.py python
    echo "Making the virtual environment .venv"
    rm -rf .venv
    mkdir .venv
    touch "$unfinished"
    scripts/python.sh -m venv .venv
fi

touch "$unfinished"
echo "Installing the Python packages"
install --require-hashes -r "requirements/$kind.txt"
install --require-hashes -r requirements/build.txt
install --no-build-isolation --editable .
pwd -P >.venv/.place
rm "$unfinished"

# What the tests need holds all that running needs.
[ "$kind" = run ] || touch .venv/.run
touch ".venv/.$kind"
