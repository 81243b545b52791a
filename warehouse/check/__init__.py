"""Do archive, lake, database, releases and gazetteer still hold what was put in them? They are held against manifests, declarations, each other."""

from warehouse.check.checking import check, week_of
from warehouse.check.findings import Finding

__all__ = ["Finding", "check", "week_of"]
