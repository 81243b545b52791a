"""The polite client and the ways to find a page. No Prefect in here."""
