"""The words of pages and problems, in each language. Independent of Flask."""
