"""The one exception type for what a user can cause and mend."""

from ivcviz.messages.sentences import Wording


class UserError(Exception):
    """Its sentence names the file or value, the place and the remedy; str(error) says it in the language that is spoken."""

    def __init__(self, sentence: Wording) -> None:
        super().__init__(sentence)
        self.sentence = sentence
