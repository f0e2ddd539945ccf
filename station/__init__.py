"""Station: a barcode inspection station for bonded e-commerce parcels."""

__version__ = "0.1.0"
