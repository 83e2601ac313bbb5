"""A document as plain text, for an e-mail or a case system. Lines are as long as they are."""

from collections.abc import Iterable, Iterator

from app.referrals.documents.outline import Block, Grid, Run, Whole, read

UNDER = {"h1": "=", "h2": "-"}
"""What stands under a heading, so that it is seen as one without any type."""
LONGEST_RULE = 60
ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
END_OF_ISOLATE = "\u2069"


def text(html: str) -> str:
    """Return a whole document as text, with what runs along its pages said once."""
    whole = read(html)
    writer = _Writer(whole)
    parts = [f"{whole.running}\n{whole.mark}".strip()]
    for each in whole.blocks:
        lines = writer.grid(each) if isinstance(each, Grid) else writer.block(each)
        parts.append("\n".join(lines))
    return "\n".join([*parts, "", whole.footing, ""])


class _Writer:
    """Writes the blocks of a document as lines."""

    def __init__(self, whole: Whole) -> None:
        self._direction = whole.direction

    def block(self, block: Block) -> Iterator[str]:
        words = self._said(block.runs)
        match block.style:
            case "h1" | "h2":
                yield from ("", "", words, UNDER[block.style] * min(len(words), LONGEST_RULE))
            case "h3" | "h4" | "h5":
                yield from ("", words)
            case "typed":
                # Set in, so that nobody takes a person's own words for ours.
                yield from (f"    {line}".rstrip() for line in words.split("\n"))
            case "item":
                yield _hung(block.depth, words)
            case _:
                yield words

    def grid(self, grid: Grid) -> Iterator[str]:
        """Yield the cells of each row under their headings: columns need a type of one width."""
        for row in grid.rows:
            if grid.head:
                yield ""
            cells = tuple(map(self._said, row))
            names, cells = (grid.head, cells) if grid.head else (cells[:1], cells[1:])
            for name, cell in zip(names, cells, strict=False):
                yield f"{name}: {cell}".rstrip().replace("\n", "\n    ")

    def _said(self, runs: Iterable[Run]) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        """Return words between marks where they run another way: text has no other means."""
        if run.direction in ("", self._direction):
            return run.words
        begin = ISOLATES[run.direction]
        lines = run.words.split("\n")
        return "\n".join(line and f"{begin}{line}{END_OF_ISOLATE}" for line in lines)


def _hung(depth: int, words: str) -> str:
    inset = "  " * (depth - 1)
    return f"{inset}- " + words.replace("\n", f"\n{inset}  ")
