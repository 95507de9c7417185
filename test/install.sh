#!/usr/bin/env bash
# Makes sure that what the tests drive is there: a browser, a Java runtime (the
# Nu HTML checker is a .jar), a few fonts, readers of PDF files and of
# what photos say, and a spreadsheet. As root on a Debian it installs what is missing; anybody else is
# told what to install. It never lets a test be skipped: a missing tool is a
# failure.
set -euo pipefail

missing=()
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || missing+=(chromium)
command -v java >/dev/null || missing+=(default-jre-headless)
# Without any font the browser draws no text, and contrast cannot be judged.
[ -n "$(find /usr/share/fonts /usr/local/share/fonts -name '*.[ot]tf' -print -quit 2>/dev/null)" ] ||
  missing+=(fonts-dejavu-core fonts-liberation)
# The Go tests of internal/pdf read the PDF files with programs of others.
command -v qpdf >/dev/null || missing+=(qpdf)
command -v pdfinfo >/dev/null || missing+=(poppler-utils)
# Those of internal/picture ask what a photo still says.
command -v exiftool >/dev/null || missing+=(libimage-exiftool-perl)
# Those of internal/opendata open the data as a French reader does.
command -v soffice >/dev/null || missing+=(libreoffice-calc)

if ! command -v node >/dev/null || [ "$(node -p 'parseInt(process.versions.node)')" -lt 20 ]; then
  echo "test/install.sh: Node.js 20 or newer is needed: https://nodejs.org/" >&2
  exit 1
fi

[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  {
    echo "test/install.sh: the browser tests need: ${missing[*]}"
    echo "  on Debian or Ubuntu: sudo apt-get install --no-install-recommends ${missing[*]}"
    echo "  elsewhere: install Chromium, Java 17 or newer and a font; CHROMIUM=/path/to/chromium tells where the browser is"
  } >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}"
