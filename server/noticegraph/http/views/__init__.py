"""The pages and their data; one module a subject."""
