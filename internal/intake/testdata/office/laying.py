"""How authorities lay out their sheets: parts of documents for layouts.py, by python-docx.

Each function adds something that python-docx does not know by itself, as Word writes it.
"""
import re

import docx
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def line(d, *parts, style=None):
    """A paragraph of plain text, with *bold*, _italic_ and ~underlined~ parts; a space may
    follow the second mark."""
    p = d.add_paragraph(style=style)
    runs(p, *parts)
    return p


def runs(p, *parts):
    for part in parts:
        found = re.fullmatch(r"([*_~])(.*)\1( ?)", part)
        mark = found[1] if found else ""
        r = p.add_run(found[2] + found[3] if found else part)
        r.bold, r.italic, r.underline = mark == "*" or None, mark == "_" or None, mark == "~" or None
    return p


def scattered(p, text, bold=False):
    """A run for each word, as spelling and revisions leave them."""
    for i, word in enumerate(text.split(" ")):
        p.add_run((" " if i else "") + word).bold = bold or None
    return p


def table(d, rows, bold=True, style="Table Grid"):
    """A row for each list; a cell is a text, or a list of paragraphs of parts; None goes on
    from the cell before it."""
    t = d.add_table(rows=0, cols=max(len(row) for row in rows))
    t.style = style
    for row in rows:
        cells = t.add_row().cells
        at = 0
        for i, cell in enumerate(row):
            if cell is None:
                cells[at].merge(cells[i])
                continue
            at = i
            filled(cells[i], cell, bold and i % 2 == 0)
        for i in range(len(row), len(cells)):
            cells[at].merge(cells[i])
    return t


def filled(cell, text, bold=False):
    """Writes in a cell; a list has a paragraph for each of its items."""
    paragraphs = text if isinstance(text, list) else [text]
    for i, parts in enumerate(paragraphs):
        p = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        if isinstance(parts, tuple):
            runs(p, *parts)
        elif parts:
            p.add_run(parts).bold = bold or None


def shaded(cell, colour="D9E2F3"):
    cell._tc.get_or_add_tcPr().append(parse_xml('<w:shd %s w:val="clear" w:color="auto" w:fill="%s"/>' % (nsdecls("w"), colour)))


def dotted(d, label, answer, at=15):
    """A label, then dots up to the margin on which somebody typed the answer."""
    p = d.add_paragraph()
    p.paragraph_format.tab_stops.add_tab_stop(Cm(at), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    p.add_run(label)
    p.add_run("\t" + answer)
    return p


def control(p, text, title="", tag="", choices=()):
    """A content control; with choices, a list to choose from."""
    items = "".join('<w:listItem w:displayText="%s" w:value="%s"/>' % (c, c) for c in choices)
    kind = "<w:dropDownList>%s</w:dropDownList>" % items if choices else "<w:text/>"
    p._p.append(parse_xml(
        '<w:sdt %s><w:sdtPr><w:alias w:val="%s"/><w:tag w:val="%s"/>%s</w:sdtPr><w:sdtContent><w:r><w:t>%s</w:t></w:r></w:sdtContent></w:sdt>'
        % (nsdecls("w"), title, tag, kind, text)))


def prompt(p, text):
    """A content control in which nobody wrote."""
    p._p.append(parse_xml(
        '<w:sdt %s><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>%s</w:t></w:r></w:sdtContent></w:sdt>'
        % (nsdecls("w"), text)))


def box(p, ticked):
    """A box to tick, as Word's own control."""
    p._p.append(parse_xml(
        '<w:sdt %s %s><w:sdtPr><w14:checkbox><w14:checked w14:val="%d"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>%s</w:t></w:r></w:sdtContent></w:sdt>'
        % (nsdecls("w"), W14, ticked, "☒" if ticked else "☐")))


def old_list(p, choices, at):
    """A list of an old form, which shows nothing as text."""
    entries = "".join('<w:listEntry w:val="%s"/>' % c for c in choices)
    for inner in ('<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="l"/><w:enabled/><w:ddList><w:result w:val="%d"/>%s</w:ddList></w:ffData></w:fldChar>' % (at, entries),
                  '<w:instrText xml:space="preserve"> FORMDROPDOWN </w:instrText>', '<w:fldChar w:fldCharType="end"/>'):
        p._p.append(parse_xml('<w:r %s>%s</w:r>' % (nsdecls("w"), inner)))


def old_text(p, text):
    """A text field of an old form."""
    for inner in ('<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="t"/><w:enabled/><w:textInput/></w:ffData></w:fldChar>',
                  '<w:instrText xml:space="preserve"> FORMTEXT </w:instrText>', '<w:fldChar w:fldCharType="separate"/>', '<w:t>%s</w:t>' % text, '<w:fldChar w:fldCharType="end"/>'):
        p._p.append(parse_xml('<w:r %s>%s</w:r>' % (nsdecls("w"), inner)))


def text_box(p, paragraphs):
    """A text box, with what older versions of Word read instead."""
    inside = "".join("<w:p>%s</w:p>" % "".join(
        '<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>' % ("<w:rPr><w:b/></w:rPr>" if part[:1] == "*" else "", part.replace("*", "")) for part in paragraph) for paragraph in paragraphs)
    content = "<w:txbxContent>%s</w:txbxContent>" % inside
    p._p.append(parse_xml('''<w:r %s xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="2000000" cy="2000000"/><wp:docPr id="9" name="Zone de texte 2"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>%s</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape><v:textbox>%s</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>''' % (nsdecls("w", "wp", "a"), content, content)))


def columns(d, n):
    """The section goes on in columns."""
    cols = d.sections[-1]._sectPr.xpath("./w:cols")
    for c in cols:
        c.set(qn("w:num"), str(n))
    if not cols:
        d.sections[-1]._sectPr.append(parse_xml('<w:cols %s w:num="%d" w:space="708"/>' % (nsdecls("w"), n)))


def contents(d, entries):
    """A table of contents, as Word writes it."""
    inside = "".join('<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>%s</w:t></w:r><w:r><w:tab/><w:t>%d</w:t></w:r></w:p>' % (e, i + 1) for i, e in enumerate(entries))
    d.element.body.insert(len(d.element.body) - 1, parse_xml(
        '<w:sdt %s><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>' % (nsdecls("w"), inside)))


def new():
    d = docx.Document()
    d.core_properties.title = ""
    return d


def laid_out(name, lang, rows, way):
    """A document: its name and language, what its labels ask for by key, and what writes it."""
    want = {}
    for _, answer, path in rows:
        if path:
            path, _, value = path.partition("=")
            want[path] = value or answer
    return name + "-" + way.__name__, lang, want, lambda d: way(d, rows)
