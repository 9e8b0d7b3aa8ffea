"""A meeting as an iCalendar file (RFC 5545), with nothing in it about anybody."""

from datetime import timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from casework.services.hold import Held
from casework.services.meeting import Meeting
from casework.work import Work

MEDIA_TYPE = "text/calendar; charset=utf-8; method=PUBLISH"
SUMMARY = "Overleg"
LASTS = timedelta(hours=1)
"""What a calendar keeps free; nobody knows beforehand how long people talk."""


def meeting_file(work: Work, case: Held, meeting: Meeting) -> bytes:
    """Return the file. A later one replaces it: same UID, a higher SEQUENCE.

    The calendar of a parent is read by others and by machines: no child, no school and
    no kenmerk. The UID is the number of the case, which says nothing outside.
    """
    event = Event()
    event.add("uid", f"{case.id.hex}@{urlsplit(work.place.public_url).hostname}")
    event.add("dtstamp", work.now)
    event.add("sequence", meeting.changed)
    event.add("summary", SUMMARY)
    if meeting.plaats:
        event.add("location", " ".join(meeting.plaats.split()))
    if meeting.starts is None:
        event.add("dtstart", meeting.day)
    else:
        event.add("dtstart", meeting.starts)
        event.add("duration", LASTS)
    calendar = Calendar()
    calendar.add("prodid", "-//casework//overleg//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
