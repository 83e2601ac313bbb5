"""Which answers belong to which step of a call, and a short name for each."""

from collections.abc import Mapping

from app.questionnaires.text import Text

Named = Mapping[str, Text]

SEEN = Text("Seen", "call script, a short name")
HEARD = Text("Heard", "call script, a short name")
TOLD_BY_OTHERS = Text("Told by others", "call script, a short name")
NAME = Text("Name", "call script, a short name")
HOME = Text("Home", "call script, a short name")
POSTCODE = Text("Postcode of the home", "call script, a short name")
IS_NOW = Text("Is now", "call script, a short name")
WITH = Text("With", "call script, a short name")
SAFE_TO_REACH = Text("When and how it is safe to get in touch", "call script, a short name")
LAST_DAY = Text("Last seen", "call script, a short name")
LOOKS = Text("Looks like", "call script, a short name")

CALLER: Named = {
    "referrer": Text("Who rings", "call script, a short name"),
    "role": Text("Role", "call script, a short name"),
    "organisation": Text("From", "call script, a short name"),
    "ring-back": Text("Ring back", "call script, a short name"),
}
CALLER_PUBLIC: Named = {
    "reporter": Text("Who rings", "call script, a short name"),
    "safe-time": SAFE_TO_REACH,
}
NAMELESS: Named = {"safe-time": SAFE_TO_REACH}
"""Where a person has not said that their name may be known."""
WHY: Named = {"why-now": Text("Why now", "call script, a short name")}
ACCOUNTS: Named = {
    "seen-by-you": SEEN,
    "saw": Text("Seen or heard", "call script, a short name"),
    "heard-by-you": HEARD,
    "told-by-others": TOLD_BY_OTHERS,
    "heard": TOLD_BY_OTHERS,
    "then-what": Text("What was done", "call script, a short name"),
    "then-who": Text("Who did it", "call script, a short name"),
    "since-words": Text("Since then", "call script, a short name"),
}


def accounts(kind: str) -> Named:
    """Return what was seen and heard, by the kind of document.

    To "what have you heard?" a letter about a referral has the council's answer.
    """
    if kind != "escalation-letter":
        return ACCOUNTS
    return {id: name for id, name in ACCOUNTS.items() if id != "heard"}


