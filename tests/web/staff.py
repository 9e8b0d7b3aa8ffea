"""A browser of somebody of the staff, who is not signed in yet."""

import re


def csrf_in(text):
    """Return what a form on this page carries."""
    found = re.search(r'name="csrf" value="([^"]+)"', text)
    assert found, "there is a form"
    return found.group(1)


def fill_in(browser, page, data, *, to="", **more):
    """Open a page and send its form, as a person does."""
    shown = browser.get(page)
    assert shown.status_code < 500, shown.text
    filled = {"csrf": csrf_in(shown.text), **data}
    headers = {"origin": "null", "sec-fetch-site": "same-origin", **more}
    return browser.post(to or page, data=filled, headers=headers)


def went(answer):
    """Return the status and where an answer sends the browser."""
    return answer.status_code, answer.headers.get("location", "")
