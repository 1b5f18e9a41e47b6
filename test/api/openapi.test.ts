import { readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { checkContract } from '../run/contract.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'

const snapshot = new URL('./openapi.json', import.meta.url)

interface Operation {
  operationId: string
  parameters: { name: string; in: string; required?: boolean }[]
  responses: Record<string, object>
  requestBody?: { content: Record<string, object> }
}

interface Document {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
}

let house: TestHouse
let document: Document
beforeAll(async () => {
  house = await openTestHouse()
  document = (await (await fetch(`${house.url}/openapi.json`)).json()) as Document
})
afterAll(() => house.close())

describe('the OpenAPI document', () => {
  it('is the one that was agreed', async () => {
    if (process.env.RENEW_OPENAPI)
      await writeFile(snapshot, `${JSON.stringify(document, null, 2)}\n`)
    const agreed = JSON.parse(await readFile(snapshot, 'utf8'))
    const howTo =
      'RENEW_OPENAPI=1 npm test -- test/api/openapi.test.ts renews test/api/openapi.json'
    expect({ howTo, document }).toEqual({ howTo, document: agreed })
  })

  it('says its version, its title and its licence', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Borgerdialog', version: '1', license: { identifier: 'MPL-2.0' } },
    })
  })

  it('refers only to what stands in it', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#([^"]+)"/g)].map(([, ref]) => ref)
    expect(refs.length).toBeGreaterThan(20)
    for (const ref of refs) expect({ ref, found: find(ref ?? '') }).toEqual({ ref, found: true })
    expect(JSON.stringify(document)).not.toContain('"$id"')
  })

  it('gives every operation a name of its own, a success and a problem', () => {
    const ids = operations().map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { operation } of operations()) {
      const statuses = Object.keys(operation.responses)
      expect(statuses.some((status) => status.startsWith('2'))).toBe(true)
      expect(operation.responses.default).toEqual({ $ref: '#/components/responses/Problem' })
    }
  })

  it('declares every name in a path as a parameter', () => {
    for (const { path, operation } of operations()) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const declared = operation.parameters.filter((one) => one.in === 'path')
      expect(declared.map(({ name }) => name)).toEqual(named)
    }
  })

  it('asks for a key on every POST and for a version on every PATCH, PUT and DELETE', () => {
    const version = ['If-Match']
    const changes = { patch: version, put: version, delete: version }
    const headers = { post: ['Idempotency-Key'], ...changes }
    const unversioned = ['/v1/tasks/{id}/presence']
    for (const { path, method, operation } of operations()) {
      const required = operation.parameters.filter((one) => one.in === 'header' && one.required)
      const asked = unversioned.includes(path) ? [] : Object.entries(headers)
      const wanted = asked.flatMap(([name, header]) => (name === method ? header : []))
      expect(required.map(({ name }) => name)).toEqual(wanted)
    }
  })

  it('says how long a key is kept', () => {
    expect(JSON.stringify(document)).toContain('kept 7 days')
  })
})

describe('an answer', () => {
  const good = { method: 'GET', path: '/v1/me', status: 200, contentType: 'application/json' }
  const me = { id: crypto.randomUUID(), kind: 'citizen', name: 'A', actsFor: [], roles: [] }

  it('passes where it is as the document says', () => {
    checkContract({ ...good, text: JSON.stringify({ ...me, organisations: [] }) })
  })

  it('passes as it was kept for a retry before there were marks', () => {
    const ids = { id: crypto.randomUUID(), threadId: crypto.randomUUID(), cancellationId: null }
    const author = { kind: 'citizen', name: 'Anna Jensen', organisation: null }
    const message = {
      ...ids,
      number: 1,
      author,
      text: 'Hej',
      createdAt: '2026-11-24T08:00:00.000Z',
    }
    const written = { method: 'POST', path: `/v1/threads/${ids.threadId}/messages`, status: 201 }
    const text = JSON.stringify({ ...message, readAt: null })
    checkContract({ ...good, ...written, text })
  })

  it('is refused by these tests where it has a field too few or too many', () => {
    expect(() => checkContract({ ...good, text: JSON.stringify(me) })).toThrow(/organisations/)
    const more = { ...me, organisations: [], subject: 'anna' }
    expect(() => checkContract({ ...good, text: JSON.stringify(more) })).toThrow(/additional/)
    const whole = { ...me, organisations: [], cpr: '2512489996' }
    expect(() => checkContract({ ...good, text: JSON.stringify(whole) })).toThrow(/pattern/)
  })

  it('is refused by these tests where its status is not declared', () => {
    expect(() => checkContract({ ...good, status: 203, text: '{}' })).toThrow(/not declared/)
  })
})

function operations() {
  const methods = ['get', 'post', 'patch', 'put', 'delete'] as const
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation ? [{ path, method, operation }] : []
    }),
  )
}

function find(pointer: string): boolean {
  let place: unknown = document
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, name)) return false
    place = Object.entries(place).find(([key]) => key === name)?.[1]
  }
  return true
}
