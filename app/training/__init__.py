"""Training: a room works a made-up case with the real questionnaire, and sees how far it agrees.

Nothing here reads or writes what is kept about a real child: its pages, its codes and its database
are its own.
"""
