import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { contactUnit, eva, nord, syd } from '../run/visits.ts'

const path = `/v1/organisations/${nord}/templates`
const thanks = { title: 'Tak', text: 'Tak for din besked. Vi kommer kl. 9.00.' }

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
beforeEach(() => house.db.sql('delete from templates'))
afterAll(() => house.close())

async function make(template: object = thanks, subject = 'eva'): Promise<string> {
  const { status, headers } = await house.as(subject).post(path, template)
  expect(status).toBe(201)
  return headers.get('Location') ?? ''
}
const list = async (subject: string) => (await house.as(subject).get(path)).body

describe('a template', () => {
  it('is made by the leader, and read by all who work there', async () => {
    const { status, headers, text } = await house.as('eva').post(path, thanks)
    expect({ status, text }).toEqual({ status: 201, text: '' })
    const location = headers.get('Location') ?? ''
    const made = { ...thanks, id: location.split('/').at(-1), organisationId: nord }
    for (const subject of ['eva', 'nils']) {
      const { body, headers: seen } = await house.as(subject).get(location)
      expect([body, seen.get('ETag')]).toEqual([made, headers.get('ETag')])
      expect(await list(subject)).toEqual({ items: [made], next: null })
    }
  })

  it('is not made, changed or deleted by other staff of the organisation', async () => {
    const one = await make()
    const nils = house.as('nils')
    const headers = { 'If-Match': '*' }
    for (const { body } of [
      await nils.post(path, thanks),
      await nils.put(one, thanks, '*'),
      await nils.send('DELETE', one, { headers }),
    ]) {
      expect(body).toMatchObject({ status: 403, code: 'forbidden' })
    }
    expect((await list('nils')).items).toHaveLength(1)
  })

  it('does not exist for others', async () => {
    const one = await make()
    for (const subject of ['sara', 'anna', 'rita', 'otto', 'lone']) {
      const other = house.as(subject)
      const answers = [
        ...[await other.get(path), await other.get(one), await other.post(path, thanks)],
        await other.put(one, thanks, '*'),
        await other.send('DELETE', one, { headers: { 'If-Match': '*' } }),
      ]
      expect(answers.map(({ body }) => body.code)).toEqual(Array(5).fill('not-found'))
    }
  })

  it('is changed and deleted in the version that was seen, once', async () => {
    const one = await make()
    const eva = house.as('eva')
    const { headers } = await eva.get(one)
    const etag = headers.get('ETag') ?? ''
    const bare = await eva.send('DELETE', one)
    expect(bare.body).toMatchObject({ status: 428, code: 'version-required' })
    const puts = await Promise.all(
      Array.from({ length: 8 }, (_, n) => eva.put(one, { ...thanks, title: `Tak ${n}` }, etag)),
    )
    expect(puts.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(412)])
    const won = puts.find(({ status }) => status === 200)
    expect((await eva.get(one)).body).toEqual(won?.body)
    const stale = await eva.send('DELETE', one, { headers: { 'If-Match': etag } })
    expect(stale.body.code).toBe('version-mismatch')
    const fresh = { 'If-Match': won?.headers.get('ETag') ?? '' }
    expect((await eva.send('DELETE', one, { headers: fresh })).status).toBe(204)
    expect((await eva.get(one)).body.code).toBe('not-found')
    expect((await eva.put(one, thanks, '*')).body.code).toBe('not-found')
  })

  it('is answered again by the same key with the same place, and made once', async () => {
    const key = { 'Idempotency-Key': crypto.randomUUID() }
    const first = await house.as('eva').post(path, thanks, key)
    const again = await house.as('eva').post(path, thanks, key)
    expect(again.headers.get('Location')).toBe(first.headers.get('Location'))
    expect((await list('eva')).items).toHaveLength(1)
  })

  it.each([
    ['/text', { ...thanks, text: 'Borger 251248-9996 venter' }],
    ['/text', { ...thanks, text: 'Borger 2512489996' }],
    ['/text', { ...thanks, text: 'CPR:251248–9996.' }],
    ['/text', { ...thanks, text: 'CPR 251248 9996' }],
    ['/text', { ...thanks, text: '２５１２４８-９９９６' }],
    ['/title', { ...thanks, title: '2512489996' }],
  ])('is refused with what looks like a CPR number in %s: %j', async (pointer, template) => {
    const one = await make()
    for (const { body } of [
      await house.as('eva').post(path, template),
      await house.as('eva').put(one, template, '*'),
    ]) {
      expect(body).toMatchObject({ status: 422, code: 'cpr-not-allowed', errors: [{ pointer }] })
    }
    expect((await list('eva')).items).toMatchObject([thanks])
  })

  it.each([
    'Ring på 12 34 56 78 eller +45 12345678',
    'EAN 5798001234567',
    'd. 24-12-2026 kl. 09.00-10.00',
  ])('is taken with other numbers: %s', async (text) => {
    await make({ ...thanks, text })
  })

  it('is refused with a link that is not https, wherever it stands', async () => {
    const template = { title: 'ftp://example.dk', text: '[her](//example.dk)' }
    const { body } = await house.as('eva').post(path, template)
    expect(body).toMatchObject({ status: 422, code: 'link-not-allowed' })
    expect(body.errors.map(({ pointer }) => pointer)).toEqual(['/title', '/text'])
  })

  it.each([
    ['no title', { text: 'x' }],
    ['an empty title', { title: ' ', text: 'x' }],
    ['a title too long', { title: 'x'.repeat(101), text: 'x' }],
    ['no text', { title: 'x' }],
    ['a text too long', { title: 'x', text: 'x'.repeat(2001) }],
    ['another field', { ...thanks, organisationId: syd }],
  ])('is refused with %s', async (_, template) => {
    expect((await house.as('eva').post(path, template)).body.code).toBe('body-invalid')
  })

  it('takes no CPR number in Postgres either', async () => {
    await make()
    await expect(
      house.db.sql(`update templates set text = 'Borger 251248-9996'`),
    ).rejects.toMatchObject({ code: '23514' })
  })
})

describe('the templates of an organisation', () => {
  const fill = (count: number, organisationId = nord) =>
    house.db.fill([
      [
        'templates',
        Array.from({ length: count }, (_, n) => ({
          ...{ id: uuid(), organisationId, title: `Nummer ${n}`, text: 'x', changedBy: eva },
          createdAt: new Date(Date.now() - 1_000_000 + n).toISOString(),
        })),
      ],
    ])

  it('are at most 200, also where many are made at once; those of others do not count', async () => {
    await fill(195)
    await fill(50, contactUnit)
    const many = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        house.as('eva').post(path, { ...thanks, title: `${n}` }),
      ),
    )
    expect(many.filter(({ status }) => status === 201)).toHaveLength(5)
    const codes = many.filter(({ status }) => status !== 201).map(({ body }) => body.code)
    expect(codes).toEqual(Array(7).fill('templates-full'))
  })

  it('are walked page by page, in the order in which they were made', async () => {
    await fill(7)
    const titles: string[] = []
    let cursor = ''
    do {
      const query = cursor ? `?limit=3&cursor=${cursor}` : '?limit=3'
      const { items, next } = (await house.as('nils').get(`${path}${query}`)).body
      titles.push(...items.map(({ title }) => title))
      cursor = next
    } while (cursor)
    expect(titles).toEqual(Array.from({ length: 7 }, (_, n) => `Nummer ${n}`))
  })
})
