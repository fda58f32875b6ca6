"""Bytes become text, and nothing of them is lost."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediacorpus
from mediacorpus._layout.decode import PLACES, decode

SENTENCES = {
    "en": "The mayor said “it’s over” – and left the café at noon. Prices rose by £3.",
    "fr": "Le maire a déclaré : « Nous n’avons pas été prévenus à temps », a-t-il répété hier soir à Besançon.",
    "fr plain": "Le maire a déclaré que le prix du cœur de bœuf est passé à 12 € hier soir à Besançon.",
    "de": "Der Bürgermeister sagte: „Wir müssen größere Brücken bauen“, und verließ die Straße.",
    "es": "El alcalde dijo que el puente estará listo en otoño, y añadió que nadie protestó ayer en Logroño.",
    "sv": "Borgmästaren sade att den nya bron över ån ska vara färdig till hösten.",
    "pl": "Burmistrz powiedział, że żaden z mieszkańców nie ucierpiał podczas wczorajszej powodzi w śródmieściu.",
    "cs": "Starosta řekl, že žádný z obyvatel nebyl při včerejší povodni zraněn, ale škody jsou veliké.",
    "hu": "A polgármester szerint az új híd őszre készül el, és a gyűlés után senki sem tiltakozott.",
    "tr": "Belediye başkanı yeni köprü sonbaharda açılacak dedi ve şehirden ayrıldı.",
    "lt": "Meras sakė, kad naujas tiltas bus baigtas rudenį, o gyventojai džiaugėsi žinia.",
    "ru": "Мэр города сказал, что мост через реку построят к осени следующего года.",
    "el": "Ο δήμαρχος είπε ότι η γέφυρα θα είναι έτοιμη το φθινόπωρο.",
    "ar": "قال رئيس البلدية إن الجسر الجديد سيفتح في الخريف المقبل ولن يتأخر العمل",
    "ar quoted": "قال رئيس البلدية إن الجسر الجديد سيفتح في الخريف، وأضاف: «لن نتأخر».",
    "he": "ראש העיר אמר כי הגשר החדש ייפתח בסתיו ולא יהיה עיכוב.",
    "zh": "市长说：“新桥将于秋天通车。”他随后离开了会场。",
    "zh-tw": "市長說：「新橋將於秋天通車。」他隨後離開了會場。",
    "ja": "市長は「新しい橋は秋に開通する」と述べた。",
    "ko": "시장은 “새 다리는 가을에 개통된다”고 말했다.",
}
"""Sentences of our own, each with the letters and marks that set its language apart."""

LEGACY = [
    ("en", "cp1252"),
    ("fr", "cp1252"),
    ("fr plain", "iso8859_15"),
    ("de", "cp1252"),
    ("es", "iso8859_1"),
    ("sv", "iso8859_1"),
    ("pl", "iso8859_2"),
    ("pl", "cp1250"),
    ("cs", "iso8859_2"),
    ("cs", "cp1250"),
    ("hu", "cp1250"),
    ("tr", "iso8859_9"),
    ("lt", "cp1257"),
    ("ru", "cp1251"),
    ("ru", "koi8_r"),
    ("ru", "iso8859_5"),
    ("el", "iso8859_7"),
    ("ar", "iso8859_6"),
    ("ar", "cp1256"),
    ("ar quoted", "cp1256"),
    ("he", "cp1255"),
    ("zh", "gb18030"),
    ("zh-tw", "big5"),
    ("ja", "cp932"),
    ("ja", "euc_jp"),
    ("ko", "cp949"),
]


@pytest.mark.parametrize("lines", [1, 20, 400])
@pytest.mark.parametrize(("language", "encoding"), LEGACY)
def test_a_legacy_encoding_is_detected(language: str, encoding: str, lines: int) -> None:
    """A page of one line or of hundreds is read as it was written, and a note says that it was a guess."""
    page = f"{SENTENCES[language]}\n" * lines
    text, notes = decode(page.encode(encoding))
    assert text == page
    assert [note.code for note in notes] == ["detected-encoding"]


@pytest.mark.parametrize("word", ["Größe", "Où est-il ?", "Café fermé", "It’s over", "Prices: £3", "市长说", "시장은 말했다"])
def test_a_word_is_enough_where_the_language_is_plain(word: str) -> None:
    """Even a page of a word or two is read as it was written, where few encodings make a word of it."""
    encoding = {"市": "gb18030", "시": "cp949"}.get(word[0], "cp1252")
    assert decode(word.encode(encoding))[0] == word


def test_one_quotation_mark_on_a_long_page_is_enough() -> None:
    """A hundred thousand letters of ASCII do not hide the one line that tells the encoding."""
    page = "Nothing happened in the town hall for a while.\n" * 2000 + "“It’s over,” she said.\n" + "All went home.\n" * 2000
    assert decode(page.encode("cp1252"))[0] == page


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_note(language: str, encoding: str) -> None:
    """UTF-8, and a byte order mark, leave no doubt; the mark is no part of the text."""
    assert decode(SENTENCES[language].encode(encoding)) == (SENTENCES[language], ())


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_unicode_needs_no_mark(language: str, encoding: str) -> None:
    """UTF-16 and UTF-32 are told by their NULs where no mark names them."""
    page = f"{SENTENCES[language]}\n"
    assert decode(page.encode(encoding)) == (page, ())


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_BE, b"\x84\x31\x95\x33"])
def test_a_mark_is_believed_before_the_declaration(mark: bytes) -> None:
    """What the file says of itself outweighs what others say of it."""
    encoding = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_BE: "utf-16-be"}.get(mark, "gb18030")
    assert decode(mark + "café".encode(encoding), "cp1252") == ("café", ())


def test_the_declaration_is_believed_before_detection() -> None:
    """A declared encoding is used as it is."""
    assert decode(b"caf\xe9", "cp1251") == ("cafй", ())


def test_a_stray_nul_is_no_sign_of_a_wide_encoding() -> None:
    """NULs in a page of ASCII stay where they are, and so do NULs alone."""
    assert decode(b"abc\0def") == ("abc\0def", ())
    assert decode(b"\0" * 64) == ("\0" * 64, ())


def test_a_stray_nul_does_not_hide_the_encoding() -> None:
    """A NUL in a page of a legacy encoding stays where it is, and the rest is read."""
    page = f"{SENTENCES['fr']}\0\n{SENTENCES['fr']}"
    assert decode(page.encode("cp1252"))[0] == page


def test_the_end_of_a_very_long_line_tells_the_encoding() -> None:
    """The letters beyond ASCII are looked for all over the page, line ends or not."""
    page = "a " * 100_000 + SENTENCES["fr"]
    assert decode(page.encode("cp1252"))[0] == page


def test_what_is_no_text_is_not_taken_for_a_legacy_encoding() -> None:
    """The bytes of a picture stay visible as what they are."""
    text, notes = decode(bytes(range(256)) * 2)
    assert "\\xff" in text
    assert {note.code for note in notes} == {"undecodable-bytes"}


def test_japanese_with_shifts_is_detected() -> None:
    """ISO-2022-JP is ASCII to the eye, and told by its shifts."""
    assert decode(SENTENCES["ja"].encode("iso2022_jp")) == (SENTENCES["ja"], ())


def test_a_spoilt_byte_stays_visible_and_is_noted() -> None:
    r"""A byte that is no character stays as ``\xNN``; the note names the byte, its place, and its span in the text."""
    text, notes = decode("Größe é ü “ ”".encode() + b" \x93x\x94")
    assert text == "Größe é ü “ ” \\x93x\\x94"
    assert [note.span.slice(text) for note in notes] == ["\\x93", "\\x94"]
    assert notes[0].code == "undecodable-bytes"
    assert notes[0].message == "byte 22 is not utf-8: 93 in hexadecimal; kept in the text as \\x93"


def test_a_page_cut_inside_a_character_is_utf8_still() -> None:
    """The beginning of a character at the end of the page does not change how the rest is read."""
    text, notes = decode("Größe é ü “".encode()[:-1])
    assert text == "Größe é ü \\xe2\\x80"
    assert [note.message for note in notes] == [
        "bytes 14 to 15 are not utf-8: e2 80 in hexadecimal; kept in the text as \\xe2\\x80"
    ]


def test_countless_spoilt_bytes_share_a_note() -> None:
    """Beyond a hundred places the rest is one note, and every byte is in the text still."""
    text, notes = decode(b"a\xff" * 5000, "utf-8")
    assert text == "a\\xff" * 5000
    assert len(notes) == PLACES + 1
    assert notes[-1].span.end == len(text)


@pytest.mark.parametrize("encoding", ["utf-9", "base64", "rot13", "idna", "undefined", "a\0b", ""])
def test_an_unknown_encoding_is_the_callers_error(encoding: str) -> None:
    """A name that is no encoding of text is refused, with the way out."""
    with pytest.raises(LookupError, match=r"give a name such as \"utf-8\""):
        mediacorpus.parse_bytes(b"abc", encoding)


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "ascii", "utf-16", "utf-32", "utf-7", "gb18030", "cp1252", "hz"]))
def test_no_bytes_raise(data: bytes, encoding: str | None) -> None:
    """Any bytes become text, whatever they are said to be, and each note lies in it."""
    text, notes = decode(data, encoding)
    assert all(note.span.end <= len(text) for note in notes)
    assert (text, notes) == decode(data, encoding)


@given(st.text(max_size=200).map(lambda text: text.lstrip("\ufeff")))
def test_utf8_is_read_back(page: str) -> None:
    """What was written in UTF-8 and is not taken for a wide encoding is read back exactly, declared or not."""
    data = page.encode("utf-8")
    assert decode(data, "utf-8") == (page, ())
    if "\0" not in page and "\x1b" not in page:
        assert decode(data) == (page, ())
