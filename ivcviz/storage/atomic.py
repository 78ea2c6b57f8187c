"""Files replaced as a whole: a reader sees the old file or the new one, never half of one."""

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from ivcviz.errors import UserError
from ivcviz.messages.sentences import Wording, say
from ivcviz.messages.system_errors import reason_of


def replace_file(path: Path, content: bytes) -> None:
    """Write `content` to `path`, replacing what is there in one step and keeping its permissions.

    A symbolic link stays one: the file it points to is replaced. UserError, with the old file untouched, if that fails.
    """
    mode = check_writable(path)
    try:
        _write_beside(Path(os.path.realpath(path)), content, mode)
    except OSError as reason:
        raise UserError(say("{path}: cannot be written: {reason}.", path=path, reason=reason_of(reason))) from reason


def check_writable(path: Path) -> int | None:
    """The permission bits of the file there, None where there is none yet; UserError if no file can be put there."""
    try:
        target = Path(os.path.realpath(path))
        found = target.stat().st_mode if target.exists() else None
        trouble = _trouble(target, found)
    except (OSError, ValueError) as reason:
        trouble = reason_of(reason)
    if trouble:
        raise UserError(say("{path}: cannot be written: {trouble}.", path=path, trouble=trouble))
    return None if found is None else stat.S_IMODE(found)


def _trouble(target: Path, found: int | None) -> Wording:
    """Why no file can be put there; empty if one can."""
    if found is not None and stat.S_ISDIR(found):
        return say("it is a folder; name a file")
    if found is not None and not stat.S_ISREG(found):
        return say("it is not an ordinary file")
    if not target.parent.is_dir():
        return say("there is no folder {parent}", parent=target.parent)
    if not os.access(target.parent, os.W_OK | os.X_OK):
        return say("the folder {parent} is write-protected", parent=target.parent)
    if found is not None and not os.access(target, os.W_OK):
        return say("it is write-protected")
    return ""


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
