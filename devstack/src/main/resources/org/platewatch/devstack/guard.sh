# Runs a server so that it neither dies of the terminal's Ctrl-C nor outlives its stack.
#
# usage: sh -c "$(cat guard.sh)" guard attached|detached FOLDER COMMAND...
#
# FOLDER/launcher.pid gets the id of the command's process. Attached, standard input is a pipe that the stack's process
# holds open: when it ends, however it ends, the pipe closes and the command is ended. Detached, this script just leaves.
mode=$1
folder=$2
shift 2
trap '' INT HUP

exec 3<&0
"$@" </dev/null 3<&- &
launcher=$!
echo "$launcher" >"$folder/launcher.pid.new" && mv "$folder/launcher.pid.new" "$folder/launcher.pid"
[ "$mode" = attached ] || exit 0

(
  read -r _ <&3
  kill -TERM "$launcher"
  patience=20
  while kill -0 "$launcher" && [ "$patience" -gt 0 ]; do
    sleep 1
    patience=$((patience - 1))
  done
  kill -KILL "$launcher" $(cat "$folder/server.pid")
) 2>/dev/null &
watcher=$!

wait "$launcher"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"
