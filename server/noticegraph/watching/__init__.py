"""Folders and git repositories of versions, as Open Terms Archive publishes them.

Responsible for finding versions and bringing those that are new into the workspace, in order. Not
responsible for what changed between them (``differences``). https://docs.opentermsarchive.org
"""

from noticegraph.watching.bringing import BroughtIn, bring_in
from noticegraph.watching.finding import FoundVersion, find_versions

__all__ = ["BroughtIn", "FoundVersion", "bring_in", "find_versions"]
