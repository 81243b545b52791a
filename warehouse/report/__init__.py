"""`keyevents report`: one HTML file with everything in it, to look at and to show. It reads the database alone and asks no network."""

from warehouse.report.page import write_report

__all__ = ["write_report"]
