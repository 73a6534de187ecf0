"""`python -m noticegraph` is the command line."""

from noticegraph.cli import main

main()
