"""Fetch a page from the web: only what was asked for, only from public addresses, only so much and so long."""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from timeline.errors import InputError
from timeline.extras import needed

Allowed = Callable[[str], bool]

AGENT = "timeline (geo-timeline; a reader of articles, run by a person)"
_REDIRECTS = 5
_SECONDS = 60.0
_CONNECT, _READ = 10.0, 20.0
_OK, _REDIRECT = 200, (301, 302, 303, 307, 308)
_INSIDE = re.compile(
    r"^[^.:]+\.?$|\.(?:localhost|local|internal|intranet|corp|home|lan|home\.arpa)\.?$", re.I
)
"""Names that a proxy, which looks them up itself, could find in the network behind it."""


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
    """Fetch `url`, through the proxy of the environment where it names one.

    Each redirect is checked like the first address; `allowed` says which machines may be asked.
    """
    httpx = needed("httpx", "web")
    until = time.monotonic() + seconds
    limits = httpx.Timeout(min(_READ, seconds), connect=min(_CONNECT, seconds))
    try:
        for _ in range(_REDIRECTS + 1):
            asked = _checked(url, allowed)
            with httpx.Client(
                timeout=limits, follow_redirects=False, trust_env=False, proxy=asked.proxy
            ) as client:
                found = _one(client, asked, max_bytes, until)
            if isinstance(found, Page):
                return found
            url = urljoin(url, found)
    except httpx.TimeoutException:
        raise InputError("no answer in time") from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise InputError(f"cannot be fetched: {error}") from None
    raise InputError(f"more than {_REDIRECTS} redirects")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A URL whose machine may be asked: its host, and the address that was checked, or the proxy that looks it up itself."""

    url: str
    host: str
    port: int | None
    address: str | None = None
    proxy: str | None = None

    @property
    def there(self) -> str:
        """The URL as it goes out. The machine is asked by the address that was checked: a second look-up could give another."""
        parts = urlsplit(self.url)._replace(fragment="")
        if self.address is None:
            return parts.geturl()
        return parts._replace(netloc=_netloc(self.address, self.port)).geturl()


def _one(client: Any, asked: _Asked, max_bytes: int, until: float) -> Page | str:
    """Ask one machine; give its page, or where it says that the page is."""
    request = client.build_request(
        "GET",
        asked.there,
        headers={
            "Host": _netloc(asked.host, asked.port),
            "User-Agent": AGENT,
            "Accept-Encoding": "identity",
            "Accept": "text/html,*/*;q=0.8",
        },
        extensions={"sni_hostname": asked.host},
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
        return Page(asked.url, bytes(data), answer.charset_encoding)
    finally:
        answer.close()


def _checked(url: str, allowed: Allowed) -> _Asked:
    """Say how to ask for a URL; raise InputError where its machine may not be asked."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise InputError(f"{url!r} is no web address") from None
    if parts.scheme not in ("http", "https") or not host:
        raise InputError(f"only http and https addresses are read, not {url!r}")
    if parts.username or parts.password:
        raise InputError("an address with a password in it is not fetched")
    addresses = _looked_up(host, port or (443 if parts.scheme == "https" else 80))
    proxy = _proxy(parts.scheme, host)
    if not all(map(allowed, addresses)) or (proxy and _INSIDE.search(host)):
        raise InputError(f"{host!r} is not on the public internet; such addresses are not fetched")
    if proxy:  # which may know names that this machine does not
        return _Asked(url, host, port, proxy=proxy)
    if not addresses:
        raise InputError(f"there is no machine called {host!r}")
    return _Asked(url, host, port, addresses[0])


def _looked_up(host: str, port: int) -> list[str]:
    try:
        return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        return []


def _proxy(scheme: str, host: str) -> str | None:
    """Give the proxy that the environment names for a machine (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, but for NO_PROXY)."""
    named = getproxies()
    found = named.get(scheme) or named.get("all")
    if not found or proxy_bypass(host):
        return None
    proxy = found if "://" in found else f"http://{found}"
    if urlsplit(proxy).scheme not in ("http", "https"):
        raise InputError(f"the environment names a proxy that is not http or https: {urlsplit(proxy).scheme}")
    return proxy


def _netloc(host: str, port: int | None) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"{name}:{port}" if port else name
