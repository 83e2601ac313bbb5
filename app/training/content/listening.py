"""Who listens to somebody to whom a case comes close."""

LISTENING = ("samaritans", "childline", "national_domestic_abuse_helpline", "napac")
"""Services of the directory that listen: to anybody, to young people, and to who was harmed."""
