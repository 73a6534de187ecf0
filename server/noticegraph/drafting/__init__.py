"""Drafting: from a statement's text to proposed facts with their passages, by rules, offline.

Stages are pure functions: passages → sentences with headings, lead-ins and columns (`sentences`)
→ subjects of sections (`zones`) → words of the lexicon (`lexicon`) → frames of collecting, using,
sharing and keeping (`frames`) → facts by kind, each with the rule that made it and a score →
one fact for each key, with all its places (`pipeline`). Not responsible for accepting facts.
"""
