"""The temporary file that nobody can read afterwards."""

from pathlib import Path

from sync.sealed_file import SealedFile


def test_what_was_appended_is_read_back_and_may_go_on(tmp_path: Path) -> None:
    """Reading in between does not disturb what is appended later, whatever the sizes of the pieces."""
    file = SealedFile(tmp_path)
    pieces = [bytes([number]) * size for number, size in enumerate((1, 15, 16, 17, 70_000, 3))]
    for piece in pieces:
        file.append(piece)
        file.reader().read(5)

    read = file.reader().read()
    file.close()

    assert read == b"".join(pieces)
    assert file.size == len(read)


def test_no_readable_byte_lies_on_the_disk(tmp_path: Path) -> None:
    """Whoever gets hold of the disk finds no name, and after closing no file."""
    file = SealedFile(tmp_path)
    file.append(b"Hana Girma " * 1_000)
    file._file.flush()  # what a power cut would leave
    file._file.seek(0)
    written = file._file.read()
    file.close()

    assert len(written) == 11_000
    assert b"Hana" not in written
    assert list(tmp_path.iterdir()) == []
