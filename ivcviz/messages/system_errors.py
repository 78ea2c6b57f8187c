"""Errors of the operating system in the product's words: the system's own are always English."""

import errno

from ivcviz.messages.sentences import Wording, say

_REASONS = {
    errno.EPERM: say("Operation not permitted"),
    errno.ENOENT: say("No such file or directory"),
    errno.EIO: say("Input/output error"),
    errno.EACCES: say("Permission denied"),
    errno.EEXIST: say("File exists"),
    errno.ENOTDIR: say("Not a directory"),
    errno.EISDIR: say("Is a directory"),
    errno.EFBIG: say("File too large"),
    errno.ENOSPC: say("No space left on device"),
    errno.EROFS: say("Read-only file system"),
    errno.ENAMETOOLONG: say("File name too long"),
    errno.ELOOP: say("Too many levels of symbolic links"),
    errno.EDQUOT: say("Disk quota exceeded"),
}


def reason_of(error: OSError | ValueError) -> Wording:
    """Why a file cannot be read or written; the system's own words where it is none of the common reasons."""
    if isinstance(error, OSError):
        return _REASONS.get(error.errno or 0, error.strerror or str(error))
    return str(error)
