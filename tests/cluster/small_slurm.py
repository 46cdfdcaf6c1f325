"""A Slurm of its own on this machine: two nodes of one processor, no systemd, no control groups, nothing outside one folder.

    with SmallSlurm(folder) as slurm:
        slurm.run("sbatch", "--parsable", "script.sh")

Everything listens on 127.0.0.1, on ports that were free, and ends with the block or with this process, however that ends.
Run as a program it starts the cluster, runs a command in it and ends it:  small_slurm.py [COMMAND...]
"""
import ctypes
import getpass
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

NODES = ("n1", "n2")
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
LIBC = ctypes.CDLL(None, use_errno=True)
ENVIRONMENT = {**os.environ, "PATH": os.environ.get("PATH", "") + ":/usr/sbin:/sbin"}


def die_with_parent():
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def children_of(pid):
    try:
        return [int(child) for task in pathlib.Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()]
    except OSError:
        return []


def parent_of(pid):
    try:
        return int(pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[1])
    except OSError:
        return os.getpid()


def end_all_children(patience=10):
    """Kills what this process started, and what those left behind, which becomes ours (subreaper)."""
    until = time.monotonic() + patience
    while (children := children_of(os.getpid())) and time.monotonic() < until:
        for child in children:
            try:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, os.WNOHANG)
            except (ProcessLookupError, ChildProcessError):
                pass
        time.sleep(0.01)


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class SmallSlurm:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve()
        self.conf = self.folder / "slurm.conf"
        self.environment = {**ENVIRONMENT, "SLURM_CONF": str(self.conf)}
        self.daemons = {}
        # A socket's path has 107 bytes at most; a build folder may lie deep.
        self.munge_folder = pathlib.Path(tempfile.mkdtemp(prefix="ruralsim-munge-"))

    def __enter__(self):
        LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1)
        try:
            self.start_munge()
            self.configure()
            self.start("slurmctld", "slurmctld", "-D", "-c")
            for node in NODES:
                self.start(node, "slurmd", "-D", "-N", node)
            self.wait_until(lambda: self.output("sinfo", "-h", "-N", "-o", "%t").split() == ["idle"] * len(NODES), 60, "nodes idle")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        end_all_children()
        shutil.rmtree(self.munge_folder, ignore_errors=True)

    def start_munge(self):
        folder = self.munge_folder
        key = folder / "key"
        key.write_bytes(os.urandom(256))
        key.chmod(0o600)
        folder.chmod(0o755)
        self.start("munged", "munged", "--foreground", "--force", f"--key-file={key}", f"--socket={folder}/socket",
                   f"--pid-file={folder}/pid", f"--log-file={folder}/log", f"--seed-file={folder}/seed", "--num-threads=2")
        self.wait_until((folder / "socket").exists, 20, "munge's socket")

    def configure(self):
        control, *of_nodes = free_ports(1 + len(NODES))
        user = getpass.getuser()
        lines = [
            "ClusterName=small", f"SlurmctldHost={socket.gethostname()}(127.0.0.1)", f"SlurmctldPort={control}",
            f"SlurmUser={user}", f"SlurmdUser={user}",
            "AuthType=auth/munge", "CredType=cred/munge", f"AuthInfo=socket={self.munge_folder}/socket",
            f"StateSaveLocation={self.folder}/state", f"SlurmdSpoolDir={self.folder}/spool-%n",
            f"SlurmctldPidFile={self.folder}/slurmctld.pid", f"SlurmdPidFile={self.folder}/slurmd-%n.pid",
            f"SlurmctldLogFile={self.folder}/slurmctld.log", f"SlurmdLogFile={self.folder}/slurmd-%n.log",
            "ProctrackType=proctrack/linuxproc", "TaskPlugin=task/none", "JobAcctGatherType=jobacct_gather/none",
            "AccountingStorageType=accounting_storage/none", "MpiDefault=none", "MailProg=/bin/true",
            "CommunicationParameters=NoInAddrAny,NoCtldInAddrAny", "SchedulerParameters=batch_sched_delay=0,sched_interval=1",
            "ReturnToService=2", "KillWait=2", "SlurmdTimeout=20", "MaxArraySize=1001", "JobRequeue=1",
        ]
        lines += [f"NodeName={node} NodeAddr=127.0.0.1 Port={port} CPUs=1 State=UNKNOWN" for node, port in zip(NODES, of_nodes)]
        lines += [f"PartitionName=all Nodes={','.join(NODES)} Default=YES MaxTime=INFINITE State=UP"]
        (self.folder / "state").mkdir(exist_ok=True)
        self.conf.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def start(self, name, *words):
        with open(self.folder / f"{name}.out", "ab") as said:
            self.daemons[name] = subprocess.Popen(words, env=self.environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                                                  preexec_fn=die_with_parent)

    def lose_node(self, node):
        """As if its power had failed: the daemon and all that runs on it are killed."""
        daemon = self.daemons.pop(node)
        daemon.kill()
        daemon.wait()
        of_node = self.processes_of(node)
        steps = {parent_of(pid) for pid in of_node} - set(of_node) - {os.getpid()}
        for pid in (*steps, *of_node):  # the steps first, which would tell how their tasks ended
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def processes_of(self, node):
        marks = {f"SLURM_CONF={self.conf}".encode(), f"SLURMD_NODENAME={node}".encode()}
        found = []
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                if marks <= set((process / "environ").read_bytes().split(b"\0")):
                    found.append(int(process.name))
            except OSError:
                pass
        return found

    def wait_until(self, condition, seconds, what):
        until = time.monotonic() + seconds
        while not condition():
            for name, daemon in self.daemons.items():
                if daemon.poll() is not None:
                    raise RuntimeError(f"{name} ended with {daemon.returncode}:\n{self.logs()}")
            if time.monotonic() > until:
                raise RuntimeError(f"waited {seconds} s in vain for: {what}\n{self.output('squeue')}\n{self.output('sinfo', '-R')}\n{self.logs()}")
            time.sleep(0.05)

    def logs(self):
        files = [*sorted(self.folder.glob("*.out")), *sorted(self.folder.glob("*.log")), self.munge_folder / "log"]
        return "\n".join(f"--- {file.name}\n" + "\n".join(file.read_text(errors="replace").splitlines()[-15:])
                         for file in files if file.exists())

    def run(self, *words, **options):
        return subprocess.run(words, env=self.environment, capture_output=True, text=True, check=False, timeout=120, **options)

    def output(self, *words):
        return self.run(*words).stdout

    def wait_for_jobs(self, seconds=120):
        self.wait_until(lambda: not self.waiting_or_running(), seconds, "no job in the queue")

    def waiting_or_running(self):
        """The jobs in the queue. Slurm lets a requeued job wait for two minutes from when it has wholly ended; here it begins at once."""
        jobs = [line.split(maxsplit=1) for line in self.output("squeue", "-h", "-r", "-o", "%i %r").splitlines()]
        for job, reason in jobs:
            if reason == "BeginTime":
                self.run("scontrol", "update", f"JobId={job}", "StartTime=now")
        return jobs


def main():
    folder = tempfile.mkdtemp(prefix="small-slurm-")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with SmallSlurm(folder) as slurm:
            return subprocess.run(sys.argv[1:] or [os.environ.get("SHELL", "/bin/sh")], env=slurm.environment, check=False).returncode
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
