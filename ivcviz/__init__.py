"""ivcviz: plan and teach the resection of tumours of the inferior vena cava."""

__version__ = "0.1.0"
