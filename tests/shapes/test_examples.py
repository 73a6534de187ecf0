"""Each shape against a valid example, and invalid ones broken in exactly one way, by pySHACL."""

from __future__ import annotations

import pytest
from shape_examples import Example, all_examples, run, shape_files

CASES = all_examples()


@pytest.mark.parametrize("example", CASES, ids=str)
def test_results_are_those_of_the_example(example: Example) -> None:
    results, verdicts = run(example)
    assert sorted(results) == sorted(example.results)
    assert verdicts == example.verdicts


def test_every_shape_file_has_examples() -> None:
    have = {e.shape_file for e in CASES}
    assert {path for path in shape_files() if path not in have} == set()
    assert {path for path in have if not path.is_file()} == set()
