"""Who says something, whom they speak for, and through what (codebook section 6)."""
