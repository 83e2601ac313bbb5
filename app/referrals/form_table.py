"""What of councils' forms a referral holds, as a Markdown page for people to read."""

from collections.abc import Iterator

from app.referrals.form_fields import CouncilForm, FormField, FormFields

HEAD = """\
# What councils' own referral forms ask for

This page is made from `forms/councils/referral_forms.yaml`, which names for each field of these
forms the questions and parts of a Signpost referral that hold it. Do not change it: run
`signpost forms councils --write docs/referral-forms.md`.

The forms are public pages of various age, collected on %(collected)s. They are no authority and may
have been replaced: ask the council for the form of today. The names of fields are our own words.

"""
COLUMNS = ("council", "form of", "what could be read", "fields", "held", "left out")
UNDATED = "no date given"


def form_table(found: FormFields) -> str:
    """Write the page: a line for each council, where its form was read, and what is left out."""
    rows = [_row(form, found) for form in found.forms]
    held = sum(len(form.held) for form in found.forms)
    left_out = len(found.fields) - held
    total = ("all", "", "", str(len(found.fields)), str(held), str(left_out))
    table = "".join(map(_line, [COLUMNS, ("---",) * len(COLUMNS), *rows, total]))
    parts = [HEAD % {"collected": found.collected} + table]
    parts.append(f"{found.held_percent:.0f} % of the fields are held.\n")
    parts.append("## Left out, and why\n")
    parts.append("\n".join(_left_out(found)) + "\n")
    parts.append("## Where the forms were read\n")
    parts.append("\n".join(f"- {form.council}: {_addresses(form)}" for form in found.forms) + "\n")
    parts.append("## Where each field is\n")
    parts.extend(_fields_of(form) for form in found.forms)
    return "\n".join(parts)


def _row(form: CouncilForm, found: FormFields) -> tuple[str, ...]:
    counts = (len(form.fields), len(form.held), len(form.left_out))
    return (
        form.council,
        form.date or UNDATED,
        found.seen[form.coverage],
        *map(str, counts),
    )


def _left_out(found: FormFields) -> Iterator[str]:
    for form in found.forms:
        for field in form.left_out:
            yield f"- {form.council}, {field.name}: {field.left_out}"
    if not any(form.left_out for form in found.forms):
        yield "Nothing."


def _addresses(form: CouncilForm) -> str:
    return ", ".join(f"<{url}>" for url in (form.url, *form.other_urls))


def _fields_of(form: CouncilForm) -> str:
    rows = [("field", "held by"), ("---", "---"), *((f.name, _holders(f)) for f in form.fields)]
    return f"### {form.council}\n\n{form.note}\n\n" + "".join(map(_line, rows))


def _holders(field: FormField) -> str:
    return ", ".join(f"`{name}`" for name in field.held_by) or "left out"


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |\n"
