"""Words of a report that carry no value: those that say what is spoken of, those that join, and those that change the meaning
of what stands beside them and are therefore never passed over."""

# They say that the tumour in the cava is meant.
SUBJECTS = frozenset(
    (
        *("tumour", "mass", "lesion", "leiomyosarcoma", "sarcoma", "neoplasm", "ivc", "cava", "caval", "lms"),
        *("measures", "measuring", "measured", "size", "sized", "dimensions", "extent", "specimen"),
    )
)
FILLERS = SUBJECTS | frozenset(
    (
        *("a", "an", "about", "and", "approximately", "approx", "are", "at", "by", "ca", "for", "from", "has", "have", "in"),
        *("is", "it", "its", "of", "on", "over", "the", "there", "this", "to", "up", "which", "with", "within", "wall"),
        *("ct", "mri", "mr", "patient", "pt", "reads", "report", "scan", "shows", "showing", "findings", "imaging"),
        *("presents", "extends", "extending", "reaches", "reaching", "arises", "arising", "located", "lies", "involved"),
        *("involves", "involving", "involvement", "invades", "invading", "invasion", "invaded", "infiltrates", "infiltrating"),
        *("infiltration", "maximal", "cranially", "caudally", "large", "huge", "bulky", "lobulated"),
        *("heterogeneous", "heterogeneously", "enhancing", "irregular", "solid", "primary", "present", "seen", "noted", "exam"),
        *("reason", "indication"),
    )
)
# Prepositions: a part that is not understood and begins with one belongs to what stands before it.
LEANING = frozenset(("of", "in", "on", "at", "from", "within", "by", "near", "beside", "outside", "above", "below", "into"))
# What is said beside one of these may mean its contrary, or be no finding of now: the whole sentence is refused.
QUALIFIERS = frozenset(
    (
        *("no", "not", "non", "never", "without", "neither", "nor", "none", "cannot", "absent", "negative", "except"),
        *("instead", "possible", "possibly", "probable", "probably", "likely", "suspected", "suspicious", "questionable"),
        *("doubtful", "unclear", "uncertain", "perhaps", "maybe", "presumed", "equivocal", "if", "unless", "or", "versus"),
        *("vs", "either", "?", "excluded", "excludes", "exclude", "ruled", "formerly", "previously", "previous", "prior"),
        *("before", "earlier", "ago", "initially", "was", "were", "had", "than", "compared", "until", "decreased"),
        *("increased", "after", "post", "spared", "free", "clear", "other", "another", "adjacent"),
    )
)
