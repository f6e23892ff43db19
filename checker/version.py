"""The version of checker; answers that were remembered by another version do not count."""

__version__ = "0.1.0"
