"""Where the directory's files lie in a checkout."""

from pathlib import Path

CHECKOUT = Path(__file__).parents[2]

FORMS = CHECKOUT / "forms"
"""What people review; the directory's part is in `directory/`."""

BUILT = CHECKOUT / "build"
"""What commands make; never committed."""

POSTCODE_FILE = FORMS / "directory" / "postcode_lad_gb_onspd_2025-11.csv.xz"
"""The edition of the postcode directory that `signpost directory build` packs."""


def postcode_table(built: Path) -> Path:
    """Return the packed postcode table in a folder of built files."""
    return built / "postcodes.bin"


def school_table(built: Path) -> Path:
    """Return the packed list of schools in a folder of built files."""
    return built / "schools.bin"
