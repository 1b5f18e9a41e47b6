import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { check } from '../../verifier/check.js'
import { inflate } from '../../verifier/inflate.js'
import type { Anything } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { listenAs } from '../run/listening.ts'
import { manyEntries } from '../run/many-entries.ts'
import { anna, bent } from '../run/visits.ts'
import { ask, fetchPackage, grant, opened, pathOf, untilStatus } from './disclosures.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  await house.db.sql(
    `update representations set scopes = '{see,cancel,write,disclosure}' where citizen_id = $1`,
    [anna],
  )
  const visits = await house.book({}, {}, { citizenId: bent })
  await house.as('anna').cancel(visits[0] ?? '')
  await house.as('bent').cancel(visits[2] ?? '')
})
afterAll(() => house.close())

async function handedOut(wish: object = {}, by = 'anna'): Promise<Anything> {
  const { body } = await ask(house, wish, by)
  await grant(house, body)
  return untilStatus(house, body, { by })
}
const problemOf = ({ bytes }: { bytes: Buffer }) => JSON.parse(bytes.toString()).code

describe('a package', () => {
  it('holds all that stands in the record and who looked, proven by a published checkpoint', async () => {
    const request = await handedOut()
    const { bytes, files } = await opened(house, request)
    const { number, publicKey } = JSON.parse(files['checkpoint.json'] ?? '')
    const { text } = await house.as('anna').get(`/v1/checkpoints/${number}`)
    const published = Buffer.from(text)
    const answer = await check(bytes, { inflate, keys: [publicKey], published })
    expect(answer).toMatchObject({ ok: true, facts: { published: true } })
    const { body: record } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
    const entries: { content: { id: string } }[] = JSON.parse(files['entries.json'] ?? '')
    const inRecord = record.items.map(({ id }) => id)
    // that it is ready is written when it is
    expect(entries.map(({ content }) => content.id)).toEqual(inRecord.slice(0, -1))
    const looks: { content: { operation: string } }[] = JSON.parse(files['access-log.json'] ?? '')
    const seen = looks.map(({ content }) => content.operation)
    expect(seen).toContain('carry out cancellation')
    expect(seen).toContain('POST /v1/disclosure-requests/{id}/decision')
  })

  it('of a citizen of whom nothing is written holds the request itself', async () => {
    const request = await handedOut({}, 'rita')
    const { files, answer } = await opened(house, request, 'rita')
    expect(answer).toMatchObject({ ok: true })
    const entries: { content: { kind: string } }[] = JSON.parse(files['entries.json'] ?? '')
    expect(entries.map(({ content }) => content.kind)).toEqual(['disclosure', 'disclosure'])
  })

  it('is told to whoever listens, with how far it is', async () => {
    const { count, citizenId } = await manyEntries(house, bent, 800)
    const listening = await listenAs(house.url, 'bent')
    await listening.until('ready')
    const { body } = await ask(house, {}, 'bent')
    await grant(house, body)
    const percents = new Set<number>()
    await eventually(
      async () => {
        const { body: seen } = await house.as('bent').get(pathOf(body))
        if (seen.packages[0]) percents.add(seen.packages[0].percent)
        return seen.status
      },
      (status) => status === 'handed-out',
      50_000,
    )
    const { files, answer } = await opened(house, body, 'bent')
    expect(answer).toMatchObject({ ok: true })
    expect(JSON.parse(files['entries.json'] ?? '')).toHaveLength(count + 2)
    expect(citizenId).toBe(bent)
    const heard = listening.heard.filter(
      ({ event, data }) => event === 'disclosure-request' && data.id === body.id,
    )
    await listening.leave()
    expect([...percents].filter((percent) => percent > 0 && percent < 100).length).toBeGreaterThan(
      1,
    )
    expect(heard.length).toBeGreaterThan(3)
  })
})

