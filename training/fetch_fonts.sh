#!/bin/sh
# Fetch the typefaces the renderer draws with (open licences) into FONTS/{serial,name,script}.
# Usage: fetch_fonts.sh FONTS   Needs npm, tar and Debian's fonts-* packages listed below (apt-get as root).
set -eu
fonts=${1:?folder for the fonts}
mkdir -p "$fonts/pack" "$fonts/serial" "$fonts/name" "$fonts/script"
apt-get install -y -qq --no-install-recommends fonts-roboto-unhinted fonts-liberation fonts-open-sans \
  fonts-dejavu fonts-freefont-ttf fonts-urw-base35 > /dev/null || echo "some Debian fonts are missing" >&2

serial="league-gothic fira-sans-condensed roboto-condensed bebas-neue fjalla-one archivo-narrow pt-sans-narrow
  rajdhani share-tech-mono alumni-sans encode-sans-condensed ibm-plex-sans-condensed asap-condensed anton staatliches
  overpass overpass-mono saira saira-condensed saira-extra-condensed saira-semi-condensed barlow barlow-condensed
  barlow-semi-condensed oswald antonio teko khand big-shoulders-display sofia-sans sofia-sans-condensed
  sofia-sans-extra-condensed norwester chakra-petch quantico abel dosis roboto-mono"
script="pacifico kaushan-script lobster yellowtail"
unpack() { # KIND FAMILY
  (cd "$fonts/pack" && file=$(npm pack --silent "@fontsource/$2") && mkdir -p "$2" && tar xzf "$file" -C "$2" && rm "$file") || return 0
  for weight in 400 500 600 700 800; do
    for f in "$fonts/pack/$2/package/files/$2-latin-$weight-normal.woff"; do
      [ -f "$f" ] && cp "$f" "$fonts/$1/" || true
    done
  done
}
for family in $serial; do unpack serial "$family"; done
for family in $script; do unpack script "$family"; done
cd "$fonts/serial"; rm -f abel-*-[78]00* dosis-*-400* anton-*-[4]00-none*; cd - > /dev/null
find /usr/share/fonts -name 'LiberationSansNarrow-Bold.ttf' -o -name 'RobotoCondensed-Bold.ttf' -o -name 'RobotoCondensed-Medium.ttf' \
  -o -name 'LiberationSans-Bold.ttf' -o -name 'LiberationMono-Bold.ttf' -o -name 'DejaVuSansCondensed-Bold.ttf' \
  -o -name 'DejaVuSansMono-Bold.ttf' -o -name 'FreeSansBold.ttf' | while read -r f; do cp "$f" "$fonts/serial/"; done
find /usr/share/fonts -name 'LiberationSerif-*.ttf' -o -name 'LiberationSans-*.ttf' -o -name 'DejaVuSerif*.ttf' -o -name 'OpenSans-Bold*.ttf' \
  -o -name 'Roboto-*.ttf' -o -name 'FreeSerif*.ttf' | while read -r f; do cp "$f" "$fonts/name/"; done
find /usr/share/fonts -name 'Z003-MediumItalic.otf' -o -name 'C059-*Ital*.otf' | while read -r f; do cp "$f" "$fonts/script/"; done
ls "$fonts/serial" "$fonts/name" "$fonts/script" | wc -l
