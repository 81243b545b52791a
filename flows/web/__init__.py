"""The polite client and the ways to find a page. No Prefect in here.

`client.Client` fetches one address and hands every exchange to a callback before anybody parses it; `find.Finder` looks for a day's
page with it. Neither stores anything but the few instants that keep the crawl delay across commands.
"""
