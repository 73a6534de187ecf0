"""What stands before Flask: sockets, waitress, queries without Flask, the answer cache."""
