"""Tables, filtered and sorted as requested, as pages and as downloads."""
