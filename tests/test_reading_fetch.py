"""Pages from the web: a server on this machine, which only the parameter `allowed` opens, and everything that is refused."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import urlsplit

import pytest
from conftest import Run
from readers import library

from timeline.errors import InputError
from timeline.reading import Skipped, read
from timeline.reading.fetch import AGENT, fetch, is_public

PAGE = "<html><body><p>Café</p></body></html>"
SEEN: list[str | None] = []


class Handler(BaseHTTPRequestHandler):
    """Answers as web servers do, and as some should not."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        SEEN.append(self.headers["User-Agent"])
        name, _, rest = self.path.lstrip("/").partition("/")
        getattr(self, f"_{name}")(rest)

    def _page(self, rest: str) -> None:
        self._answer(200, PAGE.encode("latin-1"), ("Content-Type", "text/html; charset=iso-8859-1"))

    def _to(self, rest: str) -> None:
        self._answer(302, b"", ("Location", rest.replace("~", "://")))

    def _loop(self, rest: str) -> None:
        self._answer(302, b"", ("Location", "/loop"))

    def _missing(self, rest: str) -> None:
        self._answer(404, b"no")

    def _bomb(self, rest: str) -> None:
        self._answer(200, gzip.compress(b"0" * 5_000_000), ("Content-Encoding", "gzip"))

    def _slow(self, rest: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(1000):
            time.sleep(0.05)
            try:
                self.wfile.write(b"x")
            except OSError:
                return

    def _answer(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Proxy(Handler):
    """Answers for all machines itself, and opens no tunnel; notes what it is asked for."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(f"{self.path} for {self.headers['Host']}")
        self.path = urlsplit(self.path).path
        super().do_GET()

    def do_CONNECT(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        self._answer(403, b"")


class Server(ThreadingHTTPServer):
    """A server that does not mind when the other side hangs up."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def serving(handler: type[Handler]) -> Iterator[str]:
    library("httpx")
    made = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving(Handler) as address:
        yield address


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A proxy that the environment names; gives what it is asked for."""
    Proxy.asked.clear()
    with serving(Proxy) as address:
        monkeypatch.setenv("HTTP_PROXY", address)
        monkeypatch.setenv("https_proxy", address.removeprefix("http://"))
        yield Proxy.asked


def here(address: str) -> bool:
    return address == "127.0.0.1"


def test_a_page_comes_with_its_charset_and_its_last_address(server: str) -> None:
    page = fetch(f"{server}/to//page", 1000, here)
    assert (page.url, page.data.decode(page.charset or ""), page.charset) == (
        f"{server}/page",
        PAGE,
        "iso-8859-1",
    )
    assert SEEN[-1] == AGENT
    assert AGENT.startswith("timeline ")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing", "the server answers 404"),
        ("loop", "more than 5 redirects"),
        ("bomb", "larger than 1,000 bytes"),
        ("to/file:///etc/passwd", "only http and https"),
        ("to/http://127.0.0.2/", "is not on the public internet"),
        ("to/http://169.254.169.254/latest/meta-data", "is not on the public internet"),
        ("to/http://[::1]/", "is not on the public internet"),
        ("to/http://user:secret@127.0.0.1/", "a password in it"),
    ],
)
def test_what_a_server_may_not_do(server: str, path: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        fetch(f"{server}/{path}", 1000, here)


def test_a_slow_answer_is_given_up(server: str) -> None:
    began = time.monotonic()
    with pytest.raises(InputError, match="in time"):
        fetch(f"{server}/slow", 10_000, here, seconds=0.5)
    assert time.monotonic() - began < 5


def test_without_the_hook_this_machine_is_never_asked(server: str, run: Run) -> None:
    count = len(SEEN)
    (found,) = read([f"{server}/page"])
    assert isinstance(found, Skipped)
    assert "is not on the public internet" in found.reason
    done = run("ingest", f"{server}/page")
    assert (done.returncode, len(SEEN)) == (1, count)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/", "http://127.1/", "http://0.0.0.0/", "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/",
        "http://[::ffff:127.0.0.1]/", "http://[fe80::1]/", "http://[fc00::1]/", "http://2130706433/", "http://0x7f000001/", "http://224.0.0.1/",
    ],
)  # fmt: skip
def test_private_addresses(url: str) -> None:
    library("httpx")
    with pytest.raises(InputError, match=r"is not on the public internet|there is no machine"):
        fetch(url, 1000)


@pytest.mark.parametrize(
    "url",
    ["http://", "https://[::1", "http://a:b:c/", "ftp://example.org/", "http://no-such-machine.invalid/"],
)
def test_what_is_no_address(url: str) -> None:
    library("httpx")
    with pytest.raises(InputError):
        fetch(url, 1000)


def test_public_addresses() -> None:
    assert is_public("93.184.215.14")
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")
    assert not is_public("::ffff:10.0.0.1")
    assert not is_public("2002:7f00:1::")  # 6to4 of 127.0.0.1


# --- through a proxy ------------------------------------------------------------------------------------------------


def test_a_proxy_is_asked_by_name(proxy: list[str]) -> None:
    page = fetch("http://news.invalid/to/http~news.invalid:8080/page", 1000)
    assert page.url == "http://news.invalid:8080/page"
    assert page.data.decode(page.charset or "") == PAGE
    assert proxy == [
        "http://news.invalid/to/http~news.invalid:8080/page for news.invalid",
        "http://news.invalid:8080/page for news.invalid:8080",
    ]


def test_a_proxy_is_asked_for_a_tunnel(proxy: list[str]) -> None:
    with pytest.raises(InputError, match="cannot be fetched: 403"):
        fetch("https://news.invalid/page", 1000)
    assert proxy == ["CONNECT news.invalid:443"]


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/", "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://10.0.0.1:8080/",
        "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/", "http://wiki/", "http://wiki./", "http://db.corp/",
        "https://printer.local/", "http://metadata.google.internal/", "http://router.home.arpa/", "http://a.localhost./",
    ],
)  # fmt: skip
def test_a_proxy_is_not_asked_for_what_stands_behind_it(proxy: list[str], url: str) -> None:
    with pytest.raises(InputError, match="is not on the public internet"):
        fetch(url, 1000)
    with pytest.raises(InputError, match="is not on the public internet"):
        fetch(f"http://news.invalid/to/{url.replace('://', '~')}", 1000)
    assert len(proxy) == 1


def test_no_proxy_for_what_is_excepted(proxy: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "example.org,news.invalid")
    with pytest.raises(InputError, match="there is no machine"):
        fetch("http://www.news.invalid/page", 1000)
    assert not proxy


def test_other_proxies_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    library("httpx")
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1")
    with pytest.raises(InputError, match="a proxy that is not http or https: socks5"):
        fetch("http://news.invalid/page", 1000)
