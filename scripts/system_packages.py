"""Install what Signpost needs from the operating system, or say what to type.

Usage: python scripts/system_packages.py python|run|test|bench|soak
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from ctypes import CDLL
from ctypes.util import find_library
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

# Debian keeps servers in places that are not on everybody's path.
PROGRAM_FOLDERS = [
    *os.get_exec_path(),
    "/usr/local/sbin",
    "/usr/sbin",
    "/sbin",
    *map(str, Path("/usr/lib/postgresql").glob("*/bin")),
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Need:
    """Something of the operating system's: its name, how to tell, its Debian package."""

    name: str
    is_met: Callable[[], bool]
    package: str


def library(name: str, package: str) -> Need:
    """Need a shared library that can be loaded; who installed it does not matter."""

    def loads() -> bool:
        # A small system may have the library but not the tools that find_library asks.
        for candidate in (find_library(name), f"lib{name}.so.0"):
            if candidate:
                with suppress(OSError):
                    CDLL(candidate)
                    return True
        return False

    return Need(name=f"the {name} library", is_met=loads, package=package)


def program(name: str, package: str) -> Need:
    """Need a program."""
    path = os.pathsep.join(PROGRAM_FOLDERS)
    return Need(
        name=name, is_met=lambda: shutil.which(name, path=path) is not None, package=package
    )


PYTHON = [
    Need(
        name="Python's ensurepip",
        is_met=lambda: find_spec("ensurepip") is not None,
        package="python3-venv",
    )
]
RUN = [
    *PYTHON,
    library("pango-1.0", "libpango-1.0-0"),
    library("pangoft2-1.0", "libpangoft2-1.0-0"),
    library("harfbuzz-subset", "libharfbuzz-subset0"),
]
TEST = [
    *RUN,
    program("chromium", "chromium"),
    program("pdftotext", "poppler-utils"),
    program("initdb", "postgresql"),
    program("nginx", "nginx-light"),
    program("redis-server", "redis-server"),
    program("java", "default-jre-headless"),
]
BENCH = [*TEST, program("soffice", "libreoffice-writer-nogui")]
SOAK = [
    *RUN,
    program("initdb", "postgresql"),
    program("redis-server", "redis-server"),
    program("faketime", "faketime"),
]
NEEDS = {"python": PYTHON, "run": RUN, "test": TEST, "bench": BENCH, "soak": SOAK}


def main(kind: str) -> int:
    """Meet the needs of this kind; give the exit status."""
    missing = [need for need in NEEDS[kind] if not need.is_met()]
    if not missing:
        return 0
    as_root = way_to_root()
    if as_root is None or shutil.which("apt-get") is None:
        print(what_to_type(missing), file=sys.stderr)
        return 1
    packages = [need.package for need in missing]
    print("Installing", *packages, flush=True)
    script = Path(__file__).with_name("apt_install.sh")
    return subprocess.run([*as_root, "sh", script, *packages], check=False).returncode


def way_to_root() -> list[str] | None:
    """Find what to put before a command so that root runs it; None if there is no way."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    without_password = [sudo, "-n"]
    answer = subprocess.run([*without_password, "true"], capture_output=True, check=False)
    return without_password if answer.returncode == 0 else None


def what_to_type(missing: list[Need]) -> str:
    """Say what is missing and the line that installs it."""
    names = ", ".join(need.name for need in missing)
    packages = " ".join(need.package for need in missing)
    return (
        f"Signpost needs these from your system: {names}.\n"
        "On Debian or Ubuntu, type this line. Then do what you did again:\n\n"
        f"    sudo apt-get update && sudo apt-get install --no-install-recommends {packages}\n\n"
        "On another system, install the packages of the same purpose."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
