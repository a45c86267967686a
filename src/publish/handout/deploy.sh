#!/bin/sh
# 部署：sh deploy.sh <存放目录>        回退到上一版：sh deploy.sh --rollback <存放目录>
# 存放目录下：releases/<版本>/ 是各版站点，current 指向正在提供的一版，previous 指向上一版。
# 主机的网站目录设为 <存放目录>/current。中途断电、终止的，原来的一版照常提供，再运行一次即可。
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)

usage() {
  echo "用法：sh deploy.sh <存放目录>；回退：sh deploy.sh --rollback <存放目录>" >&2
  exit 2
}

# One rename, so that there is a site at every moment.
point() {
  rm -f ".$1.new"
  ln -s "$2" ".$1.new"
  mv -fT ".$1.new" "$1" 2>/dev/null || mv -fh ".$1.new" "$1"
}

if [ "${1:-}" = --rollback ]; then
  [ $# -eq 2 ] || usage
  cd "$2"
  if [ ! -L previous ] || [ ! -d previous ]; then
    echo "没有上一版可以回退。" >&2
    exit 1
  fi
  now=$(readlink current)
  before=$(readlink previous)
  point current "$before"
  point previous "$now"
  echo "已回退到 ${before#releases/}；再运行一次即恢复 ${now#releases/}。"
  exit 0
fi

[ $# -eq 1 ] || usage
release=$(cat "$here/RELEASE")
mkdir -p "$1/releases"
cd "$1"
if [ -e current ] && [ ! -L current ]; then
  echo "“$1/current”不是本程序建的，未部署。请另指一个目录。" >&2
  exit 1
fi

# What an interrupted deployment left.
rm -rf releases/.new-*
if [ ! -d "releases/$release" ]; then
  new=releases/.new-$release
  if [ -f "$here/SINCE" ]; then
    since=$(cat "$here/SINCE")
    if [ ! -d "releases/$since" ]; then
      echo "这是对版本 $since 的增量包，存放目录中没有该版，未部署。请用完整的包。" >&2
      exit 1
    fi
    cp -R "releases/$since" "$new"
    while IFS= read -r name; do
      case $name in "" | /* | *..*) ;; *) rm -f -- "$new/$name" ;; esac
    done <"$here/REMOVED"
    cp -R "$here/site/." "$new/"
  else
    cp -R "$here/site" "$new"
  fi
  sh "$here/verify.sh" "$new" "$here/SHA256SUMS"
  mv "$new" "releases/$release"
else
  sh "$here/verify.sh" "releases/$release" "$here/SHA256SUMS"
fi

now=
if [ -L current ]; then now=$(readlink current); fi
if [ "$now" != "releases/$release" ]; then
  if [ -n "$now" ]; then point previous "$now"; fi
  point current "releases/$release"
fi

before=
if [ -L previous ]; then before=$(readlink previous); fi
for old in releases/*; do
  case $old in "releases/$release" | "$before" | "$now") ;; *) rm -rf "$old" ;; esac
done
echo "已部署 $release；回退：sh deploy.sh --rollback $1"
