"""Mentions + rulebook → claims: this source states this fact as this mention."""

from checker.claims.matcher import Matcher
from checker.claims.model import Article, Claim
from checker.claims.slots import accepts

__all__ = ["Article", "Claim", "Matcher", "accepts"]
