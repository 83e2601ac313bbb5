"""What is said in a call, by who is rung and by what is rung about."""

from collections.abc import Mapping

from app.directory.doors import AT_NIGHT, FRONT_DOOR
from app.questionnaires.text import Text

ADVICE, CHILDLINE, LADO = "front_door_advice", "childline", "lado"
INTELLIGENCE = "police_intelligence"
MISSING, POLICE, AMBULANCE = "missing_police", "police_999", "health_urgent"
SHORT = frozenset({POLICE, AMBULANCE, MISSING})
"""Calls in which seconds count: what is asked there is little, and the order is theirs."""
COUNCIL = frozenset({FRONT_DOOR, AT_NIGHT})

# First sentences. The first is for a professional, the second for anybody else.
START = Text("This is a referral about a child, to %(council)s.", "call script")
START_ANYWHERE = Text("This is a referral about a child.", "call script")
START_PUBLIC = Text("I want to report a worry about a child to %(council)s.", "call script")
START_PUBLIC_ANYWHERE = Text("I want to report a worry about a child.", "call script, public")
START_LONG_AGO = Text(
    "I want to report something that was done to a child some time ago.", "call script, public"
)
START_ADVICE = Text("I would like to talk a worry about a child through with you.", "call script")
START_ADVICE_PUBLIC = Text(
    "I am worried about a child and would like advice.", "call script, public"
)

STARTS_OF_KIND: Mapping[str, Text] = {
    "allegation-referral": Text(
        "This is a referral about a child, and about an adult who works with children.",
        "call script",
    ),
    "escalation-letter": Text(
        "I ring about a referral that I made. I ask a manager to look at it again.", "call script"
    ),
    "police-intelligence": Text(
        "This is a referral about a child. I have intelligence for the police as well.",
        "call script",
    ),
    "prevent-referral": Text(
        "This is a referral about a child who may be drawn into terrorism.", "call script"
    ),
    "missing-report": Text(
        "This is a referral about a child who is missing, or was.", "call script"
    ),
}
"""To the council's door, of what is no plain referral."""

STARTS: Mapping[str, Text] = {
    MISSING: Text("I want to report a child missing.", "call script"),
    LADO: Text(
        "I ring about an adult who works with children. It is for the designated officer (LADO).",
        "call script",
    ),
    INTELLIGENCE: Text(
        "I have intelligence for the police. It is not a referral of a child.", "call script"
    ),
    "prevent_channel": Text("This is a Prevent referral of a child.", "call script"),
}
"""To whoever else is rung. For any other door, what its own list of destinations says."""

READ_BY: Mapping[str, str] = {
    "allegation-referral": LADO,
    "police-intelligence": INTELLIGENCE,
    "prevent-referral": "prevent_channel",
}
"""Who is rung beside the council, by the kind of document."""

CALLER = Text("Say who you are, your role, and the number to ring back.", "call script")
CALLER_PUBLIC = Text(
    "You do not have to give your name. Say how to reach you, if you like.", "call script, public"
)
WHY = Text("Say why now.", "call script")
TOLD = Text("Say what was seen, heard or told.", "call script")
THOUGHT = Text("Say what you think it means, and that this is your own view.", "call script")
CHILD = Text("Say what you know of the child.", "call script")
CHILD_ADVICE = Text("You do not have to name the child. If you do, say.", "call script")
SAID = Text("Say what the child said, in the child's own words.", "call script")
SAID_IN_LETTER = Text(
    "The child's own words stand in the letter. Read them out as they are.", "call script"
)
SAID_MORE = Text("The child said more. It stands in the letter.", "call script")
OTHERS = Text("Say who else is there, and which other children.", "call script")
ADULT = Text("Say who the adult is, where they work, and what they know.", "call script")
CARE = Text("Say who must not know, and how it is safe to reach people.", "call script")
ASK = Text("Say what you ask for.", "call script")
DECIDES = Text("Ask who decides, and by when you will hear.", "call script")
DECIDES_ADULT = Text("Ask what happens next, who may be told, and who does what.", "call script")
SAME = Text(
    "Say the same as in the call above: what was seen or told, and who the child is.", "call script"
)
SAME_INTELLIGENCE = Text(
    "Say what you know, how you know it, and with whom it must not be shared.", "call script"
)

