"""The order of the operation in the window: ledger, planned minutes, clocks and timeline."""
