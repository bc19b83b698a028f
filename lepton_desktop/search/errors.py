"""What stops a question from being answered."""

from __future__ import annotations

from lepton_desktop.user_messages import UserError


class SearchError(UserError):
    """A question that can't be answered; the message says why, and what to do."""


class Superseded(Exception):  # noqa: N818
    """A newer question has come before this one was answered."""
