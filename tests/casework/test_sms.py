"""A code leaves by text message: into a folder, or through a gateway."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from pydantic import SecretStr

from casework.carrier import texter
from casework.services.links.number import NoMobileNumber, mobile, tail
from casework.services.links.sms import SmsFailed, SmsFolder, SmsGateway
from casework.settings import BadSettings, Settings, read_settings

NUMBER, TEXT = "+31612345678", "Uw code is 123456."


class Gateway(BaseHTTPRequestHandler):
    """Answers with the status in the path, and keeps what it got."""

    got: list[tuple[str, str, dict[str, str]]] = []  # noqa: RUF012  of the test

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        told = (self.path, self.headers["Authorization"], json.loads(body))
        self.got.append(told)
        self.send_response(int(self.path.strip("/")))
        self.send_header("Location", "/200")
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def gateway():
    Gateway.got.clear()
    with HTTPServer(("127.0.0.1", 0), Gateway) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_gateway_gets_the_number_the_text_and_a_name_for_it(gateway):
    SmsGateway(f"{gateway}/202", "sleutel")(NUMBER, TEXT, "een")
    asked = {"to": NUMBER, "text": TEXT, "id": "een"}
    assert Gateway.got == [("/202", "Bearer sleutel", asked)]


@pytest.mark.parametrize("status", [302, 400, 401, 500, 503])
def test_any_other_answer_is_a_failure_that_says_nothing(gateway, status):
    with pytest.raises(SmsFailed) as failed:
        SmsGateway(f"{gateway}/{status}", "sleutel")(NUMBER, TEXT, "een")
    assert str(failed.value) == f"de sms-dienst antwoordde {status}"
    assert len(Gateway.got) == 1


def test_a_gateway_that_is_away_is_a_failure(gateway):
    with pytest.raises(SmsFailed) as failed:
        SmsGateway("http://127.0.0.1:9/", "sleutel")(NUMBER, TEXT, "een")
    assert NUMBER not in str(failed.value)
    assert "sleutel" not in repr(SmsGateway("http://x", "sleutel"))


def test_a_folder_keeps_a_message_that_only_we_can_read(tmp_path, clock):
    folder = tmp_path / "sms"
    SmsFolder(folder, clock)(NUMBER, TEXT, "een")
    [file] = folder.iterdir()
    assert file.suffix == ".txt"
    assert file.read_text() == f"Aan: {NUMBER}\n\n{TEXT}\n"
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (
        0o700,
        0o600,
    )


def test_a_folder_that_cannot_be_made_is_a_failure(tmp_path, clock):
    (tmp_path / "sms").write_text("in de weg")
    with pytest.raises(SmsFailed):
        SmsFolder(tmp_path / "sms", clock)(NUMBER, TEXT, "een")


@pytest.mark.parametrize(
    "text", ["06 12345678", "0612345678", "+31 6 12 34 56 78", "0031612345678"]
)
def test_a_mobile_number_has_one_way_of_writing(text):
    assert mobile(text) == NUMBER
    assert tail(mobile(text)) == "78"


@pytest.mark.parametrize(
    "text", ["", "010 1234567", "06-123", "abc", "0900 1234", "000 000 0002", "9" * 400]
)
def test_what_gets_no_text_messages_is_no_mobile_number(text):
    with pytest.raises(NoMobileNumber) as refused:
        mobile(text)
    assert not text or text not in str(refused.value)


def test_codes_stay_here_when_the_mail_does_and_go_out_when_that_is_set(
    tmp_path, clock
):
    assert isinstance(texter(Settings(home=tmp_path), clock), SmsFolder)
    real = Settings(home=tmp_path, smtp_host="mail.example", mail_from="a@b.example")
    assert texter(real, clock) is None
    token = SecretStr("sleutel")
    out = Settings(home=tmp_path, sms_url="https://sms.example/v1", sms_token=token)
    assert texter(out, clock) == SmsGateway("https://sms.example/v1", "sleutel")


@pytest.mark.parametrize(
    ("url", "token", "said"),
    [
        ("http://sms.example", "x", "CASEWORK_SMS_URL: moet met https:// beginnen"),
        ("https://sms.example", "", "CASEWORK_SMS_URL en CASEWORK_SMS_TOKEN allebei"),
        ("", "geheim", "CASEWORK_SMS_URL en CASEWORK_SMS_TOKEN allebei"),
    ],
)
def test_a_gateway_is_set_whole_and_safe(monkeypatch, url, token, said):
    monkeypatch.setenv("CASEWORK_SMS_URL", url)
    monkeypatch.setenv("CASEWORK_SMS_TOKEN", token)
    with pytest.raises(BadSettings, match=said) as refused:
        read_settings()
    assert "geheim" not in str(refused.value)
