"""The choice of what runs the model: engines and precisions, with what was measured of each on this machine."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QProcess, QProcessEnvironment, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QProgressBar, QPushButton, QRadioButton, QVBoxLayout, QWidget

from lepton_desktop.encoders.engines import LEAST_PHOTOS, engine
from lepton_desktop.engines import AUTO, ENGINES, title_of
from lepton_desktop.settings import DATA_VARIABLE
from lepton_desktop.stored_json import parse_object
from lepton_desktop.ui.settings.engines_here import AUTOMATIC
from lepton_desktop.ui.settings.page import words
from lepton_desktop.ui.toolkit.i18n import tr, translated
from lepton_desktop.user_messages import from_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lepton_desktop.encoders.engines import Measured
    from lepton_desktop.ui.settings.engines_here import Looked, Way

_END_MS = 1000


class EngineChoice(QWidget):
    """Emits `chosen` with an engine and a precision, and `measured` when there are new measurements.

    `made` is emitted with an engine and a precision when they can be used after `make` was called with them.
    """

    chosen = Signal(str, str)
    made = Signal(str, str)
    measured = Signal()

    def __init__(self, data: Path, own_command: Callable[..., list[str]]) -> None:
        super().__init__()
        self._data = data
        self._own_command = own_command
        self._process: QProcess | None = None
        self._making: Way | None = None
        self._failure = ""
        self.model = ""
        """The model whose engines are shown."""
        self._in_use = AUTOMATIC
        self._group = QButtonGroup(self)
        self.buttons: dict[Way, QRadioButton] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.note = words("", "small")
        self.measure = QPushButton(tr("Measure on this computer"))
        self.measure.clicked.connect(self._measure)
        self.measure.hide()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("The engines are being measured"))
        self.bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._column)
        column.addWidget(self.note)
        column.addWidget(self.bar)
        column.addWidget(self.measure, 0, Qt.AlignmentFlag.AlignLeft)

    def show_engines(self, model: str, looked: Looked) -> None:
        """Show what runs this model, and the alternatives."""
        self.model, self._in_use = model, looked.way
        offered: dict[Way, str] = {AUTOMATIC: tr("Automatic: the fastest with practically no loss")}
        for one in looked.measured:
            if one.engine in ENGINES:  # a later version may have measured others
                offered[one.engine, one.precision if engine(one.engine).makes else AUTO] = _said(one)
        for name, precision in looked.unmeasured:
            offered[name, precision] = tr(
                "{engine} {precision}: not measured yet; this needs {count} of your photos"
            ).format(engine=title_of(name), precision=precision, count=LEAST_PHOTOS)
        offered.setdefault(looked.way, " ".join(looked.way))
        for way in [way for way in self.buttons if way not in offered]:
            button = self.buttons.pop(way)
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        for way, text in offered.items():
            self._offer(way, text)
        self.buttons[looked.way].setChecked(True)
        if self._failure:
            note = tr("The engine could not be prepared or measured: {reason}").format(reason=self._failure)
        elif looked.measured:
            note = tr(
                "Loss: how far a photo's description is from the one in full precision, on average (and at "
                "most)."
            )
            if any(one.loss is not None for one in looked.measured):
                note += " " + tr(
                    "Missed: how often the photo that full precision ranks first isn't among the first ten. "
                    "i8 computes in eight bits."
                )
        else:
            note = looked.trouble if looked.trouble else tr("Not measured on this computer yet.")
        if self._process is None:
            self.note.setText(f"{looked.missing}. {note}" if looked.missing else note)
        self.measure.setVisible(looked.can_measure and not looked.measured and not looked.trouble)
        self.measure.setEnabled(self._process is None)

    def make(self, way: Way) -> None:
        """Prepare an engine and a precision; the one in use stays chosen until `made` is emitted."""
        self.buttons[self._in_use].setChecked(True)
        self._start(way[1])
        self._making = way
        self.note.setText(
            tr(
                "Your choice is being prepared for this computer, which takes a minute or two. It is used as "
                "soon as it is ready."
            )
        )

    def close_process(self) -> None:
        """End the process that prepares and measures, if it is running."""
        if self._process is not None:
            self._process.finished.disconnect(self._end)
            self._process.kill()
            self._process.waitForFinished(_END_MS)
            self._forget_process()

    def _offer(self, way: Way, text: str) -> None:
        button = self.buttons.get(way)
        if button is None:
            button = self.buttons[way] = QRadioButton()
            button.clicked.connect(lambda: self._choose(way))
            self._group.addButton(button)
            self._column.addWidget(button)
        button.setText(text)
        button.setAccessibleName(tr("Run the model with: {way}").format(way=text))

    def _choose(self, way: Way) -> None:
        self.close_process()  # what is being made isn't wanted any more
        self._failure = ""
        self.chosen.emit(*way)

    def _measure(self) -> None:
        self._start(self._in_use[1])
        self.note.setText(
            tr(
                "The engines are being measured, which takes a minute or two. You can do something else in "
                "the meantime."
            )
        )

    def _start(self, precision: str) -> None:
        """Prepare and measure in a separate process, which keeps the result for the next start too."""
        self.close_process()
        self._failure = ""
        program, *arguments = self._own_command("preparer", self.model, precision)
        self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert(DATA_VARIABLE, str(self._data))
        self._process.setProcessEnvironment(environment)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._on_error)
        self.measure.setEnabled(False)
        self.bar.show()
        self._process.start(program, arguments)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # after any other comes the end
            self._end(-1)

    def _end(self, code: int) -> None:
        process, way = self._process, self._making
        if process is None:
            return
        if code != 0 or process.exitStatus() == QProcess.ExitStatus.CrashExit:
            self._failure = _reason(process)
        self._forget_process()
        if way is not None and not self._failure:
            self.made.emit(*way)
        self.measured.emit()

    def _forget_process(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
        self._process = self._making = None
        self.bar.hide()


def _reason(process: QProcess) -> str:
    """Why the process has failed: what it says itself, otherwise the last of its words, or what Qt says."""
    with suppress(ValueError, IndexError):
        match parse_object(bytes(process.readAllStandardOutput().data()).splitlines()[-1]):
            case {"failed": str(reason)}:
                return translated(from_text(reason))
    said = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
    return said.splitlines()[-1] if said else process.errorString()


def _said(one: Measured) -> str:
    locale = QLocale()
    values = {
        "engine": title_of(one.engine),
        "precision": one.precision,
        "size": locale.formattedDataSize(
            round(one.megabytes * 1e6), 0, QLocale.DataSizeFormat.DataSizeSIFormat
        ),
        "speed": locale.toString(one.per_second, "f", 1),
        "loss": locale.toString((1 - one.agreement) * 100, "f", 3),
        "most": locale.toString((1 - one.worst) * 100, "f", 3),
    }
    if one.loss is None:
        return tr("{engine} {precision}: {size}, {speed} pictures a second, loss {loss} % ({most} %)").format(
            **values
        )
    return tr(  # in two lines: a button's text doesn't wrap by itself
        "{engine} {precision}: {size}, {speed} pictures a second,\nloss {loss} % ({most} %), missed {missed} %"
    ).format(**values, missed=locale.toString(one.loss * 100, "f", 1))
