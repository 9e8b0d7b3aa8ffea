"""Deliver webhooks, and be killed right after the statement of that number.

Run as a program: URL, keystore, number of the statement, moment.
"""

import sys
from datetime import datetime

from casework.services.webhook_deliver import deliver_webhooks
from statemachines.processes import PROCESSES
from tests import toy
from tests.casework.doomed import doomed_desk
from tests.conftest import SWV

if __name__ == "__main__":
    for process in (toy.AANVRAAG, toy.VRAAG):
        PROCESSES[process.code] = process
    url, keystore, last, moment = sys.argv[1:]
    desk = doomed_desk(url, keystore, datetime.fromisoformat(moment), int(last))
    deliver_webhooks(desk, SWV, local=True)
