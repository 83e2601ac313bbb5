"""What every value of a referral is made of."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value of the referral; its JSON Schema is published."""

    model_config = ConfigDict(frozen=True, extra="forbid")
