"""Digests in stretches: each lies in one of them, the one that is asked for it."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from checker.bulk.digests import digest_of, stretch_of, within

EDGES = [-(2**63), -1, 0, 1, 2**63 - 1]


@given(st.lists(st.text(), max_size=5), st.integers(1, 9))
def test_each_digest_lies_in_the_stretch_that_is_asked_for_it(texts: list[str], of: int) -> None:
    digests = [*EDGES, *map(digest_of, texts)]
    table = pa.table({"digest": pa.array(digests, pa.int64())})
    found = [table.filter(within("digest", at, of)).column(0).to_pylist() for at in range(of)]
    assert sorted(digest for stretch in found for digest in stretch) == sorted(digests)
    for at, stretch in enumerate(found):
        assert {stretch_of(digest, of) for digest in stretch} <= {at}
