; The setup of Lepton Desktop for Windows: for one user, without administrator.
;
;   makensis -DVERSION=1.2.3 -DVERSION_NUMBERS=1.2.3.0 -DPAYLOAD=dir -DSUFFIXES=suffixes.nsh -DICON=x.ico -DOUTPUT=setup.exe lepton-desktop.nsi
;
; Silent: setup.exe /S [/D=C:\folder without quotation marks, last], "Uninstall.exe" /S [/DELETEDATA]
; Exit codes: 0 done, 1 cancelled, 2 failed, 3 the program still runs, 4 the folder contains other files.

!ifndef TARGET
  !define TARGET amd64-unicode
!endif
Target ${TARGET}
Unicode true
ManifestDPIAware true
ManifestDPIAwareness "PerMonitorV2, PerMonitor"
ManifestLongPathAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma
CRCCheck force
AllowSkipFiles off

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include "${SUFFIXES}"

!define NAME "Lepton Desktop"
!define WINDOW "Lepton Desktop.exe"
!define CONSOLE "lepton-desktop.exe"
!define LIST "installed-files.txt"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\LeptonDesktop"
!define CLASSES "Software\Classes"
!define PICTURE "LeptonDesktop.Picture"
!define SIMILAR_VERB "LeptonDesktop.FindSimilar"
!define FOLDER_VERB "LeptonDesktop.Show"
!define START_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define STILL_RUNS 3
!define FOLDER_NOT_EMPTY 4

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION_NUMBERS}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "CompanyName" "The Lepton Desktop developers"
VIAddVersionKey "LegalCopyright" "MIT licence"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!include texts.nsh

!macro Functions prefix
  ; Asks the running program to end, waits, and asks the person if it still runs. It is never killed.
  Function ${prefix}CloseProgram
    ${If} ${FileExists} "$INSTDIR\${CONSOLE}"
      DetailPrint "$(Closing)"
      nsExec::Exec '"$INSTDIR\${CONSOLE}" quit --wait 20'
      Pop $0 ; what counts is whether its files can be replaced: another library's window may run, or it may be damaged
    ${EndIf}
    again:
    Push "$INSTDIR\${CONSOLE}"
    Call ${prefix}IsFree
    Pop $0
    Push "$INSTDIR\${WINDOW}"
    Call ${prefix}IsFree
    Pop $1
    IntOp $0 $0 & $1
    ${If} $0 = 0
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRuns)" /SD IDCANCEL IDRETRY again
      SetErrorLevel ${STILL_RUNS}
      Quit
    ${EndIf}
  FunctionEnd

  ; Whether a program can be written, as no program can while it runs: path -> 0 or 1.
  Function ${prefix}IsFree
    Exch $0
    Push $1
    ${If} ${FileExists} "$0"
      ClearErrors
      FileOpen $1 "$0" a
      ${If} ${Errors}
        StrCpy $0 0
      ${Else}
        FileClose $1
        StrCpy $0 1
      ${EndIf}
    ${Else}
      StrCpy $0 1
    ${EndIf}
    Pop $1
    Exch $0
  FunctionEnd

  ; Deletes what is in the list of the installed version, and its folders if nothing else is in them.
  Function ${prefix}RemoveListed
    ClearErrors
    FileOpen $0 "$INSTDIR\${LIST}" r
    IfErrors none
    line:
      ClearErrors
      FileReadUTF16LE $0 $1
      IfErrors last
      ${Do} ; the line's end
        StrCpy $2 $1 1 -1
        ${If} $2 == "$\r"
        ${OrIf} $2 == "$\n"
          StrCpy $1 $1 -1
        ${Else}
          ${Break}
        ${EndIf}
      ${Loop}
      ${If} $1 == ""
        Goto line
      ${EndIf}
      ${If} $2 == "\"
        RMDir "$INSTDIR\$1"
      ${Else}
        Delete "$INSTDIR\$1"
      ${EndIf}
      Goto line
    last:
    FileClose $0
    Delete "$INSTDIR\${LIST}"
    none:
  FunctionEnd
!macroend
!insertmacro Functions ""
!insertmacro Functions "un."

; A folder with other files is left alone: what is installed could not be told from them.
Function CheckFolder
  ${IfNot} ${FileExists} "$INSTDIR\${LIST}"
  ${AndIf} ${FileExists} "$INSTDIR\*.*"
    ${DirState} "$INSTDIR" $0
    ${If} $0 = 1
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(NotEmpty)" /SD IDOK
      ${If} ${Silent}
        SetErrorLevel ${FOLDER_NOT_EMPTY}
        Quit
      ${EndIf}
      Abort
    ${EndIf}
  ${EndIf}
FunctionEnd

!macro RegisterSuffix suffix
  WriteRegStr HKCU "${CLASSES}\${suffix}\OpenWithProgids" "${PICTURE}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${WINDOW}\SupportedTypes" "${suffix}" ""
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\${suffix}\shell\${SIMILAR_VERB}" "MUIVerb" "$(FindSimilar)"
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\${suffix}\shell\${SIMILAR_VERB}" "Icon" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\${suffix}\shell\${SIMILAR_VERB}\command" "" \
    '"$INSTDIR\${WINDOW}" --similar "%1"'
!macroend

!macro UnregisterSuffix suffix
  DeleteRegValue HKCU "${CLASSES}\${suffix}\OpenWithProgids" "${PICTURE}"
  DeleteRegKey HKCU "${CLASSES}\SystemFileAssociations\${suffix}\shell\${SIMILAR_VERB}"
!macroend

Section "$(ProgramSection)" Program
  SectionIn RO
  ${If} ${Silent}
    Call CheckFolder
  ${EndIf}
  Call CloseProgram
  Call RemoveListed
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}/*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}"

  WriteRegStr HKCU "${CLASSES}\${PICTURE}" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${PICTURE}\DefaultIcon" "" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "${CLASSES}\${PICTURE}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\${WINDOW}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\Applications\${WINDOW}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  !insertmacro ForEachSuffix RegisterSuffix
  WriteRegStr HKCU "${CLASSES}\Directory\shell\${FOLDER_VERB}" "MUIVerb" "$(ShowFolder)"
  WriteRegStr HKCU "${CLASSES}\Directory\shell\${FOLDER_VERB}" "Icon" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "${CLASSES}\Directory\shell\${FOLDER_VERB}\command" "" '"$INSTDIR\${WINDOW}" "%1"'

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "The Lepton Desktop developers"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
  ${RefreshShellIcons}
SectionEnd

Section /o "$(DesktopSection)" Desktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${WINDOW}"
SectionEnd

Section "Uninstall"
  Call un.CloseProgram
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DELETEDATA" $1
  IfErrors 0 delete
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(AskToDelete)" /SD IDNO IDNO keep
  delete:
    nsExec::ExecToStack '"$INSTDIR\${CONSOLE}" remove-data --yes'
    Pop $0
    Pop $1
    ${If} $0 != 0
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(NotDeleted)$\r$\n$1" /SD IDOK
    ${EndIf}
  keep:
  DeleteRegValue HKCU "${START_KEY}" "${NAME}" ; it would start a program that is gone
  Call un.RemoveListed
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  !insertmacro ForEachSuffix UnregisterSuffix
  DeleteRegKey HKCU "${CLASSES}\${PICTURE}"
  DeleteRegKey HKCU "${CLASSES}\Applications\${WINDOW}"
  DeleteRegKey HKCU "${CLASSES}\Directory\shell\${FOLDER_VERB}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  ${RefreshShellIcons}
SectionEnd
