import type { Page } from 'playwright-core'
import type { Anything } from '../../run/caller.ts'
import { eventually } from '../../run/eventually.ts'
import type { TestPages } from '../../run/pages.ts'
import { anna } from '../../run/visits.ts'
import { roomOf } from './state.ts'

const requests = '/v1/disclosure-requests'

/** One request of each kind, and a record with something to withhold. */
async function make({ house, as }: TestPages) {
  const { sql } = house.db
  const [visit = ''] = await house.book({})
  const { body: wish } = await as('anna').cancel(visit)
  const text = 'Min datter bor på Hemmeligvej 4. Hilsen til Nils Kjær.'
  await as('anna').post(`/v1/threads/${wish.threadId}/messages`, { text })
  await as('eva').post(`/v1/threads/${wish.threadId}/notes`, { text: 'Nøglen ligger hos naboen.' })
  const reason = 'Borgeren ringede og var faldet.'
  await as('sara').post(`/v1/citizens/${anna}/break-glass`, { reason })
  const ask = async (type = 'party') => (await as('anna').post(requests, { type })).body
  const [open, late, moved, refused] = [
    ...[await ask(), await ask(), await ask(), await ask()],
  ] as [Anything, Anything, Anything, Anything]
  const [ready, halfway, stopped, expired] = [
    ...[await ask(), await ask(), await ask(), await ask()],
  ] as [Anything, Anything, Anything, Anything]
  const byOther = { type: 'public', citizenId: anna, applicantName: 'Avisen Prøveby' }
  const other = (await as('lone').post(requests, byOther)).body
  await sql(`update disclosure_requests set due_by = now() - interval '2 days' where id = $1`, [
    late.id,
  ])
  const dueBy = new Date(Date.now() + 20 * 86_400_000).toISOString()
  await as('lone').post(`${requests}/${moved.id}/extension`, { dueBy, reason: 'Sagen er stor.' })
  const decide = (id: string, outcome: string) =>
    as('lone').post(`${requests}/${id}/decision`, { outcome, text: 'Det har vi afgjort.' })
  await decide(refused.id, 'refused')
  for (const { id } of [ready, halfway, stopped, expired]) await decide(id, 'granted')
  for (const { id } of [ready, halfway, stopped, expired]) {
    const status = async () => (await as('lone').get(`${requests}/${id}`)).body.status
    await eventually(status, (found) => found === 'handed-out')
  }
  const is = (status: string, { id }: Anything) =>
    sql(
      `update disclosure_packages set status = $1,
        expires_at = case when $1 <> 'making' then now() end where request_id = $2`,
      [status, id],
    )
  await is('making', halfway)
  await is('stopped', stopped)
  await is('expired', expired)
  await sql(`update disclosure_packages set percent = 40, problem = 'disk-full'
    where status = 'making'`)
  const proposed = await propose({ house, as }, await ask())
  const { entryId, ...found } = await findEntry({ as }, { id: open.id, text })
  await as('lone').put(
    `${requests}/${open.id}/redactions/${entryId}`,
    { parts: [{ basis: 'forvaltningsloven-15b', reason: 'Datteren', start: 18, end: 31 }] },
    '*',
  )
  const packed = { ready, halfway, stopped, expired }
  return { open, late, moved, refused, ...packed, other, ...proposed, ...found }
}

/** An entry is found again on its page of the list, wherever that is in a long record. */
async function findEntry(
  { as }: Pick<TestPages, 'as'>,
  { id, text }: { id: string; text: string },
) {
  let from = ''
  for (;;) {
    const path = `${requests}/${id}/entries?limit=20${from && `&cursor=${from}`}`
    const { items, next } = (await as('lone').get(path)).body
    const entryId = items.find((one) => one.entry.text === text)?.entry.id
    if (entryId) return { entryId, entry: `${entryId}${from && `?fra=${from}`}` }
    if (next === null) throw new Error('The record has no such entry')
    from = encodeURIComponent(next)
  }
}

/** One that waits for a second pair of eyes, made by Lone, and one made by Sara. */
async function propose({ house, as }: Pick<TestPages, 'house' | 'as'>, own: Anything) {
  const foreign = (await as('anna').post(requests, { type: 'gdpr' })).body
  await house.db.sql('update municipality set disclosure_four_eyes = true')
  await house.db.sql(`update employees set roles = '{records-officer}' where subject = 'sara'`)
  for (const [who, { id }] of [
    ['lone', own],
    ['sara', foreign],
  ] as const) {
    await as(who).post(`${requests}/${id}/decision`, { outcome: 'granted', text: 'Du får det.' })
  }
  return { own, foreign }
}

const who = 'lone'
const next = (page: Page) => page.click('main .form button.button-primary')

