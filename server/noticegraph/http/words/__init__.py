"""The words of the pages and of refusals, in each language. No Flask in here."""
