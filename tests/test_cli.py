"""The command line says what it did."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import mediacorpus
from mediacorpus.cli import main

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "Rain ends drought\n\n5 May 2021\n\nBy Ada Stone\n\nIt rained all night, and the river rose to the bridge.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return a file with a page."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_parse_writes_a_document_a_line(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The standard output is JSON Lines in UTF-8, and the exit code 0."""
    assert main(["parse", str(page), str(page.parent)]) == 0
    lines = capfdbinary.readouterr().out.decode("utf-8").splitlines()
    assert [mediacorpus.Document.from_dict(json.loads(line)).text for line in lines] == [PAGE, PAGE]


def test_jobs_write_the_same_lines(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Two processes write what one writes."""
    assert main(["parse", str(page)]) == main(["parse", str(page), "--jobs", "2"]) == 0
    one, two = capfdbinary.readouterr().out.splitlines()
    assert one == two


def test_records_are_pages(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A file of many pages is read by its suffix, with the names of its fields; a bad record is a failure."""
    (page.parent / "p.jsonl").write_text('{"url": "a", "body": "It rained."}\n{}\n', encoding="utf-8")
    assert main(["parse", str(page.parent / "p.jsonl"), "--text-field", "body", "--id-field", "url"]) == 1
    captured = capfdbinary.readouterr()
    assert json.loads(captured.out)["id"] == "a"
    assert b"p.jsonl', line 2: has no text in the field 'body'" in captured.err


def test_a_package_that_is_missing_is_told(
    page: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exit code is 2, and the standard error says what to install."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "mediacorpus.readers.parquet", raising=False)
    (page.parent / "p.parquet").touch()
    assert main(["parse", str(page.parent / "p.parquet")]) == 2
    assert b"pip install 'mediacorpus[arrow]'" in capfdbinary.readouterr().err


def test_parse_writes_into_a_file(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """With ``-o`` nothing goes to the standard output."""
    target = page.parent / "out.jsonl"
    assert main(["parse", str(page), "-o", str(target)]) == 0
    assert json.loads(target.read_bytes())["id"] == "page.txt"
    assert capfdbinary.readouterr() == (b"", b"")


@pytest.mark.parametrize("name", ["dolma", "web-annotation", "ninjs", "schema-org"])
def test_parse_writes_a_line_of_another_format(name: str, page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A page of one article is one line."""
    assert main(["parse", str(page), "--format", name]) == 0
    (line,) = capfdbinary.readouterr().out.splitlines()
    value = json.loads(line)
    assert "mediacorpus" in str(value)
    assert "page.txt" in str(value)


@pytest.mark.parametrize(
    ("name", "files"),
    [("csv", {"documents.csv"}), ("tei", {"page.txt.xml"}), ("brat", {"page.txt.ann"}), ("parquet", {"quotes.parquet"})],
)
def test_parse_writes_a_folder(
    name: str, files: set[str], page: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Formats of several files want a folder; two pages of one name do not overwrite each other there in silence."""
    assert main(["parse", str(page), "--format", name, "-o", str(tmp_path / "out")]) == 0
    assert files <= {path.name for path in (tmp_path / "out").iterdir()}
    assert capfdbinary.readouterr() == (b"", b"")
    with pytest.raises(SystemExit, match="2"):
        main(["parse", str(page), "--format", name])
    assert b"name their folder with -o" in capfdbinary.readouterr().err
    twice = ["parse", str(page), str(page), "--format", name, "-o", str(tmp_path / "out")]
    assert main(twice) == (2 if name in {"tei", "brat"} else 0)


def test_show_writes_an_outline(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The articles with their header fields, and the sections with their line numbers."""
    assert main(["show", str(page)]) == 0
    out = capfdbinary.readouterr().out.decode("utf-8")
    assert "1 article, 4 sections" in out
    assert "[0] Rain ends drought\n      date: 2021-05-05; byline: Ada Stone; source: -\n" in out
    assert "     7  body        It rained all night" in out


def test_failures_are_named_and_counted(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A path that cannot be read is named on the standard error; the rest is written; the exit code is 1."""
    assert main(["parse", "gone.txt", str(page), "--limit", "1000"]) == 1
    captured = capfdbinary.readouterr()
    assert len(captured.out.splitlines()) == 1
    assert b"cannot read 'gone.txt': no such file or directory" in captured.err
    assert b"1 of 2 files could not be read" in captured.err


def test_a_folder_without_pages_is_told(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """No page is no error, but is not silent either."""
    assert main(["parse", str(page.parent), "--pattern", "*.html"]) == 0
    assert b"no page found; 1 names did not match --pattern '*.html'" in capfdbinary.readouterr().err


def test_output_that_cannot_be_written_is_told(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The exit code is 2."""
    assert main(["parse", str(page), "-o", str(page.parent / "no" / "out.jsonl")]) == 2
    assert b"cannot write" in capfdbinary.readouterr().err


@pytest.mark.parametrize(
    "words",
    [[], ["parse"], ["parse", "x", "--encoding", "utf-9"], ["parse", "x", "--limit", "-1"], ["parse", "x", "--jobs", "0"]],
)
def test_wrong_arguments_are_told(words: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The exit code is 2, and the standard error says which argument."""
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    assert b"usage: mediacorpus" in capfdbinary.readouterr().err


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    """``--version`` prints the name and the version."""
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"mediacorpus {mediacorpus.__version__}\n"


def test_a_reader_that_goes_away_is_no_traceback(page: Path) -> None:
    """``mediacorpus show ... | head`` ends quietly, as if by SIGPIPE."""
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-c", "import sys; from mediacorpus.cli import main; sys.exit(main())", "show", str(page)]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def test_show_lists_quotations_and_names(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Each list below the outline, when asked for."""
    page.write_text(f"{PAGE}\n“The river will fall again,” said Ada Stone, the miller.\n", encoding="utf-8")
    assert main(["show", str(page)]) == 0
    outline = capfdbinary.readouterr().out
    assert main(["show", "--quotes", "--entities", str(page)]) == 0
    out = capfdbinary.readouterr().out
    assert out.startswith(outline.rstrip())
    assert "  quotations 1\n" in out.decode("utf-8")
    assert "PERSON  Ada Stone\n" in out.decode("utf-8")


def test_show_explains_an_offset(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The words of the document, instead of the outline."""
    assert main(["show", "--explain", "20", str(page)]) == 0
    assert "5 May 2021" in capfdbinary.readouterr().out.decode("utf-8")


def test_show_is_coloured_on_a_terminal_and_plain_without_rich(
    page: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """``FORCE_COLOR`` stands for a terminal; the words are the same in all three."""
    outputs = []
    for forced, module in (("", "mediacorpus.writers.terminal"), ("1", "mediacorpus.writers.terminal"), ("1", "rich.console")):
        monkeypatch.setenv("FORCE_COLOR", forced)
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.delitem(sys.modules, "mediacorpus.writers.terminal", raising=False)
        if module == "rich.console":
            monkeypatch.setitem(sys.modules, module, None)
        assert main(["show", str(page)]) == 0
        outputs.append(capfdbinary.readouterr().out)
    piped, coloured, bare = outputs
    assert b"\x1b[1m" in coloured
    assert piped == bare == re.sub(rb"\x1b\[[0-9;]*m", b"", coloured)


def test_view_writes_html(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """To the standard output, or into a file; a folder is refused."""
    assert main(["view", str(page)]) == 0
    written = capfdbinary.readouterr().out
    assert written.decode("utf-8") == mediacorpus.read(page).to_html()
    assert main(["view", str(page), "-o", str(page.parent / "page.html")]) == 0
    assert (page.parent / "page.html").read_bytes() == written
    with pytest.raises(SystemExit):
        main(["view", str(page.parent)])
    assert b"is a folder; give one file" in capfdbinary.readouterr().err


def test_show_is_as_wide_as_the_terminal(page: Path) -> None:
    """On a terminal of 60 columns no line is longer, and there are colours."""
    page.write_text("Rain ends drought\n\n" + "It rained all night, and the river rose to the bridge. " * 9, encoding="utf-8")
    shown, terminal = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "60"}
    command = [sys.executable, "-c", "import sys; from mediacorpus.cli import main; sys.exit(main())", "show", str(page)]
    subprocess.run(command, stdout=terminal, check=True, env=environment)
    os.close(terminal)
    out = os.read(shown, 10_000).decode("utf-8")
    os.close(shown)
    assert "\x1b[" in out
    lines = re.sub(r"\x1b\[[0-9;]*m", "", out).splitlines()[1:]
    assert max(map(len, lines)) == 60
