"""A news site and a Wayback machine on loopback, to run the whole pipeline against: they behave, or misbehave on command.

    python -m tests.site --pages DIR          serves saved pages
    python -m tests.site --days 1461          serves made ones, from the first day of the series on

`server.Server` logs every request with a monotonic instant; `clock.FakeClock`, shared by client and server, lets years pass in minutes.
"""
