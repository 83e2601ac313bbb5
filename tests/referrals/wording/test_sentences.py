"""Sentences as people write them: what must be found, and what must be left alone."""

import pytest

from tests.referrals.wording.reading_aid import read

UNCLEAR = {
    "puts herself at risk": ("blame", "Leah keeps putting herself at risk by going to the flat."),
    "with a word between": ("blame", "They are placing themselves at significant risk each night."),
    "over a line end": ("blame", "He puts  himself\nat risk when he is out late."),
    "in danger": ("blame", "She puts herself in danger on the way home."),
    "made herself vulnerable": ("blame", "She made herself very vulnerable by drinking."),
    "promiscuous": ("blame", "Staff describe the girl as promiscuous."),
    "promiscuity": ("blame", "Her promiscuity was raised at the meeting."),
    "absconded": ("blame", "Tom absconded from the unit on Friday."),
    "failed to protect": ("blame", "Mum failed to protect both children from him."),
    "does not protect": ("blame", "The mother is not protecting her son."),
    "refuses to engage": ("blame", "The family refuses to engage with early help."),
    "did not engage": ("blame", "Dad did not engage with the worker."),
    "non-engagement": ("blame", "The case was closed because of non-engagement."),
    "chose to": ("blame", "She chose to stay at the flat with them."),
    "lifestyle choice": ("blame", "Officers felt it was a life style choice."),
    "own choice": ("blame", "It was her own choice to get into the car."),
    "lies": ("blame", "Jayden lies to teachers about where he has been."),
    "liar": ("blame", "He has always been a liar."),
    "makes up stories": ("blame", "She makes up stories when she is asked."),
    "manipulative": ("blame", "He can be very manipulative with new staff."),
    "attention seeking": ("blame", "We think that the cutting is attention-seeking."),
    "streetwise": ("blame", "She is streetwise and can look after herself."),
    "sexually active": ("blame", "The girl, 14, is sexually active."),
    "had sex with": ("blame", "At 13 she had sex with two men."),
    "older boyfriend": ("blame", "Her older boyfriend picks her up from school."),
    "girlfriend's": ("blame", "He sleeps at his girlfriend\u2019s flat. She is 27."),
    "consensual": ("blame", "The girl says that it was consensual."),
    "asked for it": ("blame", "The officer said she asked for it."),
    "naughty": ("blame", "He is naughty in most lessons."),
    "chaotic family": ("blame", "They are a chaotic family with five children."),
    "prostituting": ("blame", "She was prostituting herself in the park."),
    "drug runner": ("blame", "He is a drug runner for men from Leeds."),
    "involved in CSE": ("blame", "We believe that she is involved in CSE."),
    "wrong crowd": ("blame", "He got in with the wrong crowd last summer."),
    "risky behaviour": ("blame", "The plan is about her risky behaviours."),
    "not brought": ("blame", "Ella did not attend three dental appointments."),
    "with a hidden hyphen": ("blame", "Her pro\u00admis\u00adcuous dress was noted."),
    "in capitals": ("blame", "SHE IS PROMISCUOUS and the school knows."),
    "domestic dispute": ("jargon", "Police came to a domestic dispute at the home."),
    "honour": ("jargon", "There is a risk of honour based violence."),
    "a plan": ("letters", "He was on a CPP until March."),
    "in small letters": ("letters", "The referral to camhs was turned down."),
    "two roles": ("letters", "The SENCO will ring them on Monday."),
    "with dots": ("letters", "There was D.V. in the home for years."),
    "letters of a place": ("letters", "She goes to the QXZV group each week."),
    "is abusive": ("opinion", "He is abusive and she is afraid."),
    "is neglectful": ("opinion", "She is neglectful of both boys."),
    "clearly": ("opinion", "Clearly this has gone on for years."),
    "obviously": ("opinion", "He was obviously afraid of her."),
    "bad mother": ("opinion", "In short she is a bad mother."),
    "does not care": ("opinion", "Dad doesn\u2019t care about the baby."),
    "lazy": ("opinion", "The stepfather is lazy."),
    "in denial": ("opinion", "Both parents are in denial."),
    "aggressive": ("opinion", "Her uncle was aggressive at the gate."),
    "apparently": ("hearsay", "Apparently there are men in the house at night."),
    "it is said": ("hearsay", "It is said that he was in prison."),
    "rumour": ("hearsay", "Rumour has it that he carries a gun."),
    "people say": ("hearsay", "People say he sells drugs from the shop."),
    "I heard that": ("hearsay", "I heard that the baby was left in the car."),
    "is known to": ("hearsay", "He is known to groom girls at the bus stop."),
    "allegedly": ("hearsay", "He allegedly hit her with a belt."),
    "concerns": ("vague", "We have ongoing concerns for this family."),
    "issues": ("vague", "There are issues at home."),
    "inappropriate behaviour": ("vague", "He showed inappropriate behaviour on the trip."),
    "challenging behaviour": ("vague", "There was challenging behaviour all term."),
    "neglected": ("vague", "Both children are neglected."),
    "dysfunctional": ("vague", "It is a dysfunctional household."),
    "long": ("long", f"When I got {'to the house and up to the room ' * 4} it was cold"),
}
CLEAN = {
    "a quoted word": 'He said "her boyfriend\'s mother drove us there" and went in.',
    "a curly quote": "She said \u201cI asked for it\u201d and looked at the floor.",
    "single curly quotes": "He told me \u2018she is naughty and lies\u2019 and left.",
    "single straight quotes": "He told me 'she is naughty and lies' and left.",
    "guillemets": "Elle a dit \u00abpromiscuous\u00bb.",
    "low quotes": "Mama rief \u201eshe is a liar\u201c und ging.",
    "chose a coat": "She chose the red coat.",
    "mother chose": "Mum chose to leave him and took both children.",
    "a class": "He is in class 7B at the moment.",
    "harm from an uncle": "Ana is at risk of harm from her uncle.",
    "an officer": "PC Shah came to the house at 9 pm.",
    "a doctor": "The GP rang and the NHS app says the same.",
    "lies in bed": "He lies in bed until noon on school days.",
    "lies on the floor": "The baby was lying on a wet mattress.",
    "mother's boyfriend": "Mum\u2019s boyfriend Dean moved in on 3 May.",
    "mother's new boyfriend": "Her mother's new boyfriend hit him with a belt.",
    "a surname in capitals": "I spoke with Jane SMITH and with Mr KHAN.",
    "a surname alone": "The family of KHAN came in, and LEE was with them. JS told me so.",
    "shouting": "HE WAS HIT BY HIS OWN FATHER AT HOME.",
    "a postcode": "They moved to LA1 1AA in June and to S60 1AE in July.",
    "shops": "She was seen at KFC and then at ASDA.",
    "roman numbers": "Part IV of the plan was read by Henry VIII House.",
    "explained": "A child in need (CIN) plan ended in May. The CIN plan had worked.",
    "explained behind": "CIN (child in need) plan ended in May.",
    "aggressive and how": "Dad was aggressive: he punched the wall beside her head.",
    "aggressive and then": "Dad was aggressive. He punched the wall.",
    "who alleged": "Mrs Khan told me on Monday that he allegedly hit her.",
    "apparently by whom": "Apparently, according to her aunt, he drinks at night.",
    "concerns about": "The nurse has concerns about the bruises on his arm.",
    "neglected and how": "The children are neglected: they were hungry and had no coat.",
    "known to police": "The man is known to police for two assaults.",
    "a named school": "He goes to Chase Lane Primary and likes it there.",
    "a name that is a word": "Ms Lies is her form tutor.",
    "speaks clearly": "He speaks clearly and knows his address.",
    "asked for it back": "She lent him the phone and asked for it back.",
    "consented to a referral": "Mum consented to this referral on 4 May.",
    "a parent's relation": "Mum is in a relationship with Dean Cole.",
    "a choice of lunch": "The choice of food in the house was bread or rice.",
    "found guilty": "The uncle was found guilty in 2019.",
    "dates": "He was seen on MON 3 MAY and on TUE 4 MAY.",
    "a computer": "She has ICT and PE on Mondays and a TV in her room.",
    "medicine": "He cares for his gran and gives her the tablets.",
    "twenty-five words": f"I saw {'him at the gate and ' * 4} he fell.",
    "a quoted sentence is long": (
        'She said "I went there and then he came and then they all went out and I was on my own and'
        ' I did not know what to do and I rang my nan" and cried.'
    ),
    "elided words": "He came 'cause the lads' bus was late and it's dark by then.",
    "a thick coat": "He wore a thick coat in June and would not take it off.",
    "acts out with dolls": "She acted out what she had seen with two dolls.",
    "kicked off his shoes": "He came in, kicked off his shoes and sat down.",
    "an engagement": "Her sister is to be engaged in May.",
    "high": "The shelf was high and he fell from it.",
    "other language": (
        "Mama m\u00f3wi, \u017ce DPS i MOPS nie pomagaj\u0105, a dziecko nie chodzi do szko\u0142y."
    ),
}


@pytest.mark.parametrize(
    ("kind", "text"), [pytest.param(*row, id=name) for name, row in UNCLEAR.items()]
)
def test_what_is_unclear_is_found(kind: str, text: str) -> None:
    assert kind in {each.kind for each in read(text)}


def test_nineteen_in_twenty_are_found() -> None:
    found = [name for name, (kind, text) in UNCLEAR.items() if kind in _kinds(text)]
    assert len(UNCLEAR) >= 60
    assert len(found) >= 0.95 * len(UNCLEAR)


def _kinds(text: str) -> set[str]:
    return {each.kind for each in read(text)}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in CLEAN.items()])
def test_what_is_clear_is_left_alone(text: str) -> None:
    assert [(each.kind, each.words) for each in read(text)] == []


def test_there_are_forty_clear_sentences() -> None:
    assert len(CLEAN) >= 40
