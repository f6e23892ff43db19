"""What accepted articles state, kept so that new articles and new facts are held against it without reading them again.

::

    archive = Archive.at("archive.sqlite", make=True)
    archive.add(Entry("a.txt", digest, …), today)
    run.check([Path("new")], rules, beside=archive)      new articles compared with those that were accepted

``tables`` is the form in which it is kept, ``opening`` opens it or says why not, ``keeping`` and ``writing`` write and read it, ``adding`` takes
what a run has accepted, ``verifying`` holds it against the rulebooks of today, ``listing`` shows it. SQLAlchemy is imported here and in the tables of rulebooks only.
"""

from __future__ import annotations

from checker.archive.keeping import Archive
from checker.archive.model import Entry, Kept, Outcome, Version

__all__ = ["Archive", "Entry", "Kept", "Outcome", "Version"]
