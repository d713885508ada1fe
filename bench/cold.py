"""One cold run, measured from a small process: python -I -S bench/cold.py PROGRAM [ARGUMENT ...]

Prints exit status, CPU seconds, wall seconds and peak memory in MB. CPU is user + system time of the program and of all
children that it waited for; peak memory is that of the largest of these processes. It is measured from here because a
new process counts the peak of the one that started it as its own.
"""

import os
import sys
import time

SILENT = ((os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),)
UNITS_OF_A_MB = 2**20 if sys.platform == "darwin" else 2**10

began = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=SILENT)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - began
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / UNITS_OF_A_MB)
