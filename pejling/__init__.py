"""Pejling's domain: plans, figures, targets and what can be said of them. It knows nothing of screens."""
