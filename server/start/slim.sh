#!/bin/sh
# Takes out of a folder of packages what no running service reads: slim.sh node_modules
# Licences stay, whatever they are called.
set -eu
find "$1" -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.flow' \
  -o \( -iname '*.md' ! -iname 'licen*' ! -iname 'notice*' ! -iname 'copying*' \) \) -delete
# A peer of @trpc/server for those who compile; this service's TypeScript runs as it is.
rm -rf "$1/typescript"
