"""A library on its way: to another folder, to another computer and from one."""
