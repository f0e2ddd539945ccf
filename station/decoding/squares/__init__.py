"""Data Matrix and QR Code that blur, glare or small modules hide from the peers: read module by module on a lattice."""
