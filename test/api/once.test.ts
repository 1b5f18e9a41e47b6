import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createOnce } from '../../api/idempotency.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'

let at: TestDatabase
let db: Database
beforeAll(async () => {
  at = await makeDatabase()
  db = openDatabase(at.url)
})
afterAll(async () => {
  await db.destroy()
  await at.drop()
})

const request = () => ({
  actorId: randomUUID(),
  header: randomUUID(),
  method: 'POST',
  path: '/v1/things',
  body: { a: 1 },
})
const now = () => new Date()
const first = { status: 202, headers: {}, body: { is: 'accepted' } }
const better = { status: 201, headers: {}, body: { is: 'completed' } }

describe('an answer that may get better after its commit', () => {
  it('is the better one, now and when asked again', async () => {
    const once = createOnce(db, now, request())
    const later = { withinMs: 5000, answer: async () => better }
    expect(await once(async () => first, later)).toEqual(better)
    expect(await once(async () => first, later)).toEqual(better)
  })

  it('is the first one where it got no better', async () => {
    const once = createOnce(db, now, request())
    const later = { withinMs: 5000, answer: async () => undefined }
    expect(await once(async () => first, later)).toEqual(first)
    expect(await once(async () => better)).toEqual(first)
  })

  it('is the first one where Postgres went away meanwhile: what was stored was stored', async () => {
    const once = createOnce(db, now, request())
    const away = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
    const later = { withinMs: 5000, answer: () => Promise.reject(away) }
    expect(await once(async () => first, later)).toEqual(first)
  })

  it('is asked for once where its effect fails, and stores no key', async () => {
    const once = createOnce(db, now, request())
    const failing = once(() => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(await once(async () => better)).toEqual(better)
  })
})
