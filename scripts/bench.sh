#!/bin/sh
# Runs every benchmark named and prints each figure beside its budget. A
# benchmark measures, it never fails: a budget that is missed reads MISSED.
#
#   BENCH_PEOPLE=10000000   size of the made-up town (1000000)
#   BENCH_FOLDER=DIR        where the town is kept for the next run (BUILD/bench)
set -eu

BUILD=${BUILD:-build}
BENCH_PEOPLE=${BENCH_PEOPLE:-1000000}
BENCH_FOLDER=${BENCH_FOLDER:-$BUILD/bench}
export BUILD BENCH_PEOPLE BENCH_FOLDER
unset FAMCTX_STORE FAMCTX_DATADIR
export LANG=C.UTF-8 TZ=Europe/London

mkdir -p "$BENCH_FOLDER"
printf '%s people, %s processors, %s; load before: %s\n\n' \
	"$BENCH_PEOPLE" "$(nproc)" "$(uname -srm)" "$(cut -d' ' -f1 /proc/loadavg)"
printf '%-48s %-28s %-22s\n' What Measured Budget
# The whole program first; what it is made of after it.
for bench in "$@"; do
	case $bench in */key_bench) "$bench" ;; esac
done
for bench in "$@"; do
	case $bench in */key_bench) ;; *) "$bench" ;; esac
done
