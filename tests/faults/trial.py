# SPDX-License-Identifier: Apache-2.0
"""One disturbed run and the undisturbed run after it, and all that must be true of both."""
import hashlib
import pathlib
import shutil

import finished_run

GOOD_CODES = (0, 1, 2, 3)  # pipeline/command_line.h: done, pages failed, not begun, stopped


class Trials:
    """Tries a program again and again and keeps the account."""

    def __init__(self, program):
        self.program = program
        self.out = program.work / "out"
        calm_folder = program.work / "calm"
        shutil.rmtree(calm_folder, ignore_errors=True)
        self.calm_run = program.run(calm_folder)
        self.calm = finished_run.outputs(calm_folder)
        self.pages = finished_run.delivered(calm_folder).keys()
        self.runs = self.struck = self.lost = self.differing = 0
        self.wrong = []
        if self.calm_run.code != 0 or not self.calm:
            self.wrong.append(f"the undisturbed run ended with {self.calm_run.code}: {self.calm_run.said[-500:]}")

    def counted(self):
        """The calls of an undisturbed run, by kind."""
        shutil.rmtree(self.out, ignore_errors=True)
        return self.program.run(self.out, faults={"CALL": "any"}).counters

    def tried(self, name, faults, jobs=1, **limits):
        """The disturbed run, from an empty folder, judged with the run after it."""
        shutil.rmtree(self.out, ignore_errors=True)
        disturbed = self.program.run(self.out, faults, jobs, **limits)
        self.runs += 1
        self.struck += disturbed.counters["failed"] > 0
        wrong = self.faults_of(disturbed) + self.faults_of_next_run(jobs)
        self.wrong += [f"{self.program.name}, {name}: {what}" for what in wrong]
        return disturbed

    def faults_of(self, run):
        wrong = []
        got = finished_run.outputs(self.out)
        if run.code not in GOOD_CODES:
            wrong.append(f"ended with {run.code}: {run.said[-300:]}")
        if not run.all_ended:
            wrong.append("a process was left over after 2 s")
        wrong += [f"{file} is half or wrong" for file in got if not self.is_good(file, got)]
        if run.code == 0 and got.keys() != self.calm.keys():
            wrong.append("ended with 0, but outputs are missing")
        if run.code in (2, 3) and not run.said.rstrip().endswith("."):
            wrong.append(f"ended with {run.code} without a sentence: {run.said[-300:]}")
        if run.code == 2 and got:
            wrong.append("said that nothing was begun, but wrote")
        return wrong

    def is_good(self, file, got):
        """As in the undisturbed run; a manifest must be right on what there is."""
        path = pathlib.PurePath(file)
        if path.name != "SHA256SUMS":
            return got[file] == self.calm.get(file)
        lines = [line.split("  ", 1) for line in got[file].decode().splitlines()]
        named = {name: digest for digest, name in lines}
        return all(hashlib.sha256(got.get(str(path.parent / name), b"")).hexdigest() == digest
                   for name, digest in named.items())

    def faults_of_next_run(self, jobs=1):
        """Runs again without faults; nothing may be lost, differ, be left over or be done twice."""
        kept = finished_run.identities(self.out)
        again = self.program.run(self.out, None, jobs)
        got = finished_run.outputs(self.out)
        differing = finished_run.differences(self.calm, got)
        lost = self.pages - finished_run.delivered(self.out).keys()
        self.differing += len(differing)
        self.lost += len(lost)
        wrong = [f"{file} differs after the next run" for file in differing]
        wrong += [f"{page} is lost" for page in sorted(lost)]
        wrong += [f"{file} was left over" for file in finished_run.temporary_files(self.out)]
        wrong += finished_run.done_again(kept, self.out, again.read_now)
        if again.code != 0:
            wrong.append(f"the next run ended with {again.code}: {again.said[-300:]}")
        return wrong

    def told(self, table, kind):
        """Prints the account of a kind of fault and begins a new one."""
        print(f"{self.program.name}: {kind}: {self.runs} runs, {self.struck} struck, {self.lost} pages lost, "
              f"{self.differing} outputs differing, {len(self.wrong)} wrong", flush=True)
        finished_run.add_row(table, kind, self.runs, self.lost, self.differing)
        self.runs = self.struck = self.lost = self.differing = 0
