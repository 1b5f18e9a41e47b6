/** Fields of the tables in bodies that do not take them, and other ways to smuggle them in. */
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { operations, pathOf } from '../run/operations.ts'
import { makeTargets, sendTo, stateOf, type Target } from '../run/targets.ts'
import { bent } from '../run/visits.ts'

interface Schema {
  properties: Record<string, { type?: string | readonly string[]; enum?: readonly unknown[] }>
}

const folder = new URL('../../schemas/', import.meta.url)
const modules: Record<string, unknown>[] = await Promise.all(
  readdirSync(folder).map((name) => import(new URL(name, folder).href)),
)
const schemas = modules.flatMap((module) => Object.entries(module)) as [string, Schema][]
const rows = schemas.filter(([name]) => name.endsWith('Row'))
const taking = operations.filter(({ body }) => body)

let house: TestHouse
let targets: Target[]
let before: object
beforeAll(async () => {
  house = await openTestHouse()
  targets = await makeTargets(house)
})
beforeEach(async () => {
  before = await stateOf(house)
})
afterAll(() => house.close())

const send = (target: Target, body: string) =>
  sendTo(house, target, { body, type: 'application/json' })

/** A value that the column would take. */
function valueFor({ type, enum: words }: Schema['properties'][string]): unknown {
  const [first] = [type].flat()
  const values: Record<string, unknown> = { integer: 7, boolean: true, array: [], object: {} }
  return words ? words.at(-1) : first ? (values[first] ?? bent) : bent
}

const snakeCase = (name: string) =>
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Each column once, under the name it has in code and in Postgres. */
const columns = new Map<string, unknown>()
for (const [, { properties }] of rows) {
  for (const [name, schema] of Object.entries(properties)) {
    for (const spelled of [name, snakeCase(name)]) columns.set(spelled, valueFor(schema))
  }
}

/** What its body takes. */
function fieldsOf({ method, path }: Target): Set<string> {
  const operation = operations.find(
    (one) => one.method === method && new RegExp(`^${pathOf(one, '[^/]+')}$`).test(path),
  )
  const [, schema] = schemas.find(([name]) => name === operation?.body) ?? []
  if (!schema) throw new Error(`Nobody knows what ${method} ${path} takes`)
  return new Set(Object.keys(schema.properties))
}

async function expectRefused(target: Target, body: string): Promise<void> {
  const { status, body: answer } = await send(target, body)
  expect([target.path, body, status, answer.code]).toEqual([
    ...[target.path, body, 400, 'body-invalid'],
  ])
}

describe('a body that takes some fields', () => {
  it('is one of as many as there are calls that take one', () => {
    // one that is missing belongs into test/run/targets.ts
    expect(targets.length).toBe(taking.length)
    expect(rows.length).toBeGreaterThan(8)
    expect(columns.size).toBeGreaterThan(80)
  })

  it('is refused with any field of any table that it does not take', async () => {
    for (const target of targets) {
      const takes = fieldsOf(target)
      for (const [name, value] of columns) {
        if (takes.has(name)) continue
        const body = JSON.stringify({ ...JSON.parse(target.good), [name]: value })
        const { status, body: answer } = await send(target, body)
        expect([target.path, name, status, answer.code]).toEqual([
          ...[target.path, name, 400, 'body-invalid'],
        ])
        expect(answer.errors.map(({ pointer }) => pointer)).toEqual([`/${name}`])
      }
    }
    expect(await stateOf(house)).toEqual(before)
  })

  it.each([
    '"__proto__":{"status":"done","open":true}',
    '"__proto__":null',
    '"\\u005f_proto__":{"isAdmin":true}',
    '"constructor":{"prototype":{"roles":["operator"]}}',
    '"prototype":{}',
    '"toString":"x"',
    '"hasOwnProperty":1',
    '"":""',
    '" text":"x"',
    '"Text":"x"',
    '"citizen":{"id":"x"}',
    '"citizen.id":"x"',
    '"actor[id]":"x"',
  ])('is refused with %s', async (smuggled) => {
    for (const target of targets) {
      await expectRefused(target, `${target.good.slice(0, -1)},${smuggled}}`)
      await expectRefused(target, `{${smuggled},${target.good.slice(1)}`)
    }
    expect(await stateOf(house)).toEqual(before)
    expect({}).not.toHaveProperty('isAdmin')
    expect({}).not.toHaveProperty('roles')
  })

  it('is refused where a field stands in it twice, whatever its values', async () => {
    for (const target of targets) {
      const inside = target.good.slice(1, -1)
      const [name = ''] = Object.keys(JSON.parse(target.good))
      const escaped = `"\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}"`
      await expectRefused(target, `{${inside},${inside}}`)
      await expectRefused(target, `{${inside.replace(`"${name}"`, escaped)},${inside}}`)
      await expectRefused(target, `{"${name}":null,${inside}}`)
      await expectRefused(target, `{"${name}":{"${name}":1},${inside}}`)
    }
    expect(await stateOf(house)).toEqual(before)
  })

  it('is refused as a list, in a list, as a text, or with a list for a value', async () => {
    for (const target of targets) {
      const { good } = target
      const entries = Object.entries(JSON.parse(good))
      const withLists = Object.fromEntries(entries.map(([name, value]) => [name, [value]]))
      const withObjects = Object.fromEntries(entries.map(([name, value]) => [name, { value }]))
      const forms = [entries, [JSON.parse(good)], good, withLists, withObjects, { body: good }]
      for (const form of forms) await expectRefused(target, JSON.stringify(form))
    }
    expect(await stateOf(house)).toEqual(before)
  })
})

describe('a text that looks like fields', () => {
  it('is kept as the text that it is', async () => {
    const text = '","text":"x","__proto__":{"a":"b"} {"text":1} \\"text\\": "text":'
    const target = targets.find(({ path }) => path.endsWith('/messages'))
    const reply = target && (await send(target, JSON.stringify({ text })))
    expect(reply?.status).toBe(201)
    expect(reply?.body.text).toBe(text)
  })
})
