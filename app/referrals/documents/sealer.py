"""The document process for answers that are taken along: none of what documents need is loaded."""

from app.referrals.documents.jobs import Job, JobError
from app.referrals.documents.sealed import seal, unseal
from app.referrals.documents.worker import main


def make(job: Job) -> bytes:
    """Return a file of sealed answers, or what is in one. Raises ValueError."""
    match job.format:
        case "sealed":
            return seal(job.content, job.password)
        case "unsealed":
            return unseal(job.content, job.password)
        case _:
            raise JobError


if __name__ == "__main__":
    main(lambda _fonts: make)
