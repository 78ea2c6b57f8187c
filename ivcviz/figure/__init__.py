"""Pixels and annotations to PNG, SVG and PDF, painted with Qt."""
