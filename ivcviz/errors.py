"""The one exception type for what a user can cause and mend."""


class UserError(Exception):
    """Its text is one sentence that names the file or value, the place and the remedy."""
