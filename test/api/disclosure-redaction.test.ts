import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Anything } from '../run/caller.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { theVault } from '../run/servers.ts'
import { anna, rita } from '../run/visits.ts'
import { ask, grant, opened, pathOf, untilStatus } from './disclosures.ts'

const basis = 'forvaltningsloven-15b'
const text = 'Min datter bor på Hemmeligvej 4. Hilsen til Nils Kjær og alle andre.'

let house: TestHouse
let entryId: string
beforeAll(async () => {
  house = await openTestHouse()
  const [visit = ''] = await house.book({})
  const { body } = await house.as('anna').cancel(visit)
  await house.as('anna').post(`/v1/threads/${body.threadId}/messages`, { text })
  const [entry] = await house.db.sql<{ id: string }>(
    `select id from record_entries where citizen_id = $1 and kind = 'message'`,
    [anna],
  )
  entryId = entry?.id ?? ''
})
afterAll(() => house.close())

const lone = () => house.as('lone')
const of = (request: Anything, id = entryId) => `${pathOf(request)}/redactions/${id}`
async function put(request: Anything, parts: object[], etag = '*') {
  const given = parts.map((part) => ({ basis, reason: 'Hensyn til datteren', ...part }))
  return lone().put(of(request), { parts: given }, etag)
}
const listed = async (request: Anything) =>
  (await lone().get(`${pathOf(request)}/entries?limit=100`)).body.items.find(
    ({ entry }) => entry.id === entryId,
  )

