"""What kind of event, and whose forces did it (codebook section 2)."""
