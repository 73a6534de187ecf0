"""What a page's titles propose as the name of the company."""

from __future__ import annotations

import pytest

from noticegraph.intake.proposals import propose_company


@pytest.mark.parametrize(
    ("title", "heading", "meta", "company"),
    [
        ("Privacy policy | Kite Repair", "", {}, "Kite Repair"),
        ("Full privacy policy details | Kite Repair", "", {}, "Kite Repair"),
        ("Privacyverklaring - Vliegerfabriek", "", {}, "Vliegerfabriek"),
        ("Privacy", "Privacy at Kite Repair", {}, "Kite Repair"),
        ("Privacy", "", {"og:site_name": "Kite Repair"}, "Kite Repair"),
        # The name of an account, and of the page, are none of a company.
        ("Privacy - Kite Repair", "", {"og:site_name": "/kiterepairinc"}, "Kite Repair"),
        ("Privacy - Kite Repair", "", {"og:site_name": "Privacy policy"}, "Kite Repair"),
        ("Privacy policy details", "", {}, None),
    ],
)
def test_company_is_what_the_site_or_a_title_names(
    title: str, heading: str, meta: dict[str, str], company: str | None
) -> None:
    assert propose_company(title, heading, meta) == company
