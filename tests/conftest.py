"""Tests need no display: Qt paints off screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
