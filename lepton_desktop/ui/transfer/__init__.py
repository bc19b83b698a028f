"""The dialogs with which a library goes to another folder, disk or computer, or comes from one."""
