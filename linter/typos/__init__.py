"""Typos in posts: what a copy editor sees, with names left alone.

`find` takes the passages of a post and gives its slips; `slug_slips` looks at a slug and its title. The engine knows
nothing of files, markup or rules, and loads its tables when a text is first read.
"""

from .finding import find
from .passage import DEFAULT_KINDS, KINDS, Passage, Slip
from .slug import slug_slips
from .vocabulary import Vocabulary

__all__ = ["DEFAULT_KINDS", "KINDS", "Passage", "Slip", "Vocabulary", "find", "slug_slips"]
