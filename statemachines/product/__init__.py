"""A case together with its linked cases: every place they can be in at once.

`statemachines.checker` proves things of one process. Here its product with the cases
that hang under it is walked through: what two parents answer or leave unanswered, in
every order, and every term that lapses. What nobody can know beforehand (most facts) is
left open, so a step counts as possible unless a condition surely stands in its way:
more places are looked at than can occur, never fewer.
"""

from statemachines.product.families import FAMILIES, Family
from statemachines.product.findings import Walked, walk

__all__ = ["FAMILIES", "Family", "Walked", "walk"]
