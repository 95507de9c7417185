"""Ways in which templates of agencies, programmes and councils lay out their questions, for
templates.py and strangers.py. A row is a label, its answer, and what it asks for.
"""
from docx.enum.text import WD_BREAK
from docx.shared import Cm, Pt, RGBColor

from laying import box, control, filled, laid_out, line, runs, shaded, table, text_box

FRENCH_TEXT = "Tout est parti d’une visite chez des voisins. Les habitants ont été réunis deux fois avant le vote du conseil."
ENGLISH_TEXT = "It all began with a visit to neighbours. Two evenings with residents came before the vote."


def asks(label):
    """A label as it stands on a line: a question needs no colon."""
    return label if label.endswith("?") else label + " :"


def colon(label):
    """The same in English."""
    return label if label.endswith("?") else label + ":"


def banner(d, rows):
    """A band with the sheet's number, then labels beside their answers."""
    t = table(d, [["FICHE ACTION N° 12", None]] + [[l, a] for l, a, _ in rows])
    shaded(t.rows[0].cells[0], "1F7A4D")
    for row in t.rows[1:]:
        shaded(row.cells[0])


def pairs_of_columns(d, rows):
    """Two labels and two answers a row."""
    flat = [(l, a) for l, a, _ in rows]
    table(d, [[x for pair in flat[i:i + 2] for x in pair] for i in range(0, len(flat), 2)])


def side_bar(d, rows):
    """A narrow cell of facts beside the story; the label above its answer."""
    facts = [part for l, a, _ in rows[1:] for part in (("*%s*" % l,), (a,))]
    line(d, "*%s* " % asks(rows[0][0]), rows[0][1])
    t = table(d, [[facts, [("*Le projet*",), (FRENCH_TEXT,)]]], bold=False)
    shaded(t.rows[0].cells[0])


def side_bar_lines(d, rows):
    """A narrow cell of facts, each on a line of its own, to the right of the story."""
    facts = [("*%s* " % colon(l), a) for l, a, _ in rows]
    table(d, [[[("*What we did*",), (ENGLISH_TEXT,)], facts]], bold=False)


def dashes(d, rows):
    for l, a, _ in rows:
        line(d, "*%s*" % l, " – " + a)


def numbered_questions(d, rows):
    """Questions with numbers, the answer in the paragraph below."""
    for i, (l, a, _) in enumerate(rows, 1):
        line(d, "*%d. %s*" % (i, l))
        line(d, a)


def numbered_rows(d, rows):
    """Decimal numbers in the cell of the label."""
    table(d, [["1. Présentation", None]] + [["1.%d %s" % (i, l), a] for i, (l, a, _) in enumerate(rows, 1)])


def number_column(d, rows):
    """The number of a question has a column of its own."""
    table(d, [["N°", "Question", "Réponse"]] + [[str(i), l, a] for i, (l, a, _) in enumerate(rows, 1)], bold=False)


def nested(d, rows):
    """A table in a cell of a table, for each part of the form."""
    half = len(rows) // 2
    outer = d.add_table(rows=0, cols=1)
    outer.style = "Table Grid"
    for title, part in (("A. Identification", rows[:half]), ("B. Mise en œuvre", rows[half:])):
        filled(outer.add_row().cells[0], title, True)
        cell = outer.add_row().cells[0]
        inner = cell.add_table(rows=0, cols=2)
        inner.style = "Table Grid"
        for l, a, _ in part:
            cells = inner.add_row().cells
            filled(cells[0], l, True)
            filled(cells[1], a)
        cell.add_paragraph()


def boxed(d, rows):
    """A text box at the side of the story."""
    line(d, "*%s* " % asks(rows[0][0]), rows[0][1])
    p = line(d, FRENCH_TEXT)
    text_box(p, [["*EN BREF*"]] + [["*%s* " % asks(l), a] for l, a, _ in rows[1:]])


