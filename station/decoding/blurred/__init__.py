"""EAN-13 and UPC-A out of focus: read from grey values by maximum likelihood, where thresholding has lost the bars."""
