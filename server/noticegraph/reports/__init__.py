"""Reports of statements: made under limits, cached, and written in common formats."""
