"""How many: numbers, what they count, and what happened to it (codebook section 3)."""
