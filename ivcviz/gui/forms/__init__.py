"""Fields and rows that bind a value of the document to an entry."""
