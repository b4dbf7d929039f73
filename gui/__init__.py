"""Everything Qt: the window, its widgets and plots, and the controller that talks to the worker thread."""
