#!/bin/sh
# Run a Python that is new enough for Signpost. Usage: scripts/python.sh ARGUMENTS
set -eu

for python in python3 python3.11 python3.12 python3.13 python3.14; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" "$@"
    fi
done

echo "Signpost needs Python 3.11 or newer, and none was found." >&2
exit 1
