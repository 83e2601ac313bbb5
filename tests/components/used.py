"""Which fixtures of govuk-frontend our macros are compared with, one name a line.

Left out are those for options that we do not offer: markup in a text (`html`), a start button,
attributes on a label or a link of the summary, items that are nothing, words instead of letters.
"""

_NAMES = {
    "button": """
default
default hover state
default active state
default focus state
disabled
link
secondary
secondary hover state
secondary active state
secondary focus state
secondary disabled
warning
warning hover state
warning active state
warning focus state
warning disabled
inverse
inverse hover state
inverse active state
inverse focus state
inverse disabled
attributes
link attributes
classes
link classes
name
type
explicit link
value
no type
no data-prevent-double-click
id
""",
    "character-count": """
default
with hint
with hint and error
with default value
with default value exceeding limit
with custom rows
with label as page heading
classes
id
attributes
formGroup with classes
spellcheck enabled
spellcheck disabled
custom classes with error message
with id starting with number
with id with special characters
""",
    "checkboxes": """
default
with hint
with pre-checked values
with divider and None
with divider, None and conditional items
with hints on items
with legend as a page heading
with error message
with very long option text
with conditional items
with optional form-group classes showing group error
small
small with long text
small with error
small with hint
small with conditional reveal
small with divider and None
with id and name
with disabled item
with idPrefix
classes
with fieldset describedBy
attributes
with checked item
items with attributes
empty conditional
with label classes
multiple hints
with conditional items with special characters
with error message and hint
with error, hint and fieldset describedBy
fieldset params
with single option set 'aria-describedby' on input, and describedBy
with single option (and hint) set 'aria-describedby' on input, and describedBy
with error and idPrefix
with error message and fieldset describedBy
with conditional item checked
item checked overrides values
textarea in conditional
""",
    "date-input": """
default
day and month
month and year
with errors only
with errors and hint
with error on day input
with error on month input
with error on year input
classes
attributes
with items
with empty items
custom pattern
custom inputmode
with nested name
with id on items
suffixed id
with values
with hint and describedBy
with error and describedBy
items with classes
items without classes
with optional form-group classes
with autocomplete values
with input attributes
""",
    "error-summary": """
default
without links
mixed with and without links
with description only
with everything
html as titleText
description
html as descriptionText
classes
attributes
error list with html as text
error list with html as text link
autofocus disabled
autofocus explicitly enabled
""",
    "input": """
default
with hint text
with error message
with error and hint
with width-2 class
with width-3 class
with width-4 class
with width-5 class
with width-10 class
with width-20 class
with width-30 class
with label as page heading
with prefix
with suffix
with prefix and suffix
with prefix and suffix and error
with prefix and suffix and width modifier
with extra letter spacing
classes
id
custom type
value
zero value
with describedBy
attributes
hint with describedBy
error with describedBy
with error, hint and describedBy
inputmode
with prefix with html as text
with prefix with classes
with prefix with attributes
with suffix with html as text
with optional form-group classes
with autocomplete attribute
with pattern attribute
with spellcheck enabled
with spellcheck disabled
with autocapitalize turned off
disabled
""",
    "radios": """
default
with hint
inline
with a divider
with hints on items
without fieldset
with fieldset and error message
with very long option text
with conditional items
with conditional item checked
with optional form-group classes showing group error
small
small with long text
small with error
small with hint
small with conditional reveal
small inline
small with a divider
with idPrefix
minimal items and name
fieldset with describedBy
attributes
items with attributes
with empty conditional
label with classes
with hints on parent and items
with describedBy and hint
with error message
with error message and idPrefix
with hint and error message
with hint, error message and describedBy
fieldset params
with fieldset, error message and describedBy
item checked overrides value
textarea in conditional
with disabled
prechecked using value
with conditional items with special characters
with conditional items and pre-checked value
""",
    "select": """
default
with hint text and error message
with label as page heading
with full width override
with describedBy
attributes
attributes on items
with falsy items
hint and describedBy
error
error and describedBy
without values
without values with selected value
item selected overrides value
id
with selected value
with optional form-group classes
""",
    "textarea": """
default
with hint
with error message
with default value
with custom rows
with label as page heading
id
classes
attributes
with describedBy
with hint and described by
with error message and described by
with hint and error message
with hint, error message and described by
with optional form-group classes
with autocomplete attribute
with spellcheck enabled
with spellcheck disabled
""",
}

USED = {component: tuple(names.strip().splitlines()) for component, names in _NAMES.items()}

LEAST = {
    "button": 32,
    "character-count": 16,
    "checkboxes": 39,
    "date-input": 25,
    "error-summary": 14,
    "input": 40,
    "radios": 39,
    "select": 17,
    "textarea": 18,
}
"""How many there were when this was written; there may be more, and never fewer."""
