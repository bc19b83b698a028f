# Installs with a setup, tries what it has installed, and removes it again:
#
#     packaging\windows\check_setup.ps1 SETUP PHOTOS PICTURES VERSION
#
# It also tries the portable archive beside the setup. It needs a Python with Pillow, and a desktop.
param(
    [Parameter(Mandatory)][string]$Setup,
    [Parameter(Mandatory)][string]$Photos,
    [Parameter(Mandatory)][string]$Pictures,
    [Parameter(Mandatory)][string]$Version
)
$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $true
$check = "$PSScriptRoot\..\check_product.py"
$folder = "$env:LOCALAPPDATA\Programs\Lepton Desktop"
$key = "HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\LeptonDesktop"

function Install-Silently {
    $done = Start-Process $Setup "/S" -Wait -PassThru
    if ($done.ExitCode) { throw "the setup's exit code is $($done.ExitCode)" }
}

Install-Silently
if ((Get-ItemProperty $key).DisplayVersion -ne $Version) { throw "Windows lists another version than $Version" }
python $check "$folder\lepton-desktop.exe" $Photos $Pictures --window "$folder\Lepton Desktop.exe" --version $Version

# an upgrade in place while the window is open: it is asked to end
$window = Start-Process "$folder\Lepton Desktop.exe" -PassThru
$null = $window.WaitForInputIdle(60000)
Install-Silently
if (-not $window.WaitForExit(1000)) { throw "the window still runs after an upgrade" }

Start-Process "$folder\Uninstall.exe" "/S" -Wait
foreach ($second in 1..60) { # the uninstaller goes on as a copy of itself
    if (-not (Test-Path $folder)) { break }
    Start-Sleep 1
}
if (Test-Path $folder) { throw "left behind: $((Get-ChildItem -Recurse -Name $folder) -join ', ')" }
if (Test-Path $key) { throw "Windows still lists the program" }
if (-not (Test-Path "$env:LOCALAPPDATA\lepton-desktop")) { throw "the library is gone after the removal" }

$portable = $Setup -replace "-setup\.exe$", "-portable.zip"
$stick = Join-Path ([IO.Path]::GetTempPath()) "a stick $([guid]::NewGuid())"
Expand-Archive $portable $stick
& "$stick\Lepton Desktop\lepton-desktop.exe" status
if (-not (Test-Path "$stick\Lepton Desktop\data")) { throw "the portable program keeps its data elsewhere" }
Remove-Item -Recurse $stick
