"""What the app does under fault. `python -m tests.reliability` runs the whole table, test_quick.py a small part."""
