"""The list of cases and the record of the published one that is open."""
