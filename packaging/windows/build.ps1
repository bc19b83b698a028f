# Builds the program for Windows, and what make_setup.sh needs for its setup:
#
#     packaging\windows\build.ps1 OUT
#
# OUT\inputs gets payload\, suffixes.nsh and lepton-desktop.ico; OUT gets the bill of materials. Environment variables:
#   LEPTON_WHEEL   the wheel to package, with the compiled translations
#   LEPTON_IR      the folder of the built-in model's IR
#   PYTHON         the Python to package (default: python)
param([Parameter(Mandatory)][string]$Out)
$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $true
$project = (Resolve-Path "$PSScriptRoot\..\..").Path
New-Item -ItemType Directory -Force $Out | Out-Null
$Out = (Resolve-Path $Out).Path
$work = "$Out\work"
$inputs = "$Out\inputs"
$python = if ($env:PYTHON) { $env:PYTHON } else { "python" }
$env:PYTHONUTF8 = "1"
Set-Location $project

& $python -m venv "$work\environment"
$environment = "$work\environment\Scripts"
& $python packaging\packaged_requirements.py | Set-Content "$work\requirements.txt"
& "$environment\python" -m pip install --quiet --requirement "$work\requirements.txt" pyinstaller
& "$environment\python" -m pip install --quiet --no-deps $env:LEPTON_WHEEL

& "$environment\python" packaging\icons.py windows packaging\windows\lepton-desktop.ico
& "$environment\pyinstaller" --noconfirm --log-level WARN --distpath "$work\dist" --workpath "$work\build" `
    packaging\lepton-desktop.spec
$bundle = "$work\dist\lepton-desktop"
$resources = "$bundle\_internal\lepton_desktop\resources"
& "$environment\python" packaging\torch_pack_list.py "$resources\torch_pack.json"
& "$environment\python" packaging\notices.py $bundle "$resources\notices.txt" "$Out\lepton-desktop-windows.cdx.json"
& "$bundle\lepton-desktop.exe" --version

New-Item -ItemType Directory -Force $inputs | Out-Null
Move-Item $bundle "$inputs\payload"
Copy-Item packaging\windows\lepton-desktop.ico $inputs
& "$environment\python" packaging\windows\setup_inputs.py "$inputs\payload" "$inputs\suffixes.nsh"
