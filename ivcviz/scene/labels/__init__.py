"""Labels: which parts are named, the positions of labels, their leaders."""
