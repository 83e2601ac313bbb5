"""The words for what is wrong with an answer. Each tells the reader what to do."""

from collections.abc import Mapping

from app.questionnaires.errors import AnswerError
from app.questionnaires.text import Message, Text

WORDS: Mapping[str, Text] = {
    "required": Text("Choose an answer", "error"),
    "wrong_type": Text("Answer this in the boxes given", "error"),
    "unknown_part": Text("Answer this in the boxes given", "error"),
    "unknown_option": Text("Choose one of the answers given", "error"),
    "unknown_step": Text("Choose one of the answers given", "error"),
    "unknown_authority": Text("Choose a council from the list", "error"),
    "search_empty": Text("Write a name to search for, or choose another way", "error"),
    "pick_one": Text("Choose one answer only", "error"),
    "none_and_some": Text('Choose what you noticed, or choose "%(none)s", but not both', "error"),
    "control_characters": Text(
        "Take out the hidden characters. They can come along when you copy text", "error"
    ),
    "too_long": Text(
        "Make this shorter by %(count)s character. The most is %(most)s",
        "error",
        "Make this shorter by %(count)s characters. The most is %(most)s",
    ),
    "date_incomplete": Text("Give the day, the month and the year", "error"),
    "date_impossible": Text("Give a real day, month and year, in numbers", "error"),
    "date_short_year": Text("Write the year with four digits, such as 2026", "error"),
    "date_in_future": Text("Give today's date or one before it", "error"),
    "date_too_far": Text("Check the year", "error"),
    "age_missing": Text("Write the age as a number, or choose another answer", "error"),
    "age_not_a_number": Text("Write the age as a whole number, such as 14", "error"),
    "age_too_many_years": Text("Check the age. The most that fits here is %(most)s", "error"),
    "age_too_many_about": Text("Check the age. The most that fits here is %(most)s", "error"),
    "age_too_many_months": Text("Give the age in years if it is over %(most)s months", "error"),
    "when_unclear": Text("Give a year, a month and year, or a whole date, in numbers", "error"),
    "not_of_ten": Text("Choose a number from 0 to 10", "error"),
    "too_many_rows": Text("Take some of them out. The most is %(most)s", "error"),
    "reason_missing": Text("Say why your level differs from the suggested one", "error"),
    "second_name_missing": Text("Name a second person who is trained in safeguarding", "error"),
    "second_role_missing": Text("Give the role of the second person", "error"),
    "not_a_postcode": Text("Check the postcode. It looks like S60 1AE", "error"),
    "not_phone": Text("Write the phone number in digits, such as 01632 960 001", "error"),
    "not_email": Text("Check the email address. It looks like name@example.com", "error"),
    "page_changed": Text("This page was changed in another window. Check both texts", "error"),
}


def words_for(error: AnswerError) -> Message:
    """Return what to tell the person about an answer that was refused."""
    return Message(WORDS[error.code], error.values)
