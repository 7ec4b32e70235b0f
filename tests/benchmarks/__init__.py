"""How fast Offstone is, measured by hand: `python -m tests.benchmarks`. Never part of a test run."""
