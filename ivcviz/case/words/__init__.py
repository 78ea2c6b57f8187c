"""Words in: lengths, levels, sizes and the lines of a report, read as people write them or refused with the part named.

`tokens` makes plain words of a text; `lengths`, `levels`, `sizes`, `veins`, `people` and `flow` each read one kind of phrase;
`clauses` joins them; `report` decides what of a line is entered, and `entering` enters it.
"""
