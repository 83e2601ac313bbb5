"""Addresses in templates are worked out once, but none that is of one person is remembered."""

from flask import Flask

from tests.journey.walker import Walker


def test_a_link_to_one_childs_record_is_not_remembered(whole_app: Flask) -> None:
    walker = Walker(whole_app, journey="c").begin()
    walker.go("now").answer(danger="no")
    walker.go("records").send({"do": "add", "home": "yes", "harm": "no"})
    walker.go("now").answer(danger="no")
    walker.open("/en/c/papers")
    links = " ".join(each.get("href") or "" for each in walker.page.all("a"))
    (child,) = {each.partition("whose=")[2][:8] for each in links.split() if "whose=" in each}
    kept = remembered(whole_app)
    assert "/en/c/result" in kept
    assert [each for each in kept if child in each] == []


def remembered(app: Flask) -> list[str]:
    """Return every address that the application keeps for templates."""
    link = app.jinja_env.globals["url_for"]
    cells = (each.cell_contents for each in link.__closure__)  # type: ignore[attr-defined] # a function
    (known,) = (each for each in cells if isinstance(each, dict))
    return list(known.values())
