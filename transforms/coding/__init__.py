"""From a bullet's words to coded values, each with the span it came from (codebook sections 2 to 7)."""
