"""Why a run could not be done."""


class SoakError(Exception):
    """The root of the errors of this package."""


class CannotRunError(SoakError):
    """This machine lacks what a run needs; the message says what."""


class DeadServerError(SoakError):
    """gunicorn ended before its first answer; the message is what it said last."""


class LoadError(SoakError):
    """The load itself failed; the message is what it said."""
