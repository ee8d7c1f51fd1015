# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A throw-away PostgreSQL cluster with PostGIS, started on first use and stopped at the end of the test run.

It listens on a Unix socket only, so nobody else sees it and no port is taken.
"""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

USER = "gw"
_SETTINGS = (
    "fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=40",
    "shared_buffers=64MB", "autovacuum=off", "timezone=Asia/Shanghai",
)  # fmt: skip


@dataclass
class Cluster:
    """A running server; ``socket`` is the folder of its socket."""

    folder: Path
    binaries: Path
    prefix: tuple[str, ...]
    count: itertools.count = field(default_factory=itertools.count)

    @property
    def socket(self) -> Path:
        return self.folder

    def run(self, program: str, *arguments: str) -> None:
        """Run a server program as an ordinary user: it refuses to be run by root."""
        command = [*self.prefix, str(self.binaries / program), *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stdout}{done.stderr}")

    def start(self) -> None:
        data = str(self.folder / "data")
        self.run("initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = " ".join(f"-c {setting}" for setting in (*_SETTINGS, f"unix_socket_directories={self.folder}"))
        self.run("pg_ctl", "-D", data, "-w", "-t", "60", "-l", str(self.folder / "log"), "-o", options, "start")
        self.execute("postgres", "CREATE DATABASE with_postgis")
        self.execute("with_postgis", "CREATE EXTENSION postgis")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", "immediate", "stop")

    def dsn(self, database: str) -> str:
        return f"host={self.socket} user={USER} dbname={database}"

    def execute(self, database: str, statement: str) -> None:
        import psycopg2

        with closing(psycopg2.connect(self.dsn(database))) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(statement)

    def new_database(self, template: str = "with_postgis") -> str:
        """Return the name of a new database with PostGIS, or of a copy of another one."""
        name = f"gw_{next(self.count)}"
        self.execute("postgres", f"CREATE DATABASE {name} TEMPLATE {template}")
        return name


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def _ordinary_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


@contextmanager
def running_cluster():
    """Start a cluster, hand it out and stop it afterwards."""
    binaries = _binaries()
    if binaries is None:
        raise FileNotFoundError("PostgreSQL's server programs are not installed")
    folder = Path(tempfile.mkdtemp(prefix="gwpg-"))
    prefix: tuple[str, ...] = ()
    if os.geteuid() == 0:
        user = _ordinary_user()
        os.chown(folder, user.pw_uid, user.pw_gid)
        prefix = ("setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups")
    folder.chmod(0o755)
    cluster = Cluster(folder=folder, binaries=binaries, prefix=prefix)
    try:
        cluster.start()
        yield cluster
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgis_server():
    """A running cluster (`Cluster`)."""
    if _binaries() is None:
        pytest.skip("PostgreSQL's server programs are not installed")
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture
def postgis_dsn(postgis_server):
    """The connection string of a new database with PostGIS, dropped afterwards."""
    name = postgis_server.new_database()
    yield postgis_server.dsn(name)
    postgis_server.execute("postgres", f"DROP DATABASE {name} WITH (FORCE)")
