"""GS1: numbers, element strings, Digital Links, personal data."""