WHERE_NOW = Text("Say where the child is, and how to get there.", "call script")
WHO_NOW = Text("Say who it is about, and who is with them.", "call script")
WHAT_NOW = Text("Say what is happening now.", "call script")
HURT_NOW = Text("Say if anybody is hurt, and how.", "call script")
WEAPONS_NOW = Text("Say if there are weapons, drugs, fire or a dog.", "call script")
CALLING_NOW = Text("Say who is calling, from which number, and where you are.", "call script")
STAY_NOW = Text("Do what they say, and stay on the line.", "call script")
MAY_BE_MISSING = Text("I want to report a child who may be missing.", "call script")
LAST_SEEN = Text("Say when and where the child was last seen, and how they look.", "call script")
HOME_NOW = Text("Say where the child lives.", "call script")
RISKS = Text("Say why you fear for them.", "call script")
REFERENCE = Text("Ask for the reference number.", "call script")

# A young person, of themselves.
YOUNG_START = Text(
    "Hello. Something is going on, and I would like to talk about it.", "call script, young person"
)
YOUNG_START_COUNCIL = Text(
    "I am under 18. I want help with something that is going on.", "call script, young person"
)
YOUNG_NAME = Text(
    "Say what name you like to be called. You choose how much you tell.",
    "call script, young person",
)
YOUNG_WHAT = Text("Say what is going on, in your own words.", "call script, young person")
YOUNG_SAFE = Text("Say if you have a safe place tonight.", "call script, young person")
YOUNG_REACH = Text(
    "Say how it is safe to reach you, and what is not safe.", "call script, young person"
)
YOUNG_WISH = Text("Say what you would like to happen, and what not.", "call script, young person")
YOUNG_NEXT = Text("Ask what happens next, and who will be told.", "call script, young person")
YOUNG_ADULT = Text("You can say the same to an adult you trust.", "call script, young person")
YOUNG_AGAIN = Text(
    "It is not your fault. If it does not go well, ring again or tell another adult.",
    "call script, young person",
)
YOUNG_WHERE = Text("Say where you are, or what you see around you.", "call script, young person")
YOUNG_WHO = Text(
    "Say who hurts or scares you, and where they are now.", "call script, young person"
)
YOUNG_TOOK = Text(
    "Say what you took, did or plan, and if somebody is with you.", "call script, young person"
)
YOUNG_HURT = Text("Say if you are hurt, and if there are weapons.", "call script, young person")

MORE = Text("%(words)s … (more in the letter)", "call script")
IN_LETTER = Text("It stands in the letter.", "call script")
AGENCY_ONLY = Text(
    "It is kept apart. Read it from the letter, and write it nowhere else.", "call script"
)
POINT = Text("%(name)s: %(words)s", "call script")
KEEP_SECRET = Text("Keep this address secret.", "call script")
KEEP_NAME = Text("The family may not know who refers.", "call script")
NOT_KNOWN = Text("not known", "call script")
NOT_SURE = Text("not sure", "call script")

WRITE: tuple[Text, ...] = (
    Text("Day and time", "call script"),
    Text("Who you spoke to, and their role", "call script"),
    Text("Reference", "call script"),
    Text("What was agreed", "call script"),
    Text("Who decides, and by when", "call script"),
    Text("When they ring back", "call script"),
)
WRITE_YOUNG: tuple[Text, ...] = (
    Text("Who you spoke to, and when", "call script, young person"),
    Text("What they will do, and by when", "call script, young person"),
)
"""What to write down. A young person may have nowhere to keep it, so it is little."""
