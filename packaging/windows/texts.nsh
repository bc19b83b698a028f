; The setup's texts, in each of its languages.

!macro Text name english chinese
  LangString ${name} ${LANG_ENGLISH} "${english}"
  LangString ${name} ${LANG_SIMPCHINESE} "${chinese}"
!macroend

!insertmacro Text ProgramSection "Lepton Desktop" "Lepton Desktop"
!insertmacro Text DesktopSection "Icon on the desktop" "桌面图标"
!insertmacro Text FindSimilar "Find similar to this" "查找与此相似的照片"
!insertmacro Text ShowFolder "Show in Lepton Desktop" "在 Lepton Desktop 中显示"
!insertmacro Text Closing "Closing Lepton Desktop…" "正在关闭 Lepton Desktop…"
!insertmacro Text StillRuns \
  "Lepton Desktop is still running, and its files can't be replaced. Close its window and the icon in the notification area, then choose Retry." \
  "Lepton Desktop 仍在运行，无法替换其文件。请关闭它的窗口和通知区域图标，然后选择“重试”。"
!insertmacro Text NotEmpty \
  "$INSTDIR contains other files. Choose an empty folder, or the one of an earlier installation." \
  "$INSTDIR 中有其他文件。请选择空文件夹，或先前安装所在的文件夹。"
!insertmacro Text AskToDelete \
  "Your photos stay where they are.$\r$\n$\r$\nAlso delete the library: what Lepton Desktop knows about the photos, its settings and downloaded models? This can't be undone." \
  "你的照片会保留在原处。$\r$\n$\r$\n是否同时删除图库（Lepton Desktop 对照片的了解、设置和已下载的模型）？此操作无法撤销。"
!insertmacro Text NotDeleted \
  "The library couldn't be deleted:" \
  "无法删除图库："
