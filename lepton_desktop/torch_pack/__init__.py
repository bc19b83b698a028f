"""The torch pack: PyTorch and what models need of it, brought into the data folder of a packaged program."""
