"""The same examples on the fast engine: a file of its own, so that another worker may take it."""

from __future__ import annotations

import pytest
from shape_examples import Example, all_examples, run_fast


@pytest.mark.parametrize("example", all_examples(), ids=str)
def test_the_fast_engine_gives_the_results_of_the_example(example: Example) -> None:
    results, verdicts = run_fast(example)
    assert sorted(results) == sorted(example.results)
    assert verdicts == example.verdicts
