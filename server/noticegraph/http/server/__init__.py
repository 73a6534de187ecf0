"""What is in front of Flask: sockets, waitress, queries without Flask, the answer cache."""
