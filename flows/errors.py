"""What a user is told where a command cannot do what was asked."""


class InputError(ValueError):
    """What was asked for makes no sense: a path that is not there, a day before the series began, no contact."""
