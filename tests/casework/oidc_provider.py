"""A small OpenID Connect provider on loopback, which can be told to do wrong."""

import base64
import hashlib
import hmac
import json
import threading
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "casework", "geheim van de test"


def b64(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@cache
def first_key():
    """Make one key for all tests: it takes a while."""
    return RSAKey.generate_key(2048, {"kid": "een"})


class Provider(ThreadingHTTPServer):
    """Signs people in. ``claims`` and the rest are what a test changes."""

    daemon_threads = True

    def __init__(self, clock):
        super().__init__(("127.0.0.1", 0), Handler)
        self.clock = clock
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.key = RSAKey.generate_key(2048, {"kid": "een", "use": "sig"})
        self.shown_key = self.key
        self.claims, self.metadata = {}, {}
        self.alg = "RS256"
        self.codes, self.asked = {}, []

    def sign_in(self, url, person="ib@werk.example"):
        """Do what a person does at the provider; return what comes back."""
        parts = urlsplit(url)
        assert parts.path == "/authorize"
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        code = f"code-{len(self.codes)}"
        self.codes[code] = {**query, "person": person}
        return {"code": code, "state": query["state"], "iss": self.issuer}

    def discovery(self):
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            **self.metadata,
        }

    def token(self, form):
        """Exchange a code once, for who has the verifier of its challenge."""
        visit = self.codes.pop(form.get("code", ""), None)
        if visit is None:
            return 400, {"error": "invalid_grant"}
        challenge = b64(hashlib.sha256(form["code_verifier"].encode()).digest())
        if challenge != visit["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        now = int(self.clock().timestamp())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "1",
            "iat": now,
            "exp": now + 300,
            "nonce": visit["nonce"],
            "amr": ["pwd", "mfa"],
            "email": visit["person"],
            **self.claims,
        }
        given = {name: value for name, value in claims.items() if value is not None}
        return 200, {"access_token": "x", "id_token": self.signed(given)}

    def signed(self, claims):
        """Sign as told: rightly, not at all, or with what everybody can know."""
        if self.alg == "RS256":
            return jwt.encode({"alg": "RS256", "kid": "een"}, claims, self.key)
        head = b64(json.dumps({"alg": self.alg, "kid": "een"}).encode())
        body = f"{head}.{b64(json.dumps(claims).encode())}"
        if self.alg == "none":
            return f"{body}."
        known = self.key.as_pem(private=False)
        return f"{body}.{b64(hmac.digest(known, body.encode(), 'sha256'))}"


class Handler(BaseHTTPRequestHandler):
    """Answer in JSON, and write nothing on the screen."""

    server: Provider

    def do_GET(self):
        self.server.asked.append(self.path)
        if self.path == "/.well-known/openid-configuration":
            self.answer(200, self.server.discovery())
        elif self.path == "/keys":
            shown = self.server.shown_key.as_dict(private=False)
            self.answer(200, {"keys": [shown]})
        else:
            self.answer(404, {})

    def do_POST(self):
        self.server.asked.append(self.path)
        length = int(self.headers["content-length"])
        form = {k: v[0] for k, v in parse_qs(self.rfile.read(length).decode()).items()}
        who = base64.b64encode(f"{CLIENT}:{SECRET.replace(' ', '%20')}".encode())
        if self.headers.get("authorization") != f"Basic {who.decode()}":
            self.answer(401, {"error": "invalid_client"})
        else:
            self.answer(*self.server.token(form))

    def answer(self, status, data):
        body = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        return


@contextmanager
def running(clock):
    """Run a provider for as long as a test takes."""
    with Provider(clock) as provider:
        thread = threading.Thread(target=provider.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield provider
        finally:
            provider.shutdown()
            thread.join()
