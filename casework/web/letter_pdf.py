"""Answer with a text as a PDF, made for this answer and not kept."""

from starlette.responses import Response

from notifications.letter import Document
from notifications.pdf import as_pdf


def pdf_answer(text: Document, name: str, footer: tuple[str, ...]) -> Response:
    """Return a text as a PDF with this name; ``name`` holds no name of a person."""
    return Response(
        as_pdf(text, footer=footer),
        media_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}.pdf"'},
    )
