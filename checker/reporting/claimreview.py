"""Disagreements as ClaimReview, schema.org's vocabulary for published fact checks; written only when asked for.

``{"@type": "ClaimReview", "claimReviewed": "Jones has a lead of more than 21,000 votes …", "itemReviewed": …}``

A review is of a claim in an article and says in words that sources differ; no person is rated, and no number is given.
Only statements in the article's own voice that an authority contradicts are reviewed. The newsroom completes
``author``, ``url`` and ``datePublished``, which this program cannot know.
"""

from __future__ import annotations

import json
from typing import Any

from checker.model import Claimed, Finding, Report, Severity, Verdict, Voice
from checker.reporting.order import by_place, in_order

_RATINGS = {
    Verdict.DISAGREES: "Differs from its source",
    Verdict.STALE: "Superseded",
    Verdict.IMPRECISE: "Imprecise",
}
_OWN = frozenset({Voice.OWN, Voice.HEADLINE, Voice.CAPTION})
Json = dict[str, Any]


def render(report: Report, fail_on: Severity | None) -> str:
    """A JSON-LD graph of reviews that ends in a newline."""
    claims = {(c.rulebook, c.rule, c.evidence.source, c.evidence.start): c for c in report.claims}
    titles = {card.source.path: card.source.title for card in report.sources}
    reviews = []
    for finding in in_order(report.findings, by_place):
        place = finding.evidence
        claim = claims.get((finding.rulebook, finding.rule, place.source, place.start))
        if finding.citation and finding.verdict in _RATINGS and _is_own(claim):
            title = titles.get(place.source)
            reviews.append(_review(finding, title.text if title else place.source))
    return json.dumps({"@context": "https://schema.org", "@graph": reviews}, indent=1) + "\n"


def _is_own(claim: Claimed | None) -> bool:
    return claim is not None and claim.voice in _OWN and claim.speaker is None


def _review(finding: Finding, headline: str) -> Json:
    place = finding.evidence
    return {
        "@type": "ClaimReview",
        "identifier": finding.fingerprint,
        "claimReviewed": place.sentence,
        "itemReviewed": {
            "@type": "Claim",
            "appearance": {"@type": "NewsArticle", "headline": headline, "identifier": place.source},
        },
        "reviewBody": finding.message,
        "reviewRating": {"@type": "Rating", "alternateName": _RATINGS[finding.verdict]},
        "isBasedOn": {"@type": "CreativeWork", "name": finding.citation},
    }
