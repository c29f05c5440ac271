"""Fetch a page from the web: only what was asked for, only from public addresses, only so much and so long."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from timeline.errors import InputError
from timeline.extras import needed

Allowed = Callable[[str], bool]

AGENT = "timeline (geo-timeline; a reader of articles, run by a person)"
_REDIRECTS = 5
_SECONDS = 60.0
_CONNECT, _READ = 10.0, 20.0
_OK, _REDIRECT = 200, (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: the address that it was found at in the end, and its bytes."""

    url: str
    data: bytes
    charset: str | None


def is_public(address: str) -> bool:
    """Is this the address of a machine on the internet, not of this one or of a network behind it?"""
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return found.is_global and not found.is_multicast and (inner is None or inner.is_global)


def fetch(url: str, max_bytes: int, allowed: Allowed = is_public, seconds: float = _SECONDS) -> Page:
    """Fetch `url`. Each redirect is checked like the first address; `allowed` says which machines may be asked."""
    httpx = needed("httpx", "web")
    until = time.monotonic() + seconds
    limits = httpx.Timeout(min(_READ, seconds), connect=min(_CONNECT, seconds))
    try:
        with httpx.Client(timeout=limits, follow_redirects=False, trust_env=False) as client:
            for _ in range(_REDIRECTS + 1):
                found = _one(client, url, max_bytes, allowed, until)
                if isinstance(found, Page):
                    return found
                url = urljoin(url, found)
    except httpx.TimeoutException:
        raise InputError("no answer in time") from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise InputError(f"cannot be fetched: {error}") from None
    raise InputError(f"more than {_REDIRECTS} redirects")


def _one(client: Any, url: str, max_bytes: int, allowed: Allowed, until: float) -> Page | str:
    """Ask one machine; give its page, or where it says that the page is."""
    address, host, netloc = _checked(url, allowed)
    parts = urlsplit(url)
    there = f"[{address}]" if ":" in address else address
    port = f":{parts.port}" if parts.port else ""
    # The machine is asked by the address that was checked: a second look-up could give another.
    request = client.build_request(
        "GET",
        parts._replace(netloc=f"{there}{port}", fragment="").geturl(),
        headers={
            "Host": netloc,
            "User-Agent": AGENT,
            "Accept-Encoding": "identity",
            "Accept": "text/html,*/*;q=0.8",
        },
        extensions={"sni_hostname": host},
    )
    answer = client.send(request, stream=True)
    try:
        if answer.status_code in _REDIRECT and "location" in answer.headers:
            return str(answer.headers["location"])
        if answer.status_code != _OK:
            raise InputError(f"the server answers {answer.status_code} {answer.reason_phrase}".strip())
        data = bytearray()
        for part in answer.iter_bytes():
            data += part
            if len(data) > max_bytes:
                raise InputError(f"the answer is larger than {max_bytes:,} bytes; --max-bytes sets the limit")
            if time.monotonic() > until:
                raise InputError("no whole answer in time")
        return Page(url, bytes(data), answer.charset_encoding)
    finally:
        answer.close()


def _checked(url: str, allowed: Allowed) -> tuple[str, str, str]:
    """Give address, host and host with port of a URL whose machine may be asked; raise InputError for others."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise InputError(f"{url!r} is no web address") from None
    if parts.scheme not in ("http", "https") or not host:
        raise InputError(f"only http and https addresses are read, not {url!r}")
    if parts.username or parts.password:
        raise InputError("an address with a password in it is not fetched")
    try:
        looked_up = socket.getaddrinfo(
            host, port or (443 if parts.scheme == "https" else 80), type=socket.SOCK_STREAM
        )
    except (OSError, UnicodeError):
        raise InputError(f"there is no machine called {host!r}") from None
    addresses = [str(entry[4][0]) for entry in looked_up]
    if not addresses or not all(map(allowed, addresses)):
        raise InputError(f"{host!r} is not on the public internet; such addresses are not fetched")
    return addresses[0], host, f"{host}:{port}" if port else host
