"""A document as plain text, for an e-mail or a case system. Lines are as long as they are."""

from collections.abc import Iterator

from app.referrals.documents.outline import Block, Grid, read

UNDER = {"h1": "=", "h2": "-"}
"""What stands under a heading, so that it is seen as one without any type."""
LONGEST_RULE = 60


def text(html: str) -> str:
    """Return a whole document as text, with what runs along its pages said once."""
    whole = read(html)
    parts = [f"{whole.running}\n{whole.mark}".strip()]
    for each in whole.blocks:
        lines = _grid(each) if isinstance(each, Grid) else _block(each)
        parts.append("\n".join(lines))
    return "\n".join([*parts, "", whole.footing, ""])


def _block(block: Block) -> Iterator[str]:
    words = block.words
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


def _hung(depth: int, words: str) -> str:
    inset = "  " * (depth - 1)
    return f"{inset}- " + words.replace("\n", f"\n{inset}  ")


def _grid(grid: Grid) -> Iterator[str]:
    """Yield the cells of each row under their headings: columns need a type of one width."""
    for row in grid.rows:
        if grid.head:
            yield ""
        names, cells = (grid.head, row) if grid.head else (row[:1], row[1:])
        for name, cell in zip(names, cells, strict=False):
            yield f"{name}: {cell}".rstrip().replace("\n", "\n    ")
