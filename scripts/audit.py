"""Say what pip-audit found, from its JSON on standard input. Fails unless every package is clean.

pip-audit itself calls packages clean that it could not look up: behind a mirror that passes no
advisories on, that is all of them.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

NOT_REACHED = (
    "The advisories could not be reached from here, so nothing is known. Run `make audit` where"
    " the package index itself can be reached."
)


def main() -> None:
    """Print what was found, and fail where that is anything but good."""
    packages = _packages(sys.stdin.read())
    unknown = [each["name"] for each in packages if "skip_reason" in each]
    faults = list(_faults(packages))
    for fault in faults:
        print(fault)
    if len(unknown) == len(packages):
        sys.exit(NOT_REACHED)
    if unknown:
        print(f"Not looked up, so not known to be clean: {', '.join(unknown)}")
    print(f"Looked up: {len(packages) - len(unknown)} packages. Known faults: {len(faults)}.")
    sys.exit(bool(unknown or faults))


def _packages(text: str) -> list[dict[str, Any]]:
    """Return what was said of each package; nothing where pip-audit came to no end."""
    try:
        packages: list[dict[str, Any]] = json.loads(text)["dependencies"]
    except (ValueError, KeyError):
        return []
    return packages


def _faults(packages: list[dict[str, Any]]) -> Iterator[str]:
    for package in packages:
        for fault in package.get("vulns", ()):
            mended = ", ".join(fault["fix_versions"]) or "nothing yet"
            yield f"{package['name']} {package['version']}: {fault['id']}, mended in {mended}"


if __name__ == "__main__":
    main()