def controls(d, rows):
    """Content controls after their labels."""
    for l, a, _ in rows:
        control(line(d, "%s " % asks(l)), a, title=l[:20])


def controls_in_cells(d, rows):
    t = table(d, [[l, ""] for l, _, _ in rows])
    for row, (l, a, _) in zip(t.rows, rows):
        control(row.cells[1].paragraphs[0], a, tag="champ")


def tabbed(d, rows):
    """A label, a tab, a colon and the answer."""
    for l, a, _ in rows:
        p = d.add_paragraph()
        p.paragraph_format.tab_stops.add_tab_stop(Cm(6))
        p.add_run(l).bold = True
        p.add_run("\t: " + a)


def capitals(d, rows):
    table(d, [[l.upper(), a] for l, a, _ in rows])


def capital_lines(d, rows):
    """The label in capitals on a line, the answer on the next."""
    for l, a, _ in rows:
        line(d, "*%s*" % l.upper())
        line(d, a)


def headings(d, rows):
    for l, a, _ in rows:
        d.add_heading(l, 2)
        line(d, a)


def coloured_lines(d, rows):
    """The label in colour, without any mark but a gap, above its answer."""
    for l, a, _ in rows:
        r = d.add_paragraph().add_run(l)
        r.font.color.rgb = RGBColor(0x1F, 0x7A, 0x4D)
        r.font.size = Pt(13)
        line(d, a)
        line(d, "")


def with_remarks(d, rows):
    """A third column for remarks, nearly always empty."""
    table(d, [["Item", "Details", "Notes"]] + [[l, a, "to be confirmed" if i == 3 else ""] for i, (l, a, _) in enumerate(rows)])


def cards(d, rows):
    """Cells of three in a row, each with its label above its answer."""
    cells = [[("*%s*" % l,), (a,)] for l, a, _ in rows]
    table(d, [cells[i:i + 3] for i in range(0, len(cells), 3)], bold=False)


def bullets(d, rows):
    for l, a, _ in rows:
        line(d, "%s " % asks(l), a, style="List Bullet")


def bullets_in_groups(d, rows):
    """A group, then its fields one level below."""
    half = len(rows) // 2
    for group, part in (("About the project", rows[:half]), ("Delivery", rows[half:])):
        line(d, "*%s*" % group, style="List Bullet")
        for l, a, _ in part:
            line(d, "*%s* " % colon(l), a, style="List Bullet 2")


def groups(d, rows):
    """Rows that stand over groups of rows."""
    third = len(rows) // 3
    t = table(d, [["IDENTIFICATION", None]] + [[l, a] for l, a, _ in rows[:third]] + [["DESCRIPTION", None]] + [[l, a] for l, a, _ in rows[third:2 * third]] +
              [["MOYENS ET SUIVI", None]] + [[l, a] for l, a, _ in rows[2 * third:]])
    for i in (0, third + 1, 2 * third + 2):
        shaded(t.rows[i].cells[0], "BDD7EE")


def merged_groups(d, rows):
    """A first column whose cells are merged downwards."""
    half = len(rows) // 2
    t = table(d, [["", l, a] for l, a, _ in rows], bold=False)
    for name, first, last in (("Le projet", 0, half - 1), ("Les moyens", half, len(rows) - 1)):
        merged = t.cell(first, 0).merge(t.cell(last, 0))
        merged.paragraphs[0].add_run(name).bold = True


def ticked(choices):
    """Choices to tick for some labels, rows of a table for all others."""
    def ticks(d, rows):
        t = table(d, [[l, "" if l in choices else a] for l, a, _ in rows])
        for row, (l, a, _) in zip(t.rows, rows):
            for i, c in enumerate(choices.get(l, ())):
                p = row.cells[1].paragraphs[0] if i == 0 else row.cells[1].add_paragraph()
                box(p, c == a)
                p.add_run(" " + c)
    return ticks


