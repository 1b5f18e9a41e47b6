import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Answer } from '../../api/answer.ts'
import { answer } from '../../api/asking.ts'
import type { Dependencies } from '../../api/dependencies.ts'
import type { Later, Once } from '../../api/idempotency.ts'
import { createLog } from '../../api/log.ts'
import type { Request } from '../../api/route.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { theVault } from '../run/servers.ts'
import { anna } from '../run/visits.ts'

let at: TestDatabase
let db: Database
let about: Answer['about']
beforeAll(async () => {
  at = await makeDatabase()
  db = openDatabase({ url: at.url, vault: theVault() })
  const keys = 'select key_id as id from citizen_keys where citizen_id = $1'
  const [key] = await at.sql<{ id: string }>(keys, [anna])
  const dataKey = await theVault().keyOf(key?.id ?? '')
  about = dataKey && { citizenId: anna, dataKey }
})
afterAll(async () => {
  await db.destroy()
  await at.drop()
})

const better = { status: 201, headers: {}, body: { is: 'completed' } }
const first = () => ({ status: 202, headers: {}, body: { is: 'accepted' }, about })
const shown = { status: 202, body: { is: 'accepted' } }

/** Anna asks with one key, as often as wanted; each time something else may come of it. */
function asker() {
  const request: Request = {
    path: '/v1/things',
    params: {},
    query: {},
    body: { a: 1 },
    language: 'da',
    waitMs: 0,
    ifMatch: '',
    idempotencyKey: randomUUID(),
    prefersHtml: false,
    prefersCsv: false,
    lastEventId: '',
    traceId: '0',
    address: null,
  }
  const deps = { db, log: createLog('silent'), now: () => new Date() } as Dependencies
  const acting = { kind: 'citizen' as const, subject: 'anna', cprHash: null }
  return (effect: Parameters<Once>[0], later?: Later) => {
    const handle = ({ once }: { once: Once }) => once(effect, later)
    const [method, path] = ['POST' as const, '/v1/things']
    const route = { method, path, summary: '', responses: {}, may: 'signed in' as const, handle }
    return answer({ route, request, acting, deps })
  }
}

const laterIs = (what: Later['answer']): Later => ({
  withinMs: 5000,
  until: async () => true,
  answer: what,
})

describe('an answer that may get better after its commit', () => {
  it('is the better one, now and when asked again', async () => {
    const ask = asker()
    const later = laterIs(async () => better)
    expect(await ask(async () => first(), later)).toEqual(better)
    expect(await ask(async () => first(), later)).toEqual(better)
  })

  it('is the first one where it got no better', async () => {
    const ask = asker()
    const later = { withinMs: -2000, until: async () => false, answer: async () => better }
    expect(await ask(async () => first(), later)).toMatchObject(shown)
    expect(await ask(async () => better)).toMatchObject(shown)
  })

  it('is the first one where Postgres went away meanwhile: what was stored was stored', async () => {
    const away = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
    const later = laterIs(() => Promise.reject(away))
    expect(await asker()(async () => first(), later)).toMatchObject(shown)
  })

  it('is asked for once where its effect fails, and stores no key', async () => {
    const ask = asker()
    const failing = ask(() => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(await ask(async () => first())).toMatchObject(shown)
  })
})
