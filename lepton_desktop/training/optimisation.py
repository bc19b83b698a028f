"""One way down a loss, for every stage that has one: AdamW, a warm start, a cosine, a running mean of the weights.

The running mean is what a stage keeps. With a checkpoint, a run that was stopped goes on at its last saved step.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from lepton_desktop.training.array_cache import save_atomically


class Descent:
    """Steps down a loss; `mean` is the running mean of `trained`, and `done` the number of steps made so far."""

    def __init__(
        self,
        trained: nn.Module,
        groups: list[dict[str, Any]],
        *,
        steps: int,
        warm: int,
        decay: float,
        check_every: int,
        scale: float = 3.0,
        checkpoint: Path | None = None,
        check: Callable[[nn.Module], float] | None = None,
        report: Callable[[str], None] = print,
    ) -> None:
        """`groups`: AdamW's, of parameters of `trained`. `scale`: the logarithm of the contrast's inverse temperature
        that is begun with; it is learned too. `decay`: of the running mean. `check`: how good a mean is, to keep the
        best; without it the last one is kept.
        """
        self.trained, self.mean = trained, copy.deepcopy(trained).eval()
        self.steps, self.done = steps, 0
        self._decay, self._check_every = decay, check_every
        self._checkpoint, self._check, self._report = checkpoint, check, report
        self._scale = torch.tensor(scale, requires_grad=True)
        self._optimiser = torch.optim.AdamW(
            [*groups, {"params": [self._scale], "lr": 1e-3, "weight_decay": 0.0}], betas=(0.9, 0.98)
        )
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimiser,
            lambda step: min((step + 1) / warm, 0.5 * (1 + math.cos(math.pi * step / steps)) + 1e-3),
        )
        self._best, self._best_state = -math.inf, self.mean.state_dict()
        if checkpoint is not None and checkpoint.is_file():
            self._go_on(torch.load(checkpoint, weights_only=True))

    def _go_on(self, state: dict[str, Any]) -> None:
        self.trained.load_state_dict(state["trained"])
        self.mean.load_state_dict(state["mean"])
        self._optimiser.load_state_dict(state["optimiser"])
        self._schedule.load_state_dict(state["schedule"])
        self._scale.data.copy_(state["scale"])
        self._best, self._best_state, self.done = state["best"], state["best_state"], state["step"]
        self._report(f"{self._checkpoint}: continuing at step {self.done} of {self.steps}")

    @property
    def scale(self) -> Tensor:
        """The inverse temperature of the contrast, at most 100 (CLIP, section 2.5)."""
        return self._scale.exp().clamp(max=100)

    def step(self, step: int, describe: Callable[[], str]) -> None:
        """Go the step of this number down the gradients that `backward` left."""
        self._optimiser.step()
        self._schedule.step()
        self._optimiser.zero_grad()
        with torch.no_grad():
            for kept, now in zip(self.mean.parameters(), self.trained.parameters(), strict=True):
                if now.requires_grad:
                    kept.lerp_(now, 1 - min(self._decay, step / (step + 10)))
        if (step + 1) % self._check_every and step + 1 != self.steps:
            return
        value = self._check(self.mean) if self._check is not None else float(step)
        self._report(f"step {step + 1} of {self.steps}: {describe()}, check {value:.2f}")
        if value > self._best:
            self._best, self._best_state = value, copy.deepcopy(self.mean.state_dict())
        if self._checkpoint is not None:
            state = {
                "trained": self.trained.state_dict(),
                "mean": self.mean.state_dict(),
                "optimiser": self._optimiser.state_dict(),
                "schedule": self._schedule.state_dict(),
                "scale": self._scale.detach(),
                "best": self._best,
                "best_state": self._best_state,
                "step": step + 1,
            }
            save_atomically(self._checkpoint, partial(torch.save, state))

    def kept(self) -> nn.Module:
        """The running mean, at the step where the check was highest; in eval mode."""
        self.mean.load_state_dict(self._best_state)
        return self.mean.eval()
