"""How fast Lepton Desktop is, against its peers and against what the machine allows: `python -m tests.benchmarks`."""
