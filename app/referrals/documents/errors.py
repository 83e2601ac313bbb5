"""What can go wrong while a document is made, as data."""


class DocumentError(Exception):
    """The root of the errors of this package."""


class DocumentsBusyError(DocumentError):
    """Others are waiting already; try again in a moment."""


class DocumentTooLargeError(DocumentError):
    """The page is larger than the document process takes; nothing was sent to it."""


class DocumentTimeoutError(DocumentError):
    """The document took too long and was given up."""


class DocumentFailedError(DocumentError):
    """The document process ended or refused."""


class DocumentLostError(DocumentFailedError):
    """The document process ended, or spoke nonsense, before it had answered."""
