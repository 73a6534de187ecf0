"""What pages read from the graph. Independent of Flask."""
