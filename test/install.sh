#!/usr/bin/env bash
# Makes sure that what the tests drive is there: two browsers, a Java runtime (the
# Nu HTML checker is a .jar), a few fonts, readers of PDF files and of
# what photos say, a spreadsheet and a word processor. As root on a Debian it installs what is missing; anybody else is
# told what to install. It never lets a test be skipped: a missing tool is a
# failure.
set -euo pipefail

missing=()
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || missing+=(chromium)
[ -x "${FIREFOX:-/usr/bin/firefox-esr}" ] || missing+=(firefox-esr)
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
# Those of internal/intake have forms filled in by a script and saved by LibreOffice.
[ -n "$(find -L "$(dirname "$(readlink -f "$(command -v soffice || echo /usr/bin/soffice)")")" -name libswlo.so -print -quit 2>/dev/null)" ] ||
  missing+=(libreoffice-writer-nogui)
python3 -c 'import docx' 2>/dev/null || /usr/bin/python3 -c 'import docx' 2>/dev/null || missing+=(python3-docx)

# Those of test/dist serve and copy a site as a host does.
[ -x /usr/sbin/nginx ] || command -v nginx >/dev/null || missing+=(nginx-light)
command -v caddy >/dev/null || missing+=(caddy)
command -v rclone >/dev/null || missing+=(rclone)
command -v git >/dev/null || missing+=(git)
command -v curl >/dev/null || missing+=(curl)
command -v dpkg >/dev/null || missing+=(dpkg)
# They load what completes the commands in each shell.
[ -r /usr/share/bash-completion/bash_completion ] || missing+=(bash-completion)
command -v zsh >/dev/null || missing+=(zsh)
command -v fish >/dev/null || missing+=(fish)

if ! command -v node >/dev/null || [ "$(node -p 'parseInt(process.versions.node)')" -lt 20 ]; then
  echo "test/install.sh: Node.js 20 or newer is needed: https://nodejs.org/" >&2
  exit 1
fi

[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  {
    echo "test/install.sh: the browser tests need: ${missing[*]}"
    echo "  on Debian or Ubuntu: sudo apt-get install --no-install-recommends ${missing[*]}"
    echo "  elsewhere: install Chromium, Firefox, Java 17 or newer and a font; CHROMIUM=/path/to/chromium and FIREFOX=/path/to/firefox say where the browsers are"
  } >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}"
