"""The pages and their data, one module per subject."""
