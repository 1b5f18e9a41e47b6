interface Places {
  api: string
  pages: string
  identityProvider: string
  temporalUi: string
}

/** What to open and what to try; each line works when pasted as it stands. */
export function announce(
  { api, pages, identityProvider, temporalUi }: Places,
  say: (line: string) => void,
) {
  const auth = '-H "Authorization: Bearer $(npm run --silent token -- anna)"'
  say(`
Borgerdialog is open.

  Pages              ${pages}        (sign in as Anna, Eva, …: no password)
  API                ${api}        (try it: ${api}/docs)
  Temporal web UI    ${temporalUi}        (clear text: sign in at ${api}/codec)
  Identity provider  ${identityProvider}

Try, in another terminal in this folder:

  # Anna's next home visit
  VISIT=$(curl -s ${auth} "${api}/v1/appointments?status=booked&limit=1" | grep -o '"id":"[^"]*"' | head -1 | cut -d'"' -f4); echo $VISIT

  # cancel it
  curl -s -X POST ${auth} -H "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen)" -H "Content-Type: application/json" -d '{"reasonCode":"not-home","text":"Jeg er hos min datter."}' ${api}/v1/appointments/$VISIT/cancellation

  # the supplier's tasks, as Eva in Hjemmepleje Nord sees them
  curl -s -H "Authorization: Bearer $(npm run --silent token -- eva)" "${api}/v1/tasks?status=open"

Stop with Ctrl-C.`)
}
