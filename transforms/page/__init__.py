"""From bytes to a page: is this the page, which day is it, what are its bullets."""
