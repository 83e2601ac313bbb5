"""A `forms/` folder of a few lines, for tests of what is worked out from all of it."""

from pathlib import Path

SMALL = {
    "scales.yaml": "scales: [{id: noticed, steps: [{id: noticed, label: Noticed}]}]",
    "facts/few.yaml": "facts: [{id: hurt, meaning: The child is hurt, source: 001 L1}]",
    "wording/sources.yaml": """
        sources:
          - {code: "000", title: Agenda pack, short: Pack, year: "2024"}
          - {code: "001", title: The guidance, short: Guidance, year: "2023"}
          - {code: "003", title: The | report, short: Report, year: "2014"}
        """,
    "questionnaires/small.yaml": """
        id: small
        address: s
        edition: "Working Together 2023"
        review_by: 2027-03-01
        audience: [public]
        kinds: [public-concern]
        title: A small one
        pages:
          - id: seen
            title: What you saw
            source: public C9
            questions:
              - id: signs
                type: signs
                scale: noticed
                label: What did you see?
                place: worry
                source: public C7
                signs:
                  - {id: bite, label: Bite marks, means: [hurt], source: "003 L10-12; public C6.1"}
                  - {id: burn, label: Burns, source: public C7}
                  - {id: cut, label: Cuts, source: public C7}
                  - {id: thin, label: Thin, source: public C8}
              - id: when
                type: one_of
                label: When?
                place: worry
                options:
                  - {id: now, label: Now, source: "001 ¶150, ¶160-162"}
                  - {id: then, label: Before}
          - {use: you}
        """,
    "blocks/you.yaml": """
        block: you
        title: You
        pages:
          - id: about-you
            title: About you
            questions:
              - {id: reporter, type: person, label: Who are you?, fields: [name, phone], place: you}
              - {id: agree, type: yes_no, label: Do they agree?, place: consent}
              - id: people
                type: people
                label: Who lives there?
                place: household
                one: Person
                columns:
                  - {id: name, as: line, label: Name, source: 000a L20}
                  - id: safe
                    as: choice
                    label: Safe?
                    options: [{id: yes, label: Yes, source: 000b L21}, {id: no, label: No}]
        """,
    "rules/harm.yaml": """
        topic: harm
        title: Harm
        rules:
          - id: hurt
            when: {fact: hurt}
            urgency: same_day
            level: child_protection
            destinations: [council]
            because: The child is hurt.
            cautions: [calm]
            clocks: [decision]
            source: 001 §5.14; public C8
        """,
    "destinations.yaml": """
        destinations:
          - {code: council, label: The council, ask: Ask them., group: first, source: 002 L5}
        """,
    "cautions.yaml": "cautions: [{id: calm, text: Stay calm., source: 002 L6}]",
    "clocks.yaml": """
        clocks: [{id: decision, text: "They decide by %(due)s.", working_days: 1, source: 002 L7}]
        """,
    "outcome.yaml": """
        urgencies:
          - id: same_day
            audience: [public, professional]
            heading: Ring now
            do: Ring the council.
            source: 002 L8
        """,
}


def small_forms(folder: Path, **more: str) -> Path:
    """Write the small folder; `more` are further files, by name with `__` for a slash."""
    forms = folder / "forms"
    files = SMALL | {f"{name.replace('__', '/')}.yaml": text for name, text in more.items()}
    for name, text in files.items():
        file = forms / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return forms


def inventory(*items: str, section: str = "003 §2.1") -> str:
    """Return an inventory of one section with these items, as a file has it."""
    lines = "".join(f"      - {{{item}}}\n" for item in items)
    return f'sections:\n  - section: "{section}"\n    title: Signs\n    items:\n{lines}'
