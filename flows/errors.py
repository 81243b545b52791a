"""What a user is told where a command cannot do what was asked."""


class InputError(ValueError):
    """What was asked for makes no sense: a path that is not there, a day before the series began, no contact."""


def lacking(error: ImportError) -> str:
    """What is not there, or not as this program needs it, and what to do."""
    name = (error.name or str(error)).partition(".")[0]
    return f"{name} is missing from this environment, or of another version: run `make clean setup`, or install keyevents again"
