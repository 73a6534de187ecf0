"""What pages read from the graph. No Flask in here."""
