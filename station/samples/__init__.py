"""Generated data: a made-up bonded warehouse, and a recorded belt that carries its parcels. Seeded, and marked so."""
