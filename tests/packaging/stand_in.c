/* Stands in for both programs in the tests of the Windows setup, where the real ones can't run.

   Without arguments it is the window: it runs until it is asked to quit (with `stubborn` beside it, until that is gone).
   `quit` asks the window and waits for its end; `remove-data --yes` removes the library's one file; `launch` runs the
   command line in the variable LAUNCH, without the quotation marks that Wine would add, and gives its exit code. */
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>

static const wchar_t *RUNNING = L"lepton-stand-in-running", *QUIT = L"lepton-stand-in-quit";

static int window(void) {
    wchar_t stubborn[1024];
    HANDLE running = CreateMutexW(NULL, TRUE, RUNNING), quit = CreateEventW(NULL, TRUE, FALSE, QUIT);
    GetModuleFileNameW(NULL, stubborn, 1024);
    wcscpy(wcsrchr(stubborn, L'\\') + 1, L"stubborn");
    printf("running\n");
    fflush(stdout);
    WaitForSingleObject(quit, 120000);
    while (GetFileAttributesW(stubborn) != INVALID_FILE_ATTRIBUTES) Sleep(100);
    ReleaseMutex(running);
    return 0;
}

static int ask_to_quit(void) {
    HANDLE running = OpenMutexW(SYNCHRONIZE, FALSE, RUNNING), quit = OpenEventW(EVENT_MODIFY_STATE, FALSE, QUIT);
    if (running == NULL || quit == NULL) return 0;
    SetEvent(quit);
    return WaitForSingleObject(running, 1000) == WAIT_TIMEOUT ? 1 : 0;
}

static int remove_data(void) {
    wchar_t path[1024];
    GetEnvironmentVariableW(L"LOCALAPPDATA", path, 900);
    wcscat(path, L"\\lepton-desktop\\catalog.sqlite");
    DeleteFileW(path);
    *wcsrchr(path, L'\\') = 0;
    RemoveDirectoryW(path);
    return 0;
}

static int launch(void) {
    static wchar_t line[4096];
    STARTUPINFOW start = {.cb = sizeof start};
    PROCESS_INFORMATION process;
    DWORD code;
    GetEnvironmentVariableW(L"LAUNCH", line, 4096);
    if (!CreateProcessW(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &start, &process)) return 100;
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
    return code;
}

int main(void) {
    int count;
    wchar_t **arguments = CommandLineToArgvW(GetCommandLineW(), &count);
    if (count > 1 && !wcscmp(arguments[1], L"quit")) return ask_to_quit();
    if (count > 2 && !wcscmp(arguments[1], L"remove-data") && !wcscmp(arguments[2], L"--yes")) return remove_data();
    if (count > 1 && !wcscmp(arguments[1], L"launch")) return launch();
    return window();
}
