"""Where: names of places, what they mean, and whether something happened there (codebook section 4)."""
