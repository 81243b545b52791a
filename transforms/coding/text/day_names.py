"""Names of weekdays and months, lower case. Written out: Python's own follow the locale of whatever program the coder runs in."""

from __future__ import annotations

# Monday is 0
WEEKDAYS_BY_NAME = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
WEEKDAYS = frozenset(WEEKDAYS_BY_NAME)
_MONTHS = "january february march april may june july august september october november december".split()
# January is 1; also as the first three letters
MONTHS = {form: number for number, name in enumerate(_MONTHS, 1) for form in (name, name[:3])} | {"sept": 9}
