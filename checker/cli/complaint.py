"""What is said of arguments, rulebooks and configuration that cannot be used, and the exit code for it.

``exit 2: 3 mistakes in the rules; no article was checked``
"""

from __future__ import annotations

import sys

from checker.errors import CheckerError, RulebookErrors


def complain(error: CheckerError) -> int:
    """Print what is wrong, and that nothing was checked; the exit code is 2."""
    if isinstance(error, RulebookErrors):
        count = len(error.errors)
        print(error, file=sys.stderr)
        print(
            f"exit 2: {count} mistake{'s' * (count != 1)} in the rules; no article was checked",
            file=sys.stderr,
        )
    else:
        print(f"checker: {error}", file=sys.stderr)
        print("exit 2: the arguments are wrong; nothing was checked", file=sys.stderr)
    return 2
