"""The product's vocabulary, each term a record with its behaviour: renal methods, substitutes, organs, resections.

A record is compared by identity and asked for its facets; ids are for case files, JSON and the command line alone.
"""
