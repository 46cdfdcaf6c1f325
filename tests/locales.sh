#!/bin/sh
# FOLDER: compiles there the locales that tests try, a comma for the decimal point and a Turkish i, from the sources
# of Debian's package `locales`. Where that is not installed, the tests that need them say so.
set -eu
mkdir -p "$1"
for locale in de_DE tr_TR; do
  [ -e "$1/$locale.UTF-8" ] || [ ! -e "/usr/share/i18n/locales/$locale" ] ||
    localedef --inputfile="$locale" --charmap=UTF-8 "$1/$locale.UTF-8"
done
