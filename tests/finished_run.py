# SPDX-License-Identifier: Apache-2.0
"""What the scripts share that disturb the program and look at what it left: outputs, the journal, processes, a table."""
import os
import pathlib
import shutil
import sqlite3
import tempfile
import time

FAILED = 2  # PageState::Failed, pipeline/journal.h


def outputs(folder):
    """Relative name -> bytes of all results. The program's own folder, reports and temporary files are left out."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and ".depesha" not in path.parts and not path.name.startswith("report.")
            and path.suffix != ".part"}


def temporary_files(folder):
    """What is no result yet: files that were begun, and parts of PDFs that wait for the rest."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*")
                  if path.is_file() and (path.suffix == ".part" or "parts" in path.parts))


def delivered(out):
    """The pages the journal calls delivered: "file#page" -> stem. Read from a copy, so that the journal stays as it is."""
    if not (out / ".depesha" / "journal.db").exists():
        return {}
    with tempfile.TemporaryDirectory() as copy:
        for file in (out / ".depesha").glob("journal.db*"):
            shutil.copy(file, copy)
        connection = sqlite3.connect(f"{copy}/journal.db")
        try:
            rows = connection.execute("SELECT f.file, p.page, p.stem FROM pages p JOIN files f ON f.id = p.file "
                                      "WHERE p.state != ?", (FAILED,)).fetchall()
        except sqlite3.DatabaseError:  # stopped before the tables were made
            rows = []
        finally:
            connection.close()
    return {f"{file}#{page}": stem for file, page, stem in rows}


def identity(out, stem):
    """Changes when the text of that page is written anew; None if it is not there."""
    text = out / f"{stem}.txt"
    return (text.stat().st_ino, text.stat().st_mtime_ns) if text.exists() else None


def identities(out):
    """The delivered pages -> (stem, identity of their text)."""
    return {page: (stem, identity(out, stem)) for page, stem in delivered(out).items()}


def differences(calm, got):
    """Names of results that are missing, too many or of other bytes than those of the undisturbed run."""
    return [name for name in sorted(calm.keys() | got.keys()) if calm.get(name) != got.get(name)]


def done_again(kept, out, read_now):
    """Sentences about pages that were delivered before (`identities`) and were read, written or lost since."""
    return [f"{page} was delivered, and is done again or gone" for page, (stem, before) in kept.items()
            if page in read_now or identity(out, stem) != before]


def processes_of(session):
    """The processes that are alive in a session (a program that was started in its own), with those that it began."""
    alive = []
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(fields[3]) == session and fields[0] not in "ZX":
            alive.append(int(stat.parent.name))
    return alive


def wait_for_end(session, seconds=2.0):
    """True if no process of the session is left after so long; those that are left are ended then."""
    last = time.monotonic() + seconds
    while processes_of(session):
        if time.monotonic() > last:
            for process in processes_of(session):
                os.kill(process, 9)
            return False
        time.sleep(0.02)
    return True


def add_row(table, kind, runs, lost, differing):
    """Adds a line to the Markdown file of figures, and its head where it is new; nothing if `table` is None."""
    if table is None:
        return
    new = not pathlib.Path(table).exists()
    with open(table, "a", encoding="utf-8") as file:
        if new:
            file.write("| fault | runs | pages lost | outputs differing |\n| --- | ---: | ---: | ---: |\n")
        file.write(f"| {kind} | {runs} | {lost} | {differing} |\n")
