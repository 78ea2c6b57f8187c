"""Exports: picture, cutting template, graft model, clipboard."""
