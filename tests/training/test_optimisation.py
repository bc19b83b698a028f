"""The way down a loss: what is kept of it, and how it outlives an interruption."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch
from torch import nn

from lepton_desktop.training.optimisation import Descent

WANTED = torch.tensor([[1.0, -2.0, 3.0]])


def quiet(line: str) -> None:
    """No report."""


def start(
    steps: int = 40,
    checkpoint: Path | None = None,
    check: Callable[[nn.Module], float] | None = None,
    report: Callable[[str], None] = quiet,
) -> Descent:
    torch.manual_seed(0)
    line = nn.Linear(1, 3, bias=False)
    return Descent(
        line,
        [{"params": list(line.parameters()), "lr": 0.3}],
        steps=steps,
        warm=5,
        decay=0.8,
        check_every=10,
        checkpoint=checkpoint,
        check=check,
        report=report,
    )


def distance(line: nn.Module) -> float:
    with torch.no_grad():
        return float((line(torch.ones(1, 1)) - WANTED).norm())


def go(descent: Descent, until: int) -> None:
    for step in range(descent.done, until):
        loss = ((descent.trained(torch.ones(1, 1)) - WANTED) ** 2).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        descent.step(step, lambda: "a step")


def test_it_goes_down_and_keeps_a_running_mean() -> None:
    descent = start()
    before = distance(descent.trained)

    go(descent, 40)

    kept = descent.kept()
    assert distance(kept) < before / 3
    assert not kept.training
    assert any(
        not torch.equal(a, b) for a, b in zip(kept.parameters(), descent.trained.parameters(), strict=True)
    )


def test_a_descent_that_was_stopped_ends_where_it_would_have_ended(tmp_path: Path) -> None:
    whole = start()
    go(whole, 40)

    stopped = start(checkpoint=tmp_path / "here.pt")
    go(stopped, 27)
    said: list[str] = []
    again = start(checkpoint=tmp_path / "here.pt", report=said.append)
    assert again.done == 20
    assert "continuing at step 20 of 40" in said[0]
    go(again, 40)

    for one, other in zip(whole.kept().parameters(), again.kept().parameters(), strict=True):
        assert torch.equal(one, other)


def test_the_best_by_the_check_is_kept_and_not_the_last() -> None:
    values = iter([3.0, 9.0, 4.0, 5.0])
    weights: list[torch.Tensor] = []

    def check(mean: nn.Module) -> float:
        weights.append(next(mean.parameters()).detach().clone())
        return next(values)

    descent = start(check=check)
    go(descent, 40)

    assert torch.equal(next(descent.kept().parameters()), weights[1])
