"""Reports of statements: made under limits, kept, and written in the forms that people use."""
