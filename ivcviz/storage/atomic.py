"""Files replaced as a whole: a reader sees the old file or the new one, never half of one."""

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from ivcviz.errors import UserError


def replace_file(path: Path, content: bytes) -> None:
    """Write `content` to `path`, replacing what is there in one step and keeping its permissions.

    A symbolic link stays one: the file it points to is replaced. UserError, with the old file untouched, if that fails.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _mode_of(target, path)
        _write_beside(target, content, mode)
    except (OSError, ValueError) as reason:
        raise UserError(f"{path}: cannot be written: {_words(reason)}.") from reason


def _mode_of(target: Path, path: Path) -> int | None:
    """The permission bits of the file there, None where there is none."""
    try:
        found = target.stat().st_mode
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise UserError(f"{path}: cannot be written: there is no folder {target.parent}.") from None
        return None
    if stat.S_ISDIR(found):
        raise UserError(f"{path}: cannot be written: it is a folder; name a file.")
    if not stat.S_ISREG(found):
        raise UserError(f"{path}: cannot be written: it is not an ordinary file.")
    if not os.access(target, os.W_OK):
        raise UserError(f"{path}: cannot be written: it is write-protected.")
    return stat.S_IMODE(found)


def _write_beside(target: Path, content: bytes, mode: int | None) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _new_file_mode() if mode is None else mode)
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    _sync_folder(target.parent)


def _new_file_mode() -> int:
    """What the user's umask leaves of read and write for all; mkstemp itself makes files that only their owner can read."""
    umask = os.umask(0o077)
    os.umask(umask)
    return 0o666 & ~umask


def _sync_folder(folder: Path) -> None:
    """Makes the new name last through a power cut where the system can sync folders; the file itself is already safe."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _words(reason: OSError | ValueError) -> str:
    return reason.strerror or str(reason) if isinstance(reason, OSError) else str(reason)
