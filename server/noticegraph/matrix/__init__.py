"""What several statements say about the same subjects, side by side, with the evidence of each."""