THOUGHTS: Named = {
    "thought": Text("My view", "call script, a short name"),
    "think": Text("My view", "call script, a short name"),
    "grave": Text("Harmed, or likely to be", "call script, a short name"),
    "in-need": Text("In need of help from the council", "call script, a short name"),
    "harm-likely": Text("Harmed, or likely to be", "call script, a short name"),
    "need-likely": Text("In need of help from the council", "call script, a short name"),
}
CHILD_WHO: Named = {
    "child-name": NAME,
    "age": Text("Age", "call script, a short name"),
    "birth-date": Text("Born", "call script, a short name"),
    "mother": Text("Mother", "call script, a short name"),
    "baby-due": Text("Mother, and when the baby is due", "call script, a short name"),
}
CHILD_WHERE: Named = {
    "address": HOME,
    "home-postcode": POSTCODE,
    "found-where": IS_NOW,
    "with-now": WITH,
    "safe-tonight": Text("Safe tonight", "call script, a short name"),
    "going-home": Text("Goes home", "call script, a short name"),
    "talk": Text("What helps the child to talk", "call script, a short name"),
}
CHILD: Named = {**CHILD_WHO, **CHILD_WHERE}
ALWAYS = frozenset({"child-name", "age", "address", "safe-tonight"})
"""What every front door asks for: that it is not known is said."""
CHILD_WORDS = "child-words"
WHO = "who"
SAID_ELSEWHERE = frozenset({WHO, "this-assessment", *CHILD})
"""Answers that are not said again among the signs."""
OTHERS: Named = {
    "home-people": Text("At home", "call script, a short name"),
    "household": Text("Who is often there", "call script, a short name"),
    "other-child": Text("Other children", "call script, a short name"),
    "other-who": Text("Other children", "call script, a short name"),
    "worry-name": Text("The person causing worry", "call script, a short name"),
}
ADULT: Named = {
    "worry-name": NAME,
    "role-of-adult": Text("Place in the organisation", "call script, a short name"),
    "person-works-where": Text("Works", "call script, a short name"),
    "still-there": Text("Can still reach children", "call script, a short name"),
    "adult-knows": Text("Knows of it", "call script, a short name"),
}
MUST_NOT_KNOW_WHO = "must-not-know-who"
AGREEMENT = "agreement"
MUST_NOT_BE_TOLD = ("no", "not_sure")
"""In the list of those who were told: that somebody must not be, or perhaps not."""
CARE: Named = {
    "must-not-know": Text("Somebody must not know", "call script, a short name"),
    MUST_NOT_KNOW_WHO: Text("Who must not know", "call script, a short name"),
    "safe-number": Text("The safe number", "call script, a short name"),
    "secret-address": Text("The secret address", "call script, a short name"),
}
NAME_TO_FAMILY = "name-to-family"
MAY_KNOW: Named = {
    NAME_TO_FAMILY: Text("The family may know who refers", "call script, a short name")
}
"""Where they may not, a sentence of its own says so."""
SECRET = ("address-secret", "hide-location")
"""Questions whether an address has to be kept secret."""
WHOLE = frozenset(
    {MUST_NOT_KNOW_WHO, "safe-number", "secret-address", "safe-time"}
    | {"my-contact", "my-contact-not", "me-reach", "ring-back"}
)
"""Answers that are never cut: whoever is left out of one may be hurt by it."""
NOT_OF_CONSENT = frozenset({NAME_TO_FAMILY, "lawful-basis", "sensitive", *CARE})
"""Answers about who knows and agrees that are said elsewhere, or that nobody asks for by phone."""
ASKS: Named = {
    "asked-for": Text("What I ask for", "call script, a short name"),
    "how-soon": Text("How soon", "call script, a short name"),
    "letter-asks-words": Text("What I ask for", "call script, a short name"),
}

WHERE_NOW: Named = {
    "found-where": IS_NOW,
    "found-postcode": Text("Postcode there", "call script, a short name"),
    "address": HOME,
    "home-postcode": POSTCODE,
}
HOME_NOW: Named = {"address": HOME, "home-postcode": POSTCODE}
WHO_NOW: Named = {"child-name": NAME, "age": CHILD["age"], "with-now": WITH}
HURT_NOW: Named = {
    "hurt": Text("Hurt or ill", "call script, a short name"),
    "hurt-how": Text("How", "call script, a short name"),
}
SAID_IN_DANGER = frozenset({*SAID_ELSEWHERE, *HURT_NOW})
WEAPONS_NOW: Named = {
    "weapons": Text("There may be weapons", "call script, a short name"),
    "weapons-what": Text("What, and where", "call script, a short name"),
}
LAST_SEEN: Named = {
    "last-seen": LAST_DAY,
    "last-day": LAST_DAY,
    "last-time": Text("Time and place", "call script, a short name"),
    "clothes": Text("Wears", "call script, a short name"),
}

YOUNG_WORDS = "my-words"
YOUNG_NAME: Named = {"child-name": NAME, "age": CHILD["age"]}
YOUNG_SAFE: Named = {
    "my-tonight": Text("A safe place tonight", "call script, a short name"),
    "me-safe": Text("Safe tonight", "call script, a short name"),
}
YOUNG_REACH: Named = {
    "my-contact": SAFE_TO_REACH,
    "me-reach": SAFE_TO_REACH,
    "my-contact-not": Text("Not safe", "call script, a short name"),
}
YOUNG_WISH: Named = {
    "my-wish": Text("I would like", "call script, a short name"),
    "me-wish": Text("I would like", "call script, a short name"),
    "my-not-wish": Text("I do not want", "call script, a short name"),
}
YOUNG_ADULT: Named = {
    "my-trust": Text("An adult I trust", "call script, a short name"),
    "me-trust": Text("An adult I trust", "call script, a short name"),
}
