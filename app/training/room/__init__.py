"""A room that practises: who leads it, who joined, where it is, and what was answered. No names."""
