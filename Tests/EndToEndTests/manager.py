"""A real service manager for a test: systemd as the first process of namespaces of its own.

Nothing of the machine changes: folders that it writes to are put over the machine's inside of the
namespaces, and the group of its processes goes away with it. It takes root, or sudo that asks nothing.
"""

import os
import shutil
import signal
import subprocess
import time

from harness import Failed, wait_for

SYSTEMD = "/lib/systemd/systemd"
GROUPS = "/sys/fs/cgroup"
# What units of ours may be ordered by, with nothing behind it.
TARGETS = ["sysinit", "basic", "shutdown", "sockets", "timers", "paths", "slices", "local-fs", "multi-user",
           "network", "network-online", "time-sync", "umount", "final"]
JOURNAL = ["systemd-journald.service", "systemd-journald.socket", "systemd-journald-dev-log.socket"]
INSIDE = """set -e
mount --make-rprivate /
mount -t proc proc /proc
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/upper /run/work /run/keep
mount -t overlay -o lowerdir=/etc,upperdir=/run/upper,workdir=/run/work overlay /etc
cp -a {folder}/etc/. /etc/
mount -t tmpfs -o mode=755 tmpfs /usr/local/bin
touch /usr/local/bin/ledgerline
mount --bind {executable} /usr/local/bin/ledgerline
mount -t tmpfs -o mode=755 tmpfs /var/lib
mkdir -m 700 /var/lib/private
umount -R {groups} 2>/dev/null || true
mount -t cgroup2 cgroup2 {groups}
mount --bind /proc/sys /proc/sys
mount -o remount,bind,ro /proc/sys
# As systemd expects it of whoever makes a container; nothing of this reaches the machine.
mount --make-rshared /
echo 8d2b7f0c4a3e49d1b6c5f0e1a2d3c4b5 > /etc/machine-id
exec env -i PATH="$PATH" container=test SYSTEMD_UNIT_PATH={folder}/units {systemd} --system \\
    --unit=multi-user.target --show-status=0
"""


class Manager:
    """systemd with the units of a folder; `call` runs a program where it is the first process."""

    def __init__(self, run, files, units):
        """Takes files for /etc by their paths below it, and units by their names."""
        self.run = run
        self.root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        if self.root and not shutil.which("sudo"):
            raise Failed("namespaces cannot be made: neither root nor sudo")
        folder = run.path("manager")
        for path, text in files.items():
            self.put(os.path.join(folder, "etc", path), text)
        for name in TARGETS:
            self.put(os.path.join(folder, "units", name + ".target"),
                     f"[Unit]\nDescription={name}\nDefaultDependencies=no\n")
        for name in JOURNAL:
            shutil.copy("/lib/systemd/system/" + name, os.path.join(folder, "units", name))
        for name, text in units.items():
            self.put(os.path.join(folder, "units", name), text)
        self.folder = folder
        self.group = f"ledgerline-test-{os.getpid()}"
        script = INSIDE.format(folder=folder, executable=run.executable, groups=GROUPS, systemd=SYSTEMD)
        self.put(os.path.join(folder, "inside"), script)
        unified = GROUPS if os.path.exists(GROUPS + "/cgroup.controllers") else GROUPS + "/unified"
        self.group = os.path.join(unified, self.group)
        # The group first, so that the namespace of groups has it for its root.
        outside = (f"mkdir -p {self.group} && echo $$ > {self.group}/cgroup.procs && exec unshare --cgroup --mount"
                   f" --pid --fork --kill-child --uts --ipc bash {folder}/inside")
        self.process = run.start([*self.root, "bash", "-c", outside], "manager.log")
        self.first = wait_for("the first process", self.find_first)
        wait_for("the service manager to answer", lambda: self.state("multi-user.target") == "active")

    @staticmethod
    def put(path, text):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def find_first(self):
        """The process outside that is the first inside: systemd, once it is that."""
        if self.process.poll() is not None:
            raise Failed("namespaces cannot be made: " + self.run.read("manager.log"))
        waiting = [self.process.pid]
        while waiting:
            number = waiting.pop()
            try:
                with open(f"/proc/{number}/task/{number}/children", encoding="ascii") as file:
                    waiting += [int(each) for each in file.read().split()]
                with open(f"/proc/{number}/comm", encoding="ascii") as file:
                    if file.read() == "systemd\n":
                        return number
            except OSError:
                pass
        return None

    def call(self, *words, seconds=30, check=True):
        """Runs a program inside; its output."""
        result = subprocess.run(
            [*self.root, "nsenter", "-t", str(self.first), "-m", "-p", "-C", "-u", "-i", *words],
            capture_output=True, text=True, timeout=seconds, stdin=subprocess.DEVNULL)
        if check and result.returncode != 0:
            raise Failed(f"{' '.join(words)}: {result.returncode} {result.stdout}{result.stderr}")
        return result.stdout + result.stderr

    def control(self, *words, **more):
        return self.call("systemctl", *words, **more)

    def show(self, unit, *names):
        """Properties of a unit, as a dictionary."""
        text = self.control("show", unit, "-p", ",".join(names), check=False)
        return dict(line.split("=", 1) for line in text.splitlines() if "=" in line)

    def state(self, unit):
        return self.show(unit, "ActiveState").get("ActiveState")

    def end(self):
        """Ends all of it at once."""
        subprocess.run([*self.root, "kill", "-KILL", str(self.first)], check=False, stderr=subprocess.DEVNULL)
        # It ends with the first process; its own end may be root's alone to bring about.
        self.process.wait(5)
        self.run.stop(self.process, signal.SIGKILL)
        deadline = time.monotonic() + 5
        while os.path.exists(self.group) and time.monotonic() < deadline:
            paths = [path for path, *_ in os.walk(self.group, topdown=False)]
            subprocess.run([*self.root, "rmdir", *paths], check=False, stderr=subprocess.DEVNULL)
            time.sleep(0.02)
