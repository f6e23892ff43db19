"""A fact-consistency checker for news; the story in one function is `checker.check`."""

__version__ = "0.1.0"
