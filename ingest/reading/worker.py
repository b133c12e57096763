"""The child process that runs the readers, one file after another, under limits.

Documents come from anywhere, and a parser is where a hostile or broken one does its damage. The
child holds nothing worth having, may be killed at any moment, and answers in JSON that the
parent validates. Protocol, both ways: eight bytes of length, then the message.
"""

import contextlib
import json
import os
import sys
import warnings
from dataclasses import replace
from pathlib import Path
from typing import IO

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from ingest import errors
from ingest.blocks import ReadResult
from ingest.reading.formats import Format
from ingest.reading.letters import with_names_in_office
from ingest.reading.walls import with_walls_split

RESULT = TypeAdapter(ReadResult)
LENGTH_BYTES = 8
ENDINGS: dict[str, type[errors.ReadError]] = {
    kind.__name__: kind
    for kind in (
        errors.UnsupportedFormat,
        errors.WrongFormat,
        errors.EncryptedDocument,
        errors.EmptyDocument,
        errors.NeedsOcr,
        errors.TooLarge,
        errors.NotAFile,
        errors.ReadError,
    )
}
"""Every ending a child may report, by name."""
OUT_OF_MEMORY = "OutOfMemory"
READ = "read"


def run_reader(path: Path, kind: Format) -> ReadResult:
    """Read one file in this process; a reader's libraries are loaded with its first file.

    Raises:
        ReadError: as the reader says.
    """
    if kind is Format.PDF:
        from ingest.reading.pdf import read_pdf

        result = read_pdf(path)
    else:
        result = with_walls_split(_read_unpaged(path, kind))
    return replace(result, blocks=with_names_in_office(result.blocks))


def _read_unpaged(path: Path, kind: Format) -> ReadResult:
    if kind is Format.DOCX:
        from ingest.reading.docx import read_docx

        return read_docx(path)
    if kind is Format.HTML:
        from ingest.reading.html import read_html

        return read_html(path)
    if kind is Format.XML:
        from ingest.reading.moderngov import read_meeting_xml

        return read_meeting_xml(path)
    if kind is Format.MARKDOWN:
        from ingest.reading.markdown import read_markdown

        return read_markdown(path)
    from ingest.reading.text import read_text

    return read_text(path)


def receive(stream: IO[bytes], most: int) -> bytes | None:
    """The next message, or None at the end of the stream.

    Raises:
        TooLarge: the message is longer than ``most`` bytes.
    """
    size = int.from_bytes(stream.read(LENGTH_BYTES), "big")
    if size > most:
        raise errors.TooLarge("The file holds more text than the limit allows; split the file.")
    message = stream.read(size)
    return message if message and len(message) == size else None


def send(stream: IO[bytes], *parts: bytes) -> None:
    """Write one message made of parts."""
    stream.write(sum(map(len, parts)).to_bytes(LENGTH_BYTES, "big"))
    for part in parts:
        stream.write(part)
    stream.flush()


def reply_to(request: bytes) -> tuple[bytes, bytes]:
    """Read the file a request names: the ending's name, and its result or message."""
    order = json.loads(request)
    try:
        _limit_processor(order["cpu_seconds"])
        result = run_reader(Path(os.fsdecode(bytes.fromhex(order["path"]))), Format(order["kind"]))
        return READ.encode(), RESULT.dump_json(result)
    except errors.ReadError as error:
        return type(error).__name__.encode(), str(error).encode(errors="replace")
    except MemoryError:
        return OUT_OF_MEMORY.encode(), b""
    except PydanticSerializationError:
        return b"WrongFormat", b"The text cannot be written as Unicode; save the file again."
    # The stated seam: whatever a parser trips over in a damaged file is that file's failure.
    except Exception as error:
        reason = f"The file is damaged ({type(error).__name__} while reading); save it again."
        return b"WrongFormat", reason.encode()


def serve(requests: IO[bytes], replies: IO[bytes]) -> None:
    """Answer requests until the parent closes its end."""
    while (request := receive(requests, 1 << 20)) is not None:
        ending, body = reply_to(request)
        send(replies, ending, b"\n", body)


def _limit_processor(seconds: int) -> None:
    """Allow this process ``seconds`` more of processor time."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        allowed = int(used.ru_utime + used.ru_stime) + seconds + 1
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, hard))


def _limit_memory(size: int) -> None:
    """Bound this process's address space, and leave no core file behind."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # macOS refuses to bound the address space; time and size are bounded there all the same.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (size, size))


def main(memory_bytes: int) -> None:
    """Serve on what was standard output, so that a library that prints cannot break a reply."""
    warnings.simplefilter("ignore")
    _limit_memory(memory_bytes)
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    serve(sys.stdin.buffer, replies)


if __name__ == "__main__":
    main(int(sys.argv[1]))
