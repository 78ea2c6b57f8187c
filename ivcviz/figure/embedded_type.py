"""The letters that an SVG needs, carried in it: its words stay text and look alike where the typeface is not installed."""

import re
from base64 import b64encode
from functools import lru_cache
from html import unescape
from io import BytesIO

from ivcviz.figure.fonts import face_file

_FAMILY = "DejaVu Sans"
_TEXT = re.compile(r"<text([^>]*)>([^<]*)</text>")
_UNUSED = ["FFTM", "GDEF", "GPOS", "GSUB", "MATH"]  # tables of what no page has: kerned by Qt, set line by line
_BOLD = 'font-weight="700"'


def type_style(svg: str) -> str:
    """The style of a page's type: for each weight that it uses a face of just its letters; nothing where it has no words."""
    used: dict[bool, set[str]] = {False: set(), True: set()}
    for attributes, words in _TEXT.findall(svg):
        used[_BOLD in attributes] |= set(unescape(words))
    faces = [_face(bold, "".join(sorted(letters))) for bold, letters in used.items() if letters]
    return f'\n<style type="text/css">\n{"".join(faces)}</style>\n' if faces else ""


@lru_cache(maxsize=16)
def _face(bold: bool, letters: str) -> str:
    """The typeface's letters as a rule of a style; those that it lacks the reader's system has."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    face = TTFont(str(face_file(bold)), recalcTimestamp=False)
    options = Options(hinting=False, layout_features=[], notdef_outline=True)
    options.drop_tables += _UNUSED
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(face)
    face.flavor = "woff"
    content = BytesIO()
    face.save(content)
    data = b64encode(content.getvalue()).decode("ascii")
    weight = 700 if bold else 400
    source = f"url(data:font/woff;base64,{data})"
    return f'@font-face {{ font-family: "{_FAMILY}"; font-weight: {weight}; src: {source} format("woff"); }}\n'
