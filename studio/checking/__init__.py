"""The checks: rules that read a story and say what stands between it and a hand-off."""

from studio.checking.preflight import RULES, check
from studio.checking.rule import HouseRules, RuleSpec

__all__ = ["RULES", "HouseRules", "RuleSpec", "check"]
