"""Each workspace composes widgets into one page."""
