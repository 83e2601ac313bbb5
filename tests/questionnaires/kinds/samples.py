"""Sample questions of every kind, each with answers that they take."""

from typing import Any

from app.questionnaires.answers import Json
from app.questionnaires.kinds import AnyQuestion
from tests.making import ROTHERHAM, question

NOT_SURE = ["not_sure", "prefer_not_to_say"]
OPTIONS = [
    {"id": "a", "label": "A", "means": ["fact-a"]},
    {"id": "b", "label": "B", "detail": {"label": "Which?", "max_length": 10}},
    {"id": "c", "label": "C", "means": ["fact-c"], "certainty": "suspected"},
]
SIGNS = [
    {"id": id, "label": f"Sign {id}", "means": [f"fact-{id}"], "source": "public C1"}
    for id in ("x", "y", "z")
]
FIELDS = ["name", "relationship", "phone", "email", "address", "when"]
NAME = {"id": "name", "as": "line", "label": "Name"}
WHEN = {"id": "when", "as": "when", "label": "When"}
TEN = {"id": "ten", "as": "ten", "label": "Out of ten"}
AGREED = {
    "id": "agreed",
    "as": "choice",
    "label": "Agreed?",
    "options": [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No", "means": ["refused"]}],
}
STEPS = [{"id": id, "label": id} for id in ("universal", "early_help", "child_in_need")]

SAMPLES: dict[str, list[tuple[dict[str, Any], list[Json]]]] = {
    "age": [
        (
            {"means_below": {16: ["under-16"]}, "means_from": {18: ["adult"]}},
            [
                *(0, 14, {"years": 14}, {"years": " 14 "}, {"about": 14}, {"months": 3}),
                *({"unborn": True}, {"years": 120}, {"months": 36}, {"years": "١٤"}),
            ],
        )
    ],
    "authority": [({"suggested_by": "p"}, [ROTHERHAM, {"code": ROTHERHAM, "postcode": "S60 1AE"}])],
    "body_map": [
        (
            {"any_means": ["mark"], "means": {"left-ear": ["odd-place"]}},
            ["left-ear", ["mouth", "left-ear"], {"chosen": ["neck"], "details": {"neck": "red"}}],
        )
    ],
    "chronology": [
        (
            {"one": "Event", "columns": [WHEN, {"id": "what", "as": "lines", "label": "What"}]},
            [
                [{"when": "2026", "what": "a\nb"}, {"what": "no day"}, {"when": "2025-3-1"}],
                [{"when": "2026-11-24"}, {}, {"when": ""}],
            ],
        )
    ],
    "consent": [
        ({"one": "Person", "columns": [NAME, AGREED]}, [[{"name": "Robin", "agreed": "no"}]])
    ],
    "date": [
        ({"past": True}, ["2026-11-24", {"day": "1", "month": "2", "year": "2020"}]),
        ({}, ["2030-01-01", {"day": 29, "month": 2, "year": 2028}]),
    ],
    "decision": [
        (
            {"about": "level", "steps": STEPS},
            [
                "universal",
                {"chosen": "child_in_need", "reason": "a\nb", "second_name": "R"},
                {"chosen": "universal", "second_role": "Head"},
            ],
        )
    ],
    "entries": [
        (
            {"one": "Step", "columns": [WHEN, TEN, AGREED]},
            [[{"ten": 3, "agreed": "yes"}], [{"ten": "10"}, {"when": "2026-10"}]],
        )
    ],
    "long_text": [
        ({"max_length": 40}, ["a\nb", "a\r\nb\rc", "x" * 40, "𝄞" * 40, "سارة", "not_sure"])
    ],
    "one_of": [
        (
            {"options": OPTIONS},
            ["a", ["b"], {"chosen": "b"}, {"chosen": ["b"], "details": {"b": "words"}}],
        )
    ],
    "people": [({"one": "Person", "columns": [NAME]}, [[{"name": "Robin"}, {"name": "Kim"}]])],
    "person": [
        (
            {"fields": FIELDS},
            [
                {"name": "Robin"},
                {"name": "Robin", "phone": "+44 (0)1632 960-001 ext 12", "email": "a@b.example"},
                {"address": "1 Road\nTown", "when": "after six"},
            ],
        )
    ],
    "postcode": [({}, ["S60 1AE", "s601ae", " s60 1ae "])],
    "signs": [
        (
            {"scale": "noticed", "signs": SIGNS, "none": "None"},
            ["x", ["x", "z"], ["z", "x", "x"], {"y": "noticed"}, "none", ["none"]],
        ),
        (
            {"scale": "how-sure", "signs": SIGNS, "none": "None"},
            [{"x": "now"}, {"x": "no", "y": "suspected", "z": "before"}, "none"],
        ),
    ],
    "some_of": [
        (
            {"options": OPTIONS, "none": "None"},
            ["a", ["c", "a"], {"chosen": ["a", "b"], "details": {"b": "two\nlines"}}, "none"],
        ),
        ({"options": OPTIONS}, [["a", "b", "c"]]),
    ],
    "text": [({"max_length": 40}, ["Sam", " Sam ", "x" * 40, "not_sure", "none", "0"])],
    "yes_no": [({"yes_means": ["y"], "no_means": ["n"]}, ["yes", "no", ["yes"], {"chosen": "no"}])],
}


def samples(kind: str, **keys: Any) -> list[tuple[AnyQuestion, list[Json]]]:
    """Return the sample questions of a kind, each with its answers."""
    return [
        (question(kind, may_answer=NOT_SURE, **{**sample, **keys}), values)
        for sample, values in SAMPLES[kind]
    ]