def ticked_lines(choices):
    """Choices on one line with plain signs, all other labels on lines of their own."""
    def tick_lines(d, rows):
        for l, a, _ in rows:
            if l in choices:
                line(d, "*%s* " % asks(l), "   ".join(("☒ " if c == a else "☐ ") + c for c in choices[l]))
            else:
                line(d, "*%s* " % asks(l), a)
    return tick_lines


def with_advice(d, rows):
    """Advice in italics below the label, in the same cell."""
    t = table(d, [[l, a] for l, a, _ in rows])
    for i, row in enumerate(t.rows):
        if i % 2 == 0:
            runs(row.cells[0].add_paragraph(), "_(100 characters at most)_")


def framed(d, rows):
    """The label on a line, the answer in a frame of one cell below it."""
    for l, a, _ in rows:
        line(d, "*%s*" % l)
        table(d, [[a]], bold=False)


def broken_lines(d, rows):
    """One paragraph with breaks."""
    p = d.add_paragraph()
    for i, (l, a, _) in enumerate(rows):
        if i:
            p.add_run().add_break(WD_BREAK.LINE)
        p.add_run(asks(l)).bold = True
        p.add_run(" " + a)


def two_rows(d, rows):
    """A row of labels above a row of answers, three at a time."""
    for i in range(0, len(rows), 3):
        part = rows[i:i + 3]
        t = table(d, [[l for l, _, _ in part], [a for _, a, _ in part]], bold=False)
        for cell in t.rows[0].cells:
            shaded(cell)
        line(d, "")


def stacked(d, rows):
    """The same in one table."""
    cells = []
    for i in range(0, len(rows) - len(rows) % 3, 3):
        cells += [[l for l, _, _ in rows[i:i + 3]], [a for _, a, _ in rows[i:i + 3]]]
    t = table(d, cells, bold=False)
    for row in t.rows[::2]:
        for cell in row.cells:
            shaded(cell)
    for l, a, _ in rows[len(rows) - len(rows) % 3:]:
        line(d, "*%s* " % colon(l), a)


def arrows(d, rows):
    for l, a, _ in rows:
        line(d, "► %s " % asks(l), a)


def bars(d, rows):
    for l, a, _ in rows:
        line(d, "*%s*" % l, " | " + a)


def contact_in_footer(d, rows):
    """The contact stands at the foot of each page."""
    contact = [r for r in rows if r[2] and r[2].startswith("contact/")]
    table(d, [[l, a] for l, a, p in rows if not (p and p.startswith("contact/"))])
    foot = d.sections[0].footer.paragraphs[0]
    foot.add_run(" – ".join("%s : %s" % (l, a) for l, a, _ in contact))


def head_of_page(d, rows):
    """The number of the sheet at the head of each page; labels underlined."""
    d.sections[0].header.paragraphs[0].add_run("Plan climat – Fiche 2.3")
    for l, a, _ in rows:
        line(d, "~%s~ " % asks(l), a)


def small_labels(d, rows):
    """Small grey labels in the cell of their answer."""
    t = d.add_table(rows=0, cols=2)
    t.style = "Table Grid"
    for i in range(0, len(rows), 2):
        cells = t.add_row().cells
        for cell, (l, a, _) in zip(cells, rows[i:i + 2]):
            r = cell.paragraphs[0].add_run(l)
            r.font.size, r.font.color.rgb = Pt(7), RGBColor(0x80, 0x80, 0x80)
            cell.add_paragraph(a)


def title_above(d, rows):
    """The title is the document's; the facts stand in a table of two columns below the story."""
    d.add_heading(rows[0][1], 0)
    line(d, ENGLISH_TEXT)
    table(d, [["Key facts", None]] + [[colon(l), a] for l, a, _ in rows[1:]])


def lines_in_one_cell(d, rows):
    """A frame of one cell that holds all lines."""
    table(d, [[[("*%s* " % asks(l), a) for l, a, _ in rows]]], bold=False)


def every(forms):
    """The documents of a list of templates."""
    for name, lang, way, rows in forms:
        yield laid_out(name, lang, rows, way)
