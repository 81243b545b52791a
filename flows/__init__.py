"""Orchestration and the edge of the network: Prefect flows, settings, clock, command line."""
