"""The operation in order: stages, ledger, clamps' timeline."""
