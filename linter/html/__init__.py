"""Markup: its elements and their exact places, the addresses in it, its readable text, and who gets to see it."""
