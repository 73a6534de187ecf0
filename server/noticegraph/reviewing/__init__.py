"""Reviewing the statements of a workspace: what is accepted, corrected, rejected, added, undone.

Responsible for what a reviewer does to the files of a workspace, whatever shows it. Not responsible
for pages or for who is let in (``http``), nor for what rows mean (``rows``).
"""

from noticegraph.reviewing.desk import Change, Conflict, Desk
from noticegraph.reviewing.room import Room

__all__ = ["Change", "Conflict", "Desk", "Room"]
