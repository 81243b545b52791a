"""The commands of `keyevents`: reading arguments and printing only; what a command does stands in the module it calls."""
