"""A whole made-up referral as finished HTML: no person, place or event in it is real.

The telephone numbers are the ones that Ofcom keeps free for made-up stories.
"""

from html import escape

_SECTIONS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "The child",
        (
            ("What is the child's full name?", "Robin Example"),
            ("What else are they called?", "Rob. Their friends say Robbie."),
            ("When were they born?", "14 May 2012 (13 years old)"),
            ("Where do they live?", "12 Sample Street, Exampleton"),
            ("Who do they live with?", "Their mother and a younger brother"),
            ("Who has parental responsibility?", "Their mother. We do not know about the father."),
            ("Which school do they go to?", "Exampleton Academy, Year 9"),
            ("What language do they speak at home?", "English"),
        ),
    ),
    (
        "Where they are now",
        (
            ("Where is the child now?", "At school until 15:10"),
            ("Where will they sleep tonight?", "At home"),
            ("When do they go home, and to whom?", "At 15:10, on foot, to their mother"),
            ("Are they safe tonight?", "Not sure"),
            ("Can the person you worry about reach them?", "Yes, by phone and on the way home"),
            ("Are they hurt?", "No"),
            ("Do they need a doctor?", "No"),
            ("Is a brother or sister at risk as well?", "Not sure"),
        ),
    ),
    (
        "What you have seen",
        (
            (
                "What have you seen yourself?",
                "On Monday Robin came in at 10:40 in a coat I had not seen before.\n"
                "A grey car was at the gate. The driver was an adult. Robin got out of the front.\n"
                "On Wednesday the same car waited at the end of the day.",
            ),
            ("When did you first see it?", "3 March 2026"),
            ("How often has it happened?", "Three times in two weeks"),
            ("Has the child had new things?", "A coat, a second phone, trainers"),
            ("Has the child been missing?", "Yes, twice. Once overnight, from 27 to 28 February."),
            ("Has their mood changed?", "Yes. Quiet and tired, and looks at the phone all the time."),
            ("Do they miss lessons?", "Yes, six lessons since the half-term break"),
            ("Do you know of older friends?", "Yes, one adult that nobody at school knows"),
        ),
    ),
    (
        "What you have been told",
        (
            (
                "What did the child say? Their own words.",
                "“He says I owe him for the coat.”\n“Don't ring my mum, she will go mad.”",
            ),
            ("Who heard it?", "A form tutor, at 11:15 on 4 March 2026"),
            ("What was asked?", "“Are you all right?” and then nothing more"),
            ("Who else has told you something?", "Another pupil"),
            ("What did they say?", "That Robin “is always in that car now”"),
            ("What have the parents said?", "Nobody has asked them yet"),
            ("Has the child asked you not to tell?", "Yes. We said that we must tell someone."),
            ("Do they know about this referral?", "Yes, that we have to talk to somebody"),
        ),
    ),
    (
        "What you think",
        (
            (
                "What are you worried about?",
                "That an adult gives Robin things and asks for something back. We think Robin may be "
                "carrying something for him, or may be asked to soon.",
            ),
            ("Why now?", "The car came back today, and Robin said there is a debt."),
            (
                "What will happen if nothing changes?",
                "The debt will grow. Robin may be away for longer, or be hurt.",
            ),
            ("What is working well?", "Robin still comes to school and trusts the form tutor."),
            ("What has been tried?", "A talk each week with the form tutor since January"),
            ("Has there been an early help assessment?", "No"),
            ("Is there an open case?", "We do not know"),
            ("Who must not know about this?", "The adult in the car, and anybody who may tell him"),
        ),
    ),
    (
        "Who you are",
        (
            ("What is your name?", "Sam Sample"),
            ("What is your job?", "Designated safeguarding lead"),
            ("Who do you work for?", "Exampleton Academy"),
            ("How can we reach you?", "01632 960123, and ask for Sam"),
            ("When is it safe to ring?", "Between 08:00 and 17:00 on a school day"),
            ("Who have you talked to?", "The head teacher, on 4 March 2026 at 12:05"),
            ("Have you asked for consent?", "No. It could put Robin in more danger."),
            ("Anything else?", "Thank you for reading. We can come to a meeting at short notice."),
        ),
    ),
)

_PAGE_ONE = """
<header>
<h1>This is a referral: Robin Example, 13</h1>
<p class="meta">To Exampleton Council, Children's Social Care. Written on 4 March 2026 at 12:40.</p>
</header>
<section class="act">
<h2>Nobody has been told yet. Ring now, write after.</h2>
<p>Ring Exampleton Children's Social Care on <span class="tel">01632 960001</span>. It is open until 17:00.</p>
<p>After 17:00 ring <span class="tel">01632 960002</span>. If a child is in danger now, ring <span class="tel">999</span>.</p>
</section>
<section>
<h2>What we ask you to decide</h2>
<p>We ask you to see Robin today and to decide whether to start enquiries under section 47.</p>
<h3>Why this is urgent</h3>
<ul>
<li>An adult that nobody knows meets Robin at school and gives Robin things.</li>
<li>Robin says that there is a debt.</li>
<li>Robin has been missing twice. One time was overnight.</li>
<li>We are not sure that Robin is safe tonight.</li>
</ul>
<h3>Whom to ring back</h3>
<p>Sam Sample, designated safeguarding lead, <span class="tel">01632 960123</span>. It is safe to ring from 08:00 to 17:00.</p>
<p class="notice">Robin's mother has <strong>not</strong> been told. Ask Sam Sample before you ring the home.</p>
</section>
"""

_LATER = """
<section>
<h2>What happened, day by day</h2>
<table>
<caption>Days and what was seen</caption>
<colgroup><col style="width: 22%"><col style="width: 53%"><col style="width: 25%"></colgroup>
<thead><tr><th scope="col">Day</th><th scope="col">What happened</th><th scope="col">Who saw it</th></tr></thead>
<tbody>
<tr><td>27 February 2026</td><td>Robin did not come home. The police were told at 23:30.</td><td>The mother</td></tr>
<tr><td>3 March 2026</td><td>Robin came in at 10:40 in a new coat, out of a grey car.</td><td>Sam Sample</td></tr>
<tr><td>4 March 2026</td><td>Robin said: “He says I owe him for the coat.”</td><td>The form tutor</td></tr>
</tbody>
</table>
</section>
<section class="sources">
<h2>Where this comes from</h2>
<p>Working Together to Safeguard Children 2023, paragraphs 150 and 153.</p>
</section>
"""


def qa(question: str, answer: str) -> str:
    """Write one question and what somebody typed, as the templates will."""
    return f'<div class="qa"><h3>{escape(question)}</h3><p class="typed">{escape(answer)}</p></div>'


def page(body: str, *, language: str = "en", title: str = "Referral: Robin Example") -> str:
    """Wrap a body in the head and the data that every document has."""
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{escape(title)}</title><meta name="author" content="Sam Sample"></head>
<body data-running="Referral: Robin Example, 4 March 2026" data-mark="TRAINING"
 data-footing="Made with Signpost" data-page-before="Page " data-page-between=" of " data-page-after="">
{body}
</body>
</html>"""


def referral() -> str:
    """Write the whole referral: a first page, 48 questions and answers, a table, the sources."""
    sections = "".join(
        f"<section><h2>{escape(title)}</h2>{''.join(qa(*pair) for pair in pairs)}</section>"
        for title, pairs in _SECTIONS
    )
    return page(f"<main>{_PAGE_ONE}{sections}{_LATER}</main>")
