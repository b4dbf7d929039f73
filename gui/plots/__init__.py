"""pyqtgraph lives here and only here; import this package late, it costs half a second."""
