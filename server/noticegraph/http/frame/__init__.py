"""What is around every page and answer: layout, headers, scripts, problems."""
