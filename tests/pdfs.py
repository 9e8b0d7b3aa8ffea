"""PDF documents, harmless ones and ones with everything that can run in them."""

import io

from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Stream, String

SCRIPT = "app.alert('verzonnen')"
MARKS = (b"verzonnen", b"boos.exe", b"MZ boos", b"//elders", b"javascript:")
"""What may be nowhere in the copy of `evil`."""


def plain():
    return _saved(_blank())


def evil():
    """Return a PDF with each danger of security.md 4.4, and some that hide."""
    pdf = _blank()
    root, page = pdf.Root, pdf.pages[0]
    root.OpenAction = pdf.make_indirect(_runs())
    root.AA = Dictionary(WC=Dictionary(S=Name.Launch, F=String("boos.exe")))
    root.AcroForm = Dictionary(
        Fields=Array([pdf.make_indirect(_field())]), XFA=String("<verzonnen/>")
    )
    pdf.attachments["boos.exe"] = b"MZ boos"
    page.AA = Dictionary(O=_runs())
    notes = (
        _link(Dictionary(S=Name.GoToR, F=String("//elders/verzonnen"))),
        _link(Dictionary(S=Name.URI, URI=String("javascript:verzonnen"))),
        _link(Dictionary(S=Name.URI, URI=String("file:///verzonnen"))),
        _link(Dictionary(S=Name.GoTo, D=Array([]), Next=Array([_runs()]))),
        _link(Dictionary(S=Name.SubmitForm, F=String("https://elders"))),
        _note(Name.RichMedia),
        _note(Name.FileAttachment),
        _note(Name.Screen),
    )
    page.Annots = Array([pdf.make_indirect(note) for note in notes])
    external = Stream(pdf, b"")
    external.F = String("//elders/verzonnen")
    page.Resources = Dictionary(XObject=Dictionary(X=external))
    return _saved(pdf)


def with_link(url):
    pdf = _blank()
    pdf.pages[0].Annots = Array([_link(Dictionary(S=Name.URI, URI=String(url)))])
    return _saved(pdf)


def signed(*, with_script=False):
    """Return a PDF that says it is signed."""
    pdf = _blank()
    told = Dictionary(
        Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String("x" * 20)
    )
    field = Dictionary(FT=Name.Sig, T=String("handtekening"), V=pdf.make_indirect(told))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))
    if with_script:
        pdf.Root.OpenAction = _runs()
    return _saved(pdf)


def locked():
    """Return a PDF that opens with a password alone."""
    out = io.BytesIO()
    _blank().save(out, encryption=Encryption(owner="verzonnen", user="verzonnen"))
    return out.getvalue()


def _blank():
    pdf = Pdf.new()
    pdf.add_blank_page()
    return pdf


def _saved(pdf):
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _field():
    return Dictionary(FT=Name.Tx, T=String("veld"), AA=Dictionary(K=_runs()))


def _link(action):
    return Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 1, 1]), A=action
    )


def _runs():
    return Dictionary(S=Name.JavaScript, JS=String(SCRIPT))


def _note(kind):
    return Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array([0, 0, 1, 1]))
