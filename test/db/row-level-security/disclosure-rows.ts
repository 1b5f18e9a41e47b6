/** A request for aktindsigt and what came of it, and the look that is chained. */
import { randomInt } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { hash, sealed } from './opaque.ts'
import type { Case, Rows } from './rows.ts'

/** Asked by the citizen, granted, and the package lies there. */
export function ofDisclosure({
  at,
  citizen,
  citizenId,
  employeeId,
  entry,
  look,
  escalated,
}: Case): Rows {
  const [request_id, package_id] = [uuid(), uuid()]
  const by = { employee_id: employeeId, at }
  const decided = { number: 1, decided_by: employeeId, decided_at: at, ...granted }
  const made = { decision: 1, part: 1, status: 'ready', expires_at: '2124-01-01T00:00:00.000Z' }
  return [
    [
      'chained_looks',
      { ...citizen, number: randomInt(3, 2 ** 47), access_log_id: look, ...chained },
    ],
    [
      'disclosure_requests',
      {
        ...{ id: request_id, ...citizen, actor_id: citizenId, ...asked, asked_at: at, due_by: at },
        ...{ changed_at: at, escalated_at: escalated ? at : null },
      },
    ],
    ['redactions', { request_id, entry_id: entry, version: 1, ...by, parts: [], reasons: sealed }],
    ['disclosure_decisions', { request_id, ...decided }],
    ['disclosure_packages', { id: package_id, request_id, ...citizen, ...made, percent: 100 }],
    ['package_files', { package_id, name: 'journal.json', position: 1, size: 1, sha256: hash }],
    ['package_chunks', { package_id, name: 'journal.json', number: 1, bytes: '\\x00' }],
  ]
}

const chained = { salt: sealed, content: hash, previous: hash, hash }
const asked = {
  ...{ type: 'party', applicant_kind: 'citizen', applicant_name: sealed, status: 'open' },
  ...{ extensions: 0, held_until: 'infinity', version: 1, changes: 1, heard: 0 },
}
const granted = { outcome: 'granted', final: true, text: sealed, status: 'approved' }
