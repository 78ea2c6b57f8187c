"""Write the template catalogue anew: `python tests/messages/write_template.py`, after words have changed."""

from extraction import TEMPLATE, catalogue_text

WRITE_ANEW = "python tests/messages/write_template.py"

if __name__ == "__main__":
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_text(catalogue_text(), encoding="utf-8")
