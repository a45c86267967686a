#!/bin/sh
# 核验已部署的文件夹或网址：sh verify.sh <文件夹或网址> [SHA256SUMS]
# 只需 POSIX shell 和 sha256sum、shasum、openssl 之一；核验网址另需 curl 或 wget。有一处不符，退出码为 1。
set -u
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
place=${1:-}
sums=${2:-$here/SHA256SUMS}
if [ -z "$place" ] || [ ! -r "$sums" ]; then
  echo "用法：sh verify.sh <文件夹或网址> [SHA256SUMS]" >&2
  exit 2
fi

if command -v sha256sum >/dev/null 2>&1; then
  program='sha256sum'
elif command -v shasum >/dev/null 2>&1; then
  program='shasum -a 256'
elif command -v openssl >/dev/null 2>&1; then
  program='openssl dgst -sha256 -r'
else
  echo "本机没有 sha256sum、shasum 和 openssl，不能核验。" >&2
  exit 2
fi

# A list without lines would pass everything.
if [ ! -s "$sums" ]; then
  echo "清单“$sums”是空的。" >&2
  exit 2
fi

# Reads lines "digest, two signs, path" of what is there; prints a line for each file that is not as listed.
compare() {
  awk '
    NR == FNR { want[substr($0, 67)] = substr($0, 1, 64); next }
    {
      name = substr($0, 67)
      sub(/^\.\//, "", name)
      if (!(name in want)) print name "：清单中没有"
      else if (substr($0, 1, 64) != want[name]) print name "：内容不符"
      seen[name] = 1
    }
    END { for (name in want) if (!(name in seen)) print name "：缺失" }
  ' "$sums" - | sort
}

case $place in
http://* | https://*)
  base=${place%/}
  if command -v curl >/dev/null 2>&1; then
    content() { curl -fsSL --max-time 30 "$base/$1"; }
  elif command -v wget >/dev/null 2>&1; then
    content() { wget -q -T 30 -O - "$base/$1"; }
  else
    echo "本机没有 curl 和 wget，不能核验网址。" >&2
    exit 2
  fi
  body=$(mktemp) || exit 2
  trap 'rm -f "$body"' EXIT
  found=$(cut -c 67- "$sums" | while IFS= read -r name; do
    content "$name" >"$body" 2>/dev/null && printf '%s  %s\n' "$($program <"$body" | cut -c 1-64)" "$name"
  done | compare)
  ;;
*)
  if [ ! -d "$place" ]; then
    echo "没有文件夹“$place”。" >&2
    exit 2
  fi
  case $sums in /*) ;; *) sums=$PWD/$sums ;; esac
  # The words of the program are meant to be split.
  # shellcheck disable=SC2086
  found=$(cd "$place" && find . -type f -exec $program {} + | compare)
  ;;
esac

count=$(wc -l <"$sums" | tr -d ' ')
if [ -n "$found" ]; then
  printf '%s\n' "$found" >&2
  echo "核验未通过：$(printf '%s\n' "$found" | wc -l | tr -d ' ') 处问题，清单共 $count 个文件。" >&2
  exit 1
fi
echo "核验通过：$count 个文件，全部相符。"
