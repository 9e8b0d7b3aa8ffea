"""The benchmark: how far each hot path is from the least that the work can cost.

Ratios within one run count, and milliseconds do not (docs/performance.md). Everything
runs on a private durable database that is gone afterwards.
"""
