"""An invented trust with 120 days of history, said through the engine like any other."""