describe('fetching it', () => {
  it('is for whoever asked, and nobody else', async () => {
    const request = await handedOut({ citizenId: anna }, 'rita')
    expect((await fetchPackage(house, request, { by: 'rita' })).status).toBe(200)
    // the citizen sees that it was asked, and not what another got
    const { body: seen } = await house.as('anna').get(pathOf(request))
    expect(seen.packages).toMatchObject([{ status: 'ready', href: null }])
    const others = ['anna', 'lone', 'bent', 'eva'].map((by) => fetchPackage(house, request, { by }))
    const codes = (await Promise.all(others)).map((reply) => problemOf(reply))
    expect(codes).toEqual(['forbidden', 'forbidden', 'not-found', 'not-found'])
  })

  it('ends when the representative’s scope has ended meanwhile', async () => {
    const request = await handedOut({ citizenId: anna }, 'rita')
    const set = (scopes: string) =>
      house.db.sql('update representations set scopes = $1 where citizen_id = $2', [scopes, anna])
    await set('{see,cancel,write}')
    expect(problemOf(await fetchPackage(house, request, { by: 'rita' }))).toBe('not-found')
    await set('{see,cancel,write,disclosure}')
    expect((await fetchPackage(house, request, { by: 'rita' })).status).toBe(200)
  })

  it('leaves a line in the access log, and the zip no trace in a cache', async () => {
    const request = await handedOut()
    const { headers } = await fetchPackage(house, request)
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('Content-Type')).toBe('application/zip')
    expect(headers.get('Content-Disposition')).toBe('attachment; filename="aktindsigt-1.zip"')
    const { body: log } = await house.as('anna').get(`/v1/citizens/${anna}/access-log`)
    const line = log.items.find(({ fields }) => fields === 'disclosure-package')
    expect(line).toMatchObject({
      purpose: 'own-case',
      text: 'Du så pakken med aktindsigt i dine oplysninger.',
    })
  })

  it('gives the same bytes each time', async () => {
    const request = await handedOut()
    const [one, other] = [await fetchPackage(house, request), await fetchPackage(house, request)]
    expect(one.bytes.equals(other.bytes)).toBe(true)
  })

  it('is over after four weeks', async () => {
    const request = await handedOut()
    await house.db.sql(`update disclosure_packages set expires_at = now() where request_id = $1`, [
      request.id,
    ])
    const reply = await fetchPackage(house, request)
    expect({ status: reply.status, code: problemOf(reply) }).toEqual({
      status: 410,
      code: 'package-expired',
    })
  })

  it('waits until there is one', async () => {
    const { body } = await ask(house)
    const reply = await fetchPackage(house, body)
    expect({ status: reply.status, code: problemOf(reply) }).toEqual({
      status: 409,
      code: 'package-not-ready',
    })
    expect(problemOf(await fetchPackage(house, body, { query: '?part=7' }))).toBe(
      'package-not-ready',
    )
  })
})

describe('taking the request back while the package is made', () => {
  it('stops it, and nothing of it stays', async () => {
    await manyEntries(house, bent, 1200)
    const { body } = await ask(house, {}, 'bent')
    await grant(house, body)
    const chunks = () =>
      house.db.sql(
        `select from package_chunks c join disclosure_packages p on p.id = c.package_id
          where p.request_id = $1`,
        [body.id],
      )
    await eventually(chunks, (rows) => rows.length > 0)
    const { status } = await house.as('bent').post(`${pathOf(body)}/withdrawal`)
    expect(status).toBe(200)
    const stopped = await eventually(
      async () => (await house.as('bent').get(pathOf(body))).body,
      ({ packages }) => packages[0]?.status === 'stopped',
    )
    expect(stopped).toMatchObject({ status: 'withdrawn', packages: [{ status: 'stopped' }] })
    expect(await chunks()).toEqual([])
    expect(problemOf(await fetchPackage(house, body, { by: 'bent' }))).toBe('package-not-ready')
  })
})

describe('a disk that is full while the package is made', () => {
  it('is told to the officer in a code, and the package is made when there is room', async () => {
    await house.db.sql(`
      create function no_room() returns trigger language plpgsql as $$ begin
        raise exception 'could not extend file' using errcode = 'disk_full'; end $$;
      create trigger no_room before insert on package_chunks for each row execute function no_room()`)
    const { body } = await ask(house)
    await grant(house, body)
    const seen = await eventually(
      async () => (await house.as('lone').get(pathOf(body))).body,
      ({ packages }) => packages[0]?.problem !== null && packages[0]?.problem !== undefined,
    )
    expect(seen).toMatchObject({ status: 'making', packages: [{ problem: 'disk-full' }] })
    await house.db.sql('drop trigger no_room on package_chunks')
    const done = await untilStatus(house, body)
    expect(done.packages).toMatchObject([{ status: 'ready', problem: null, percent: 100 }])
    expect((await opened(house, body)).answer).toMatchObject({ ok: true })
  })
})
