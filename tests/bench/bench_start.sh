#!/usr/bin/env bash
# From exec to the first usable frame, and memory of all processes: the kiosk with an empty and with a full database beside the smallest
# Qt Quick window and the same page of products in Chromium's kiosk mode, in turns, under Xvfb with software rendering.
#
# usage: tests/bench/bench_start.sh [BUILD_DIRECTORY [ROUNDS]]      needs Xvfb; Chromium is left out when it is not there
set -euo pipefail
cd "$(dirname "$0")/../.."
bin=$PWD/${1:-build}/bin
rounds=${2:-7}
work=$(mktemp -d)
pids=()
finish() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap finish EXIT

Xvfb -displayfd 3 -screen 0 1080x1920x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
pids+=($!)
until [ -s "$work/display" ]; do sleep 0.1; done
export DISPLAY=:$(cat "$work/display") QT_QPA_PLATFORM=xcb QT_QUICK_BACKEND=software

mkdir -p "$work/credentials" "$work/empty" "$work/full"
chmod 700 "$work"/*/
export CREDENTIALS_DIRECTORY=$work/credentials
printf '7%.0s' {1..64} >"$work/credentials/pii.key"
printf bench >"$work/credentials/pos.api_key"
sed -e '/@POS_TABLE@/{r packaging/demo.d/treez.toml' -e 'd}' -e 's#@VENDOR@#treez#' -e 's#@API_PORT@#18480#' packaging/demo.d/store.toml |
    sed -e 's#@POS_URL@#http://127.0.0.1:9#' >"$work/kiosk.toml"
"$bin/bench_fill" --data "$work/empty" --products 1 --orders 0
"$bin/bench_fill" --data "$work/full" --products 26000 --orders 1000

# The start page of the kiosk as a web page: nothing but the same tiles.
python3 - "$work/page.html" <<'PYTHON'
import json, sys
products = json.load(open("tests/data/catalog/demo.json"))["products"]
tiles = "".join(f"<div class=t><i></i><b>{p['name']}</b><span>{p.get('brand', '')}</span></div>" for p in products[:60])
open(sys.argv[1], "w").write(
    "<!doctype html><meta charset=utf-8><style>body{margin:0;background:#c01080;font:20px sans-serif}"
    ".t{float:left;width:320px;height:380px;margin:15px;background:#fff}i{display:block;height:260px;background:#1080c0}"
    f"</style><div style='height:80px'></div>{tiles}")
PYTHON

# kiosk NAME DATA: until the driver, which is the kiosk with a script for a customer, says that the first frame with a
# button to touch is drawn; then the memory of the kiosk itself.
kiosk() {
    local begin=$EPOCHREALTIME end pid answer
    coproc driver { exec "$bin/kioskdriver" --config "$work/kiosk.toml" --data "$2" --size 1080x1920 2>"$work/kiosk.log"; }
    printf 'frame\nwait startButton\n' >&"${driver[1]}"
    for wanted in frame startButton; do
        read -r -t 30 answer <&"${driver[0]}" || answer="no answer"
        case $answer in ok*) ;; *) echo "$1: FAILED ($wanted): $answer"; kill "$driver_PID"; wait "$driver_PID" || true; return ;; esac
    done
    end=$EPOCHREALTIME
    printf 'quit\n' >&"${driver[1]}"
    wait "$driver_PID" || true
    "$bin/peak-kiosk" --config "$work/kiosk.toml" --data "$2" 2>"$work/kiosk.log" &
    pid=$!
    sleep 3
    printf '%-34s        %6.0f ms   PSS %6.1f MB\n' "$1" "$(((${end/./} - ${begin/./}) / 1000))" \
        "$(awk '/^Pss:/ { print $2 / 1024 }' "/proc/$pid/smaps_rollup")"
    kill "$pid"
    wait "$pid" || true
}

for ((round = 1; round <= rounds; round++)); do
    echo "round $round, load $(cut -d' ' -f1 /proc/loadavg)"
    "$bin/bench_start" "smallest Qt Quick window" 540 1500 c01080 "$bin/smallestwindow" || true
    kiosk "kiosk, empty database" "$work/empty"
    kiosk "kiosk, 26,000 products" "$work/full"
    if command -v chromium >/dev/null; then
        "$bin/bench_start" "Chromium, kiosk mode" 160 200 1080c0 chromium --no-sandbox --kiosk --disable-gpu \
            --no-first-run --window-size=1080,1920 --user-data-dir="$work/profile" "file://$work/page.html" 2>/dev/null || true
    fi
done

# The agent with nothing to do, its POS away.
"$bin/peak-agent" --config "$work/kiosk.toml" --data "$work/full" 2>"$work/agent.log" &
agent=$!
pids+=("$agent")
sleep 10
awk '/^Pss:/ { printf "idle agent, 26,000 products: PSS %.1f MB\n", $2 / 1024 }' "/proc/$agent/smaps_rollup"
