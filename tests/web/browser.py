"""A browser on the real application, without a network."""

from starlette.testclient import TestClient

from casework.app import create_app
from casework.bootstrap import Office
from casework.services.sessions import session_of, start_session
from casework.settings import Settings
from casework.web.visit import PARENT, STAFF, cookie_of
from tests.conftest import SWV

HOST = "https://casework.test"


class Browser(TestClient):
    """A browser: it keeps cookies, and fills in forms of the session it is in."""

    def __init__(self, desk, app=None):
        self.desk = desk
        self.csrf = ""
        office = Office(desk, Settings(public_url=HOST), None)
        served = app or create_app(office)
        super().__init__(served, base_url=HOST, follow_redirects=False)

    def another(self):
        """Return a browser of somebody else, on the same application."""
        return Browser(self.desk, self.app)

    def sign_in(self, actor, *, mfa=True):
        self._enter(actor, STAFF, mfa=mfa)

    def come_in(self, actor, case_id, party):
        """Come in as a parent does, after the code."""
        self._enter(actor, PARENT, mfa=True, case_id=case_id, party=party)

    def _enter(self, actor, cookie, **more):
        with self.desk.work(SWV) as work:
            token = start_session(work, actor.id, actor.role, **more)
            found = session_of(work, token)
            assert found
            self.csrf = found.csrf
        self.cookies.set(cookie, cookie_of(SWV, token))

    def submit(self, path, data=None, **more):
        """Send a form as our own page would."""
        filled = {"csrf": self.csrf, **(data or {})}
        return self.post(path, data=filled, headers={"origin": HOST}, **more)
