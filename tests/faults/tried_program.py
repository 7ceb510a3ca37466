# SPDX-License-Identifier: Apache-2.0
"""Runs the program, or the program with fake stages, with libdepesha_faults.so before it (see fault_plan.h)."""
import os
import pathlib
import resource
import struct
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import finished_run  # noqa: E402

# The counters of fault_plan.h, in their order.
CALLS = ["write", "rename", "sync", "open", "mkdir", "truncate", "remove", "look"]
COUNTERS = CALLS + ["any", "failed", "looks at the clock", "pages spoilt"]


class Run:
    """How a run ended: exit code (below 0: by a signal; None: ended by us), what it said, seconds, the counters, the
    pages it read, and whether nothing of it was left 2 s later."""

    def __init__(self, code, said, seconds, counters, read_now, all_ended):
        self.code, self.said, self.seconds = code, said, seconds
        self.counters, self.read_now, self.all_ended = counters, read_now, all_ended


class Program:
    """One of the two programs over one input folder; its outputs lie in work/out, those of the undisturbed run in
    work/calm."""

    def __init__(self, name, binary, library, scans, work, config=None):
        self.name, self.binary, self.library = name, str(binary), str(library)
        self.scans, self.work, self.config = scans, work, config
        self.is_fake = name == "fake"
        self.counts, self.calls = work / "counts", work / "calls"

    def command(self, out, jobs):
        if self.is_fake:
            return [self.binary, str(self.scans), str(out), str(jobs), str(self.calls)]
        words = [self.binary, "run", str(self.scans), "--out", str(out), "--jobs", str(jobs), "--settle", "0"]
        return words + (["--config", str(self.config)] if self.config else [])

    def environment(self, out, faults):
        environment = dict(os.environ, OMP_THREAD_LIMIT="1")
        if faults is not None:
            settings = {"COUNTS": self.counts, "BELOW": os.path.realpath(out), "NO_SYNC": 1, **faults}
            environment.update({f"DEPESHA_FAULTS_{name}": str(value) for name, value in settings.items()})
            environment["LD_PRELOAD"] = self.library
        return environment

    def run(self, out, faults=None, jobs=1, seconds=120, memory=None):
        """Runs over `out` with these faults ({"CALL": ..., ...}, None for a run without the library)."""
        self.counts.unlink(missing_ok=True)
        self.calls.unlink(missing_ok=True)
        log_file = self.work / "log"
        limit = (lambda: resource.setrlimit(resource.RLIMIT_AS, (memory, memory))) if memory else None
        began = time.monotonic()
        with open(log_file, "w", encoding="utf-8") as log:
            process = subprocess.Popen(self.command(out, jobs), env=self.environment(out, faults), stdout=log,
                                       stderr=log, start_new_session=True, preexec_fn=limit)
        try:
            code = process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait()
            code = None
        took = time.monotonic() - began
        all_ended = finished_run.wait_for_end(process.pid)
        said = log_file.read_text(encoding="utf-8", errors="replace")
        return Run(code, said, took, self.counters(), self.pages_read(said), all_ended)

    def counters(self):
        if not self.counts.exists():
            return dict.fromkeys(COUNTERS, 0)
        return dict(zip(COUNTERS, struct.unpack(f"{len(COUNTERS)}Q", self.counts.read_bytes())))

    def pages_read(self, said):
        if self.is_fake:
            return set(self.calls.read_text(encoding="utf-8").splitlines()) if self.calls.exists() else set()
        return {line.split(" done")[0].split(" ")[-1] for line in said.splitlines() if "#" in line and " done" in line}
