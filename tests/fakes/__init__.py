"""In-memory mirrors of the ports; one contract test runs over each adapter and its fake."""
