"""`python -m tests.golden`: write the golden documents anew, to be read before they are kept."""

from tests.golden.printed import write

write()
