/** What happens to requests for aktindsigt, one history each. */
import type { History } from '@temporalio/common/lib/proto-utils.js'
import type { WishRef } from '../../domain/wish.ts'
import { ask, grant, pathOf, untilStatus } from '../api/disclosures.ts'
import { eventually } from '../run/eventually.ts'
import type { TestHouse } from '../run/house.ts'
import { untilJournalled } from '../run/journalled.ts'
import { isEnded, markersOf, timersOf } from './watcher.ts'

interface Recording {
  happen(house: TestHouse): Promise<WishRef>
  until(history: History): boolean
}

const dayMs = 86_400_000
const request = ({ id }: { id: string }): WishRef => ({ kind: 'disclosure-request', id })

async function asked(house: TestHouse): Promise<{ id: string }> {
  const { body } = await ask(house)
  await untilJournalled(house.db)
  return body
}

/** Asked so long ago that the officers are to be reminded at once; or, longer, that it was due. */
async function askedLongAgo(house: TestHouse, days: number): Promise<{ id: string }> {
  await house.db.sql(
    `create or replace function long_ago() returns trigger language plpgsql as $$ begin
      new.due_by := now() + interval '${days} days'; return new; end $$`,
  )
  await house.db.sql(`create or replace trigger long_ago before insert on disclosure_requests
    for each row execute function long_ago()`)
  const { body } = await ask(house)
  await house.db.sql('drop trigger long_ago on disclosure_requests')
  return body
}

async function untilMarked(house: TestHouse, column: string): Promise<void> {
  const marked = `select from disclosure_requests where ${column} is not null and ended_at is null`
  await eventually(
    () => house.db.sql(marked),
    (rows) => rows.length > 0,
  )
}

const refusal = { outcome: 'refused', text: 'Vi har ingen journal om dig.' }

export const recordedDisclosures: Record<string, Recording> = {
  'disclosure-waiting-for-a-decision': {
    happen: async (house) => request(await asked(house)),
    until: (history) => timersOf(history) === 1,
  },
  'disclosure-handed-out': {
    async happen(house) {
      const one = await asked(house)
      await grant(house, one)
      await untilStatus(house, one)
      return request(one)
    },
    until: isEnded,
  },
  'disclosure-handed-out-in-two-parts': {
    async happen(house) {
      const one = await asked(house)
      await grant(house, one, { outcome: 'partly-granted', final: false })
      await eventually(
        async () => (await house.as('anna').get(pathOf(one))).text,
        (text) => text.includes('"status":"ready"') && text.includes('"status":"open"'),
      )
      await grant(house, one)
      await untilStatus(house, one)
      return request(one)
    },
    until: isEnded,
  },
  'disclosure-refused-after-a-reminder': {
    async happen(house) {
      const one = await askedLongAgo(house, 0.5)
      await untilMarked(house, 'reminded_at')
      await grant(house, one, refusal)
      return request(one)
    },
    until: isEnded,
  },
  'disclosure-extended-and-withdrawn': {
    async happen(house) {
      const one = await asked(house)
      const dueBy = new Date(Date.now() + 20 * dayMs).toISOString()
      const letter = { dueBy, reason: 'Journalen er lang' }
      await house.as('lone').post(`${pathOf(one)}/extension`, letter)
      await untilJournalled(house.db)
      await house.as('anna').post(`${pathOf(one)}/withdrawal`)
      return request(one)
    },
    until: isEnded,
  },
  'disclosure-escalated': {
    async happen(house) {
      const one = await askedLongAgo(house, -1)
      await untilMarked(house, 'escalated_at')
      return request(one)
    },
    // looked after it was told that it is late
    until: (history) => markersOf(history) >= 6,
  },
}
