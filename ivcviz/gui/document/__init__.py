"""The open document: opening, saving, recovery, recent files, history, and the questions they ask."""
