"""Form fields and rows that show a value of the document and edit it."""
