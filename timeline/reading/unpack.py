"""Open what is packed, without ever unpacking more than a limit: gzip as a stream, zip by members."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from typing import BinaryIO

from timeline.errors import InputError

_MAGIC = b"\x1f\x8b"
_FREE = 10_000_000
_RATIO = 150  # text shrinks to a tenth, at best to a fiftieth; a bomb to a thousandth
_NESTED = 3


class _Gunzipped(io.RawIOBase):
    """The content of a gzip file; stops where it turns out to be a bomb or cut off."""

    def __init__(self, packed: io.BufferedReader) -> None:
        self._packed = _Counting(packed)
        self._content = gzip.GzipFile(fileobj=self._packed, mode="rb")
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._content.read1(len(buffer))
        except EOFError:
            raise InputError("a truncated gzip file") from None
        except (gzip.BadGzipFile, zlib.error):
            raise InputError("a broken gzip file") from None
        self._given += len(data)
        if self._given > _FREE and self._given > _RATIO * max(self._packed.taken, 1):
            raise InputError(f"a gzip bomb: it unpacks to more than {_RATIO} times its size")
        buffer[: len(data)] = data
        return len(data)


class _Counting(io.RawIOBase):
    """A stream that knows how many of its bytes have been taken."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.taken = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read1(size) if size > 0 else self._stream.read(size)
        self.taken += len(data)
        return data


def unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    """Give the content of a stream, out of as many layers of gzip as a person would put around it."""
    for _ in range(_NESTED):
        if stream.peek(2)[:2] != _MAGIC:
            return stream
        stream = io.BufferedReader(_Gunzipped(stream), 1 << 16)
    if stream.peek(2)[:2] == _MAGIC:
        raise InputError(f"gzip in gzip, more than {_NESTED} deep")
    return stream


def whole(stream: BinaryIO, limit: int) -> bytes:
    """Read a stream to its end; raise InputError where that is further than `limit`."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(too_large(limit))
    return data


def too_large(limit: int) -> str:
    """Say that something is larger than `limit`, and what to do."""
    return f"larger than {limit:,} bytes; --max-bytes sets the limit"


def member(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """Read a member of a zip file; its stated size is not believed."""
    try:
        with archive.open(name) as stream:
            return whole(stream, limit)  # type: ignore[arg-type]
    except KeyError:
        raise InputError(f"there is no {name} in it") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise InputError(f"a broken zip file: {error}") from None
