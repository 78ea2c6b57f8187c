"""Labels: what is named, where its label stands, its leader."""
