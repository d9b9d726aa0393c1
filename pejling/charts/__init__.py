"""Charts as Vega-Lite and the tables they read: one grammar for screens and papers alike."""
