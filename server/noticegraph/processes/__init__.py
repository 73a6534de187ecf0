"""A dataset in processes of its own, so that no query can harm the server.

Oxigraph has no time-out and cannot cancel a query: only the end of its process stops it. So a
process without threads (the zygote) holds the data and forks on request: readers, which share its
memory copy-on-write, answer one query after another and are killed at a deadline; and writers,
which make a change on their own copy and, once it is stored, take the place of the zygote. Readers
of the old zygote finish on the old data. None of these processes can open a file or a socket.

=============== ================================================================================
``limits``      what a query or a change may take
``wire``        messages between the processes
``zygote``      the child's side: zygote, reader, writer
``spawner``     the process that forks zygotes, and the server's side of it
``generations`` the server's side of zygotes and readers: made, lent, replaced, restarted
``pool``        the server's side: an engine
=============== ================================================================================
"""

from noticegraph.processes.limits import Limits
from noticegraph.processes.pool import ProcessEngine, forks_here

__all__ = ["Limits", "ProcessEngine", "forks_here"]
