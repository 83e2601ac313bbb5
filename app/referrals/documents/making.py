"""The files that can be made of finished text. Only the document process and the command load this.

Each library is loaded when the first file of its kind is asked for: a PDF is ready sooner without
the one for Word.
"""

from pathlib import Path

from app.referrals.documents.jobs import Job, JobError
from app.referrals.documents.pdf import PdfMaker


class FileMaker:
    """Makes PDFs, with a password or without, Word files, calendars, and codes for a phone."""

    def __init__(self, fonts: Path) -> None:
        self._pdfs = PdfMaker(fonts)

    def make(self, job: Job) -> bytes:
        """Return the file of a job. Raises ValueError for a body that it cannot be made of."""
        match job.format:
            case "pdf":
                pdf = self._pdfs.make(job.body)
                return self._locked(pdf, job.password) if job.password else pdf
            case "docx":
                from app.referrals.documents import word

                return word.make(job.body)
            case "ics":
                from app.referrals.documents import calendar

                return calendar.make(job.body)
            case "svg":
                from app.referrals.documents import qr

                if not qr.is_address(job.body):
                    raise ValueError
                return qr.drawing(job.body)
            case _:
                raise JobError

    def _locked(self, pdf: bytes, password: str) -> bytes:
        from app.referrals.documents.lock import lock

        return lock(pdf, password)
