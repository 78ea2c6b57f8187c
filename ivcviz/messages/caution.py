"""The words of caution, long and short; every page, file and window has one of the two."""

from ivcviz.messages.sentences import say

LONG = say(
    "Not certified as a medical device: no CE mark, no FDA clearance, reviewed by no authority. For teaching, figures and "
    "discussion; its use in a patient's care is your hospital's decision and responsibility. Verify every dimension on the "
    "patient's imaging."
)
SHORT = say("Not certified for patient care. Verify on imaging.")
