"""A case of ten user tasks in SpiffWorkflow; its state is JSON in the row of the case.

The specification is parsed once, as its documentation says. A step reads the JSON,
completes the task that is ready, and writes the JSON back with the rows of a step.
"""

from collections.abc import Callable
from itertools import pairwise
from uuid import UUID

import psycopg
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.util.task import TaskState

from casework.bench.peers.course import STEPS, Order, order, race
from casework.bench.peers.writes import hold, write

_NAME = "zaak"
_START = "update cases set dossier = %s where tenant_id = %s and id = %s"
_SPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL"


def model() -> str:
    """Return the BPMN of a case: a start, ten user tasks in a row, an end."""
    tasks = [f"taak_{n}" for n in range(STEPS)]
    nodes = "".join(f'<userTask id="{task}" name="{task}"/>' for task in tasks)
    places = ["begin", *tasks, "eind"]
    flows = "".join(
        f'<sequenceFlow id="naar_{to}" sourceRef="{at}" targetRef="{to}"/>'
        for at, to in pairwise(places)
    )
    return (
        f'<definitions xmlns="{_SPACE}" targetNamespace="zaak" id="d">'
        f'<process id="{_NAME}" isExecutable="true"><startEvent id="begin"/>{nodes}'
        f'<endEvent id="eind"/>{flows}</process></definitions>'
    )


def main() -> None:
    """Race as the order says."""
    given = order()
    parser = BpmnParser()
    parser.add_bpmn_str(model().encode())
    specification = parser.get_spec(_NAME)
    serializer = BpmnWorkflowSerializer()
    with psycopg.connect(given.conninfo) as connection:
        for case in given.cases:
            workflow = BpmnWorkflow(specification)
            workflow.do_engine_steps()
            text = serializer.serialize_json(workflow)
            connection.execute(_START, [text, given.tenant, case])
        connection.commit()
        race(given, _step(given, connection, serializer))


def _step(
    given: Order,
    connection: "psycopg.Connection[tuple[object, ...]]",
    serializer: BpmnWorkflowSerializer,
) -> Callable[[UUID], None]:
    def step(case: UUID) -> None:
        stood = hold(connection, given, case)
        workflow = serializer.deserialize_json(stood.dossier)
        task = workflow.get_next_task(state=TaskState.READY, manual=True)
        task.run()
        workflow.do_engine_steps()
        written = serializer.serialize_json(workflow)
        write(connection, given, stood, task.task_spec.name, written)
        connection.commit()

    return step


if __name__ == "__main__":
    main()
