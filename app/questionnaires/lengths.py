"""A length of time as content files write it."""

from typing import Literal, Self

from pydantic import Field, model_validator

from app.questionnaires.base import Strict


class Length(Strict):
    """One of: so many working days, hours or weeks, or the same day."""

    working_days: int | None = Field(default=None, ge=1)
    hours: int | None = Field(default=None, ge=1)
    weeks: int | None = Field(default=None, ge=1)
    same_day: Literal[True] | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        lengths = (self.working_days, self.hours, self.weeks, self.same_day)
        if sum(length is not None for length in lengths) != 1:
            raise ValueError("give one of working_days, hours, weeks and same_day")
        return self