describe('what an officer withholds', () => {
  it('is a passage, with law and reason; the entry stays as it was', async () => {
    const { body: request } = await ask(house)
    const before = await listed(request)
    expect(before?.redaction).toEqual({ entryId, parts: [], at: null })
    const { status, headers, body } = await put(request, [{ start: 18, end: 31 }])
    expect({ status, etag: headers.get('ETag'), body }).toMatchObject({
      ...{ status: 200, etag: '"1"' },
      body: { parts: [{ start: 18, end: 31, basis, reason: 'Hensyn til datteren' }] },
    })
    const after = await listed(request)
    expect(after?.entry).toEqual(before?.entry)
    expect(after).toMatchObject({
      shown: 'partly',
      text: 'Min datter bor på […]. Hilsen til […] og alle andre.',
      withheld: [
        { basis, automatic: false, passages: 1 },
        // the municipality shows no names of staff
        { basis: 'staff-names', automatic: true, passages: 1 },
      ],
    })
  })

  it('is shown so in the package, and said in the list without a word of it', async () => {
    const { body: request } = await ask(house)
    await put(request, [{ start: 18, end: 31 }])
    await grant(house, request, { outcome: 'partly-granted' })
    await untilStatus(house, request)
    const { files, answer } = await opened(house, request)
    expect(answer).toMatchObject({ ok: true })
    const all = JSON.stringify(files)
    for (const secret of ['Hemmeligvej', 'Nils', 'Hensyn til datteren'])
      expect(all).not.toContain(secret)
    for (const name of ['index.html', 'entries.json'])
      expect(files[name]).toContain('Min datter bor på ')
    const { totals } = JSON.parse(files['withheld.json'] ?? '')
    expect(totals).toEqual([
      { basis, law: expect.stringContaining('§ 15 b'), class: 'dialogue', entries: 1, passages: 1 },
      { basis: 'staff-names', law: expect.any(String), class: 'dialogue', entries: 1, passages: 1 },
    ])
  })

  it('is a whole entry, of which then nothing is there but that it is', async () => {
    const { body: request } = await ask(house)
    await put(request, [{}])
    await grant(house, request, { outcome: 'partly-granted' })
    await untilStatus(house, request)
    const { files, answer } = await opened(house, request)
    expect(answer).toMatchObject({ ok: true })
    expect(JSON.stringify(files)).not.toContain(entryId)
    const entries: Anything[] = JSON.parse(files['entries.json'] ?? '')
    expect(entries.filter((one) => !('content' in one))).toHaveLength(1)
  })

  it('is shown again when the last word withholds nothing', async () => {
    const { body: request } = await ask(house)
    await put(request, [{}])
    expect((await listed(request))?.shown).toBe('withheld')
    await put(request, [], '"1"')
    expect(await listed(request)).toMatchObject({
      shown: 'partly',
      withheld: [{ automatic: true }],
    })
  })

  it('is no business of another request', async () => {
    const [one, other] = [(await ask(house)).body, (await ask(house)).body]
    await put(one, [{}])
    expect((await listed(other))?.redaction.parts).toEqual([])
  })

  it('by two officers at once is what one of them says', async () => {
    const { body: request } = await ask(house)
    const both = await Promise.all([
      put(request, [{}], '"0"'),
      put(request, [{ start: 0, end: 3 }], '"0"'),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
    expect((await put(request, [], '"0"')).body.code).toBe('version-mismatch')
  })

  it.each<[string, object[], string]>([
    [
      'by a law that holds against others only',
      [{ basis: 'offentlighedsloven-30' }],
      'basis-not-allowed',
    ],
    ['beyond the text', [{ start: 0, end: 5000 }], 'redaction-invalid'],
    [
      'twice in one place',
      [
        { start: 0, end: 5 },
        { start: 4, end: 9 },
      ],
      'redaction-invalid',
    ],
    ['without a reason', [{ reason: ' ' }], 'body-invalid'],
  ])('is refused %s, and nothing is changed', async (_, parts, code) => {
    const { body: request } = await ask(house)
    const reply = await put(request, parts)
    expect(reply.body.code).toBe(code)
    expect((await listed(request))?.redaction.parts).toEqual([])
  })

  it('is not to be changed any more when it was decided', async () => {
    const { body: request } = await ask(house)
    await grant(house, request, { outcome: 'refused', text: 'Nej.' })
    expect((await put(request, [])).body.code).toBe('disclosure-not-open')
  })

  it('is for records officers, and of entries of that citizen', async () => {
    const { body: request } = await ask(house)
    const { body: ofBent } = await ask(house, {}, 'bent')
    expect((await lone().get(of(ofBent))).body.code).toBe('not-found')
    expect((await put(ofBent, [])).body.code).toBe('not-found')
    expect((await house.as('anna').get(of(request))).body.code).toBe('forbidden')
    expect((await house.as('bent').get(of(request))).body.code).toBe('not-found')
    expect((await house.as('anna').get(`${pathOf(request)}/entries`)).body.code).toBe('forbidden')
  })
})

describe('what is withheld without anybody being asked', () => {
  it('is the protected address of another; names of staff where they are shown are not', async () => {
    await house.db.sql('update municipality set show_staff_names = true')
    const [line] = await house.db.sql<{ key: string }>(
      'select key_id as key from citizen_keys where citizen_id = $1',
      [rita],
    )
    const key = await theVault().keyOf(line?.key ?? '')
    await house.db.sql('update citizens set address = $1, address_protected = true where id = $2', [
      key?.seal('Hemmeligvej 4'),
      rita,
    ])
    const { body: request } = await ask(house)
    expect(await listed(request)).toMatchObject({
      text: 'Min datter bor på […]. Hilsen til Nils Kjær og alle andre.',
      withheld: [{ basis: 'address-protected', automatic: true }],
    })
    await grant(house, request)
    await untilStatus(house, request)
    const { files } = await opened(house, request)
    expect(JSON.stringify(files)).not.toContain('Hemmeligvej')
    expect(files['entries.json']).toContain('Nils Kjær')
  })

  it('is all that no officer has looked at, where somebody else asked', async () => {
    const wish = { type: 'public', citizenId: anna, applicantName: 'Dagbladet' }
    const { body: request } = await ask(house, wish, 'lone')
    expect((await listed(request))?.shown).toBe('withheld')
    await lone().put(of(request), { parts: [] }, '*')
    expect((await listed(request))?.text).toContain('Min datter')
    await grant(house, request, { outcome: 'partly-granted' })
    await untilStatus(house, request, { by: 'lone' })
    const { files, answer } = await opened(house, request, 'lone')
    expect(answer).toMatchObject({ ok: true })
    const shown = JSON.parse(files['entries.json'] ?? '').filter((one: object) => 'content' in one)
    expect(shown).toHaveLength(1)
    expect(JSON.parse(files['access-log.json'] ?? '').some((one: object) => 'content' in one)).toBe(
      false,
    )
  })
})