export const recordsRoom = roomOf('the records officer’s pages', make, [
  { who, name: 'requests', path: () => '/aktindsigter' },
  { who, name: 'all requests', path: () => '/aktindsigter?status=alle' },
  { who, name: 'no requests', path: () => '/aktindsigter?status=withdrawn' },
  { who, name: 'writing one down', path: () => `/aktindsigter/ny?borger=${anna}` },
  { who, name: 'writing one down: empty', path: () => '/aktindsigter/ny', step: next },
  { who, name: 'a request', path: ({ open }) => `/aktindsigter/${open.id}` },
  { who, name: 'one that is late', path: ({ late }) => `/aktindsigter/${late.id}` },
  { who, name: 'one that was put off', path: ({ moved }) => `/aktindsigter/${moved.id}` },
  { who, name: 'one that was refused', path: ({ refused }) => `/aktindsigter/${refused.id}` },
  { who, name: 'one that is handed out', path: ({ ready }) => `/aktindsigter/${ready.id}` },
  { who, name: 'one being made', path: ({ halfway }) => `/aktindsigter/${halfway.id}` },
  { who, name: 'one that stopped', path: ({ stopped }) => `/aktindsigter/${stopped.id}` },
  { who, name: 'an own proposal', path: ({ own }) => `/aktindsigter/${own.id}` },
  { who, name: 'a colleague’s proposal', path: ({ foreign }) => `/aktindsigter/${foreign.id}` },
  { who, name: 'somebody else’s', path: ({ other }) => `/aktindsigter/${other.id}` },
  { who, name: 'closing it', path: ({ other }) => `/aktindsigter/${other.id}/luk` },
  { who, name: 'putting off', path: ({ open }) => `/aktindsigter/${open.id}/frist` },
  {
    who,
    name: 'putting off: empty',
    path: ({ open }) => `/aktindsigter/${open.id}/frist`,
    step: next,
  },
  { who, name: 'deciding', path: ({ open }) => `/aktindsigter/${open.id}/afgoerelse` },
  {
    who,
    name: 'deciding: empty',
    path: ({ open }) => `/aktindsigter/${open.id}/afgoerelse`,
    step: next,
  },
  {
    ...{ who, name: 'deciding: the words' },
    path: ({ open }) => `/aktindsigter/${open.id}/afgoerelse`,
    step: decideInPart,
  },
  {
    ...{ who, name: 'deciding: the words unfinished' },
    path: ({ open }) => `/aktindsigter/${open.id}/afgoerelse`,
    step: async (page) => {
      await decideInPart(page)
      await next(page)
    },
  },
  { who, name: 'the entries', path: ({ open }) => `/aktindsigter/${open.id}/poster` },
  {
    who,
    name: 'the entries for somebody else',
    path: ({ other }) => `/aktindsigter/${other.id}/poster`,
  },
  {
    who,
    name: 'the entries when it is decided',
    path: ({ refused }) => `/aktindsigter/${refused.id}/poster`,
  },
  { who, name: 'an entry', path: ({ open, entry }) => `/aktindsigter/${open.id}/poster/${entry}` },
  {
    ...{ who, name: 'an entry: nothing chosen', step: next },
    path: ({ open, entry }) => `/aktindsigter/${open.id}/poster/${entry}`,
  },
  {
    who,
    name: 'an entry for somebody else',
    path: ({ other, entry }) => `/aktindsigter/${other.id}/poster/${entry}`,
  },
  { who, name: 'as the applicant reads it', path: ({ open }) => `/aktindsigter/${open.id}/vis` },
  { who: 'anna', name: 'mine, put off', path: ({ moved }) => `/aktindsigt/${moved.id}` },
  { who: 'anna', name: 'mine, refused', path: ({ refused }) => `/aktindsigt/${refused.id}` },
  { who: 'anna', name: 'mine, to be fetched', path: ({ ready }) => `/aktindsigt/${ready.id}` },
  { who: 'anna', name: 'mine, being made', path: ({ halfway }) => `/aktindsigt/${halfway.id}` },
  { who: 'anna', name: 'mine, stopped', path: ({ stopped }) => `/aktindsigt/${stopped.id}` },
  { who: 'anna', name: 'mine, gone', path: ({ expired }) => `/aktindsigt/${expired.id}` },
  { who, name: 'alarms', path: () => '/opslag' },
  { who, name: 'no alarms', path: () => '/opslag?slags=sensitive-kle' },
  { who, name: 'looks at a citizen', path: () => `/opslag/${anna}` },
  { who, name: 'the audit’s state', path: () => '/revision' },
])

async function decideInPart(page: Page): Promise<void> {
  await page.check('input[value="partly-granted"]')
  await next(page)
}
