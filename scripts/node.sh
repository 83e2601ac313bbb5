#!/bin/sh
# Run a command with Node on the path: the machine's, or else our own in .venv.
# Usage: scripts/node.sh npm ARGUMENTS
set -eu
cd "$(dirname "$0")/.."

# Stands for a whole Node in .venv, made from the lock file it is compared with.
done=.venv/.node

machine_has_node() {
    command -v npm >/dev/null &&
        node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null
}

if ! machine_has_node; then
    if [ ! -e "$done" ] || [ requirements/node.txt -nt "$done" ]; then
        echo "Installing Node into .venv"
        # Forced, because a Node that was copied in part would count as installed.
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
            --force-reinstall --require-hashes -r requirements/node.txt
        touch "$done"
    fi
    # On the path, because the install scripts of npm packages call node themselves.
    PATH="$(pwd)/.venv/bin:$PATH"
fi

exec "$@"
