"""Writes pages with WeasyPrint, asked for PDF/UA: python3 weasy.py DIR URL…"""
import sys
from weasyprint import HTML

for i, url in enumerate(sys.argv[2:]):
    HTML(url).write_pdf(f"{sys.argv[1]}/{i}.pdf", variant="pdf/ua-1")
