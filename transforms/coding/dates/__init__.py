"""When the main claim happened (codebook section 5)."""
