"""Fills in a form as people do, by python-docx: fill.py FORM OUT controls|plain TAG=ANSWER...

With "controls" an answer takes the place of what its content control shows, as Word
does it; a tag that stands several times is filled in its order, "-" leaves one empty.
With "plain" what was filled in then loses its controls and styles, as by a copy into
another document.
"""
import sys

import docx
from docx.oxml.ns import qn

form, out, how = sys.argv[1:4]
answers = {}
for answer in sys.argv[4:]:
    tag, text = answer.split("=", 1)
    answers.setdefault(tag, []).append(text)

document = docx.Document(form)
controls = list(document.element.iter(qn("w:sdt")))
for control in controls:
    tag = control.find(".//" + qn("w:tag")).get(qn("w:val"))
    if not answers.get(tag):
        continue
    text = answers[tag].pop(0)
    if text == "-":
        continue
    shown = list(control.iter(qn("w:t")))
    shown[0].text = text
    for more in shown[1:]:
        more.text = ""
    prompt = control.find(".//" + qn("w:showingPlcHdr"))
    if prompt is not None:
        prompt.getparent().remove(prompt)
    for style in list(control.iter(qn("w:rStyle"))):
        style.getparent().remove(style)
left = [tag for tag in answers if answers[tag]]
if left:
    sys.exit("no place for " + ", ".join(left))

if how == "plain":
    for control in controls:
        around = control.getparent()
        at = around.index(control)
        for inside in list(control.find(qn("w:sdtContent"))):
            around.insert(at, inside)
            at += 1
        around.remove(control)
    for name in ("w:rStyle", "w:pStyle"):
        for style in list(document.element.iter(qn(name))):
            style.getparent().remove(style)
document.save(out)
