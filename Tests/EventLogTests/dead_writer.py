"""Leaves a segment's lock file as a writer leaves it that is killed while its last commit reaches the disk.

Usage: dead_writer.py LOCK-FILE. Holds the file as a reader in another process does, and says "held"; on a line of
input it makes the file that of the dead writer, and says "dead"; it ends with its input.

By then the newest pages are there, but the table of readers still names the commit before, and the writer's
robust mutex has lost its owner. Source: mdb.c of LMDB 0.9.24, MDB_txninfo and mdb_env_write_meta;
futex(2), FUTEX_OWNER_DIED.
"""

import fcntl
import os
import struct
import sys

TRANSACTION = 48     # mtb_txnid, behind mtb_magic, mtb_format and mtb_rmutex
WRITERS_MUTEX = 64   # mt2_wmutex, in the second line of the cache
OWNER_DIED = 0x40000000

descriptor = os.open(sys.argv[1], os.O_RDWR | os.O_CLOEXEC)
fcntl.lockf(descriptor, fcntl.LOCK_SH, 1, 0)
print("held", flush=True)
sys.stdin.readline()
number, = struct.unpack("=Q", os.pread(descriptor, 8, TRANSACTION))
os.pwrite(descriptor, struct.pack("=Q", number - 1), TRANSACTION)
os.pwrite(descriptor, struct.pack("=I", OWNER_DIED), WRITERS_MUTEX)
print("dead", flush=True)
sys.stdin.read()
