import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { makeTargets, sendTo, stateOf, type Target } from '../run/targets.ts'
import { eva } from '../run/visits.ts'

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

const json = 'application/json'
const bytes = (...codes: number[]) => Buffer.from(codes)
const around = (middle: Buffer) =>
  Buffer.concat([Buffer.from('{"text":"'), middle, Buffer.from('"}')])
const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

/** None of these is a body that any call takes. */
const invalid: [string, string | Buffer][] = [
  ['nothing', ''],
  ['a space', ' '],
  ['half a document', '{"text":'],
  ['two documents', '{}{}'],
  ['a comma too many', '{"text":"x",}'],
  ['a comment', '{"text":"x"/**/}'],
  ['single quotes', `{'text':'x'}`],
  ['null', 'null'],
  ['a number', '1'],
  ['a text', '"text"'],
  ['a list', '[]'],
  ['a list of bodies', '[{"text":"x","reasonCode":"not-home","open":true,"reason":"x"}]'],
  ['NaN', 'NaN'],
  ['deep nesting', deep(30_000)],
  ['deep nesting in a field', `{"text":${deep(30_000)}}`],
  ['deep nesting of objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ['wrong types', '{"text":1,"reasonCode":[],"status":true,"open":"true","reason":{}}'],
  ['null in every field', '{"text":null,"reasonCode":null,"status":null,"open":null}'],
  ['unknown fields', '{"text":"x","reasonCode":"not-home","open":true,"reason":"x","cpr":"1"}'],
  ['the prototype', '{"__proto__":{"text":"x"},"constructor":1}'],
  [
    'ten thousand unknown fields',
    JSON.stringify(
      Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`a${index}`, 1])),
    ),
  ],
  ['NUL in a text', '{"text":"a\\u0000b","reason":"\\u0000","reasonCode":"a\\u0000","open":true}'],
  ['NUL in a name', '{"te\\u0000xt":"x"}'],
  ['a raw NUL', around(bytes(0))],
  ['a raw line break in a text', around(bytes(10))],
  [
    'half a surrogate pair',
    '{"text":"\\ud83e","reason":"\\udc00","open":true,"reasonCode":"\\ud800"}',
  ],
  [
    'a surrogate pair turned round',
    '{"text":"\\udc00\\ud83e","reason":"\\udc00\\ud83e","open":true}',
  ],
  ['invalid UTF-8', around(bytes(0xff, 0xfe))],
  ['an overlong form', around(bytes(0xc0, 0xaf))],
  ['a surrogate in UTF-8', around(bytes(0xed, 0xa0, 0x80))],
  ['half a character', around(bytes(0xe2, 0x82))],
  ['UTF-16', Buffer.from('{"text":"x"}', 'utf16le')],
  ['UTF-7 said to be JSON', '+AHsAIg-text'],
  ['only spaces in a text', '{"text":" \\n\\t ","reason":" ","open":true,"reasonCode":" "}'],
  ['an empty text', '{"text":"","reason":"","open":true,"reasonCode":""}'],
  [
    'a text too long',
    JSON.stringify({ text: 'x'.repeat(2001), reason: 'x'.repeat(501), open: true }),
  ],
  ['a code that is none', '{"reasonCode":"Not-Home","text":"x\\u0000"}'],
  ['an id that is none', '{"assigneeId":"eva","employeeId":"eva","open":true,"reason":"x"}'],
  ['a form', 'text=x&reasonCode=not-home'],
  ['XML', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'],
]

describe('a body that no call takes is refused everywhere, and nothing is stored:', () => {
  it.each(invalid)('%s', async (_, body) => {
    for (const target of targets) {
      const reply = await sendTo(house, target, { body, type: json })
      expect([target.path, reply.status, reply.body.code]).toEqual([
        target.path,
        400,
        'body-invalid',
      ])
    }
    await expectNothingStored()
  })
})

describe('an empty object', () => {
  it('is refused where something must be in it, and nothing is stored', async () => {
    const needing = targets.filter(({ path }) => !/\/(shown|read)$/.test(path))
    expect(needing).toHaveLength(targets.length - 2)
    for (const target of needing) {
      const reply = await sendTo(house, target, { body: '{}', type: json })
      expect([target.path, reply.body.code]).toEqual([target.path, 'body-invalid'])
    }
    await expectNothingStored()
  })
})

describe('a body that is too large is refused:', () => {
  it.each<[string, string | Buffer]>([
    ['65 kB', JSON.stringify({ text: 'x'.repeat(66_600) })],
    ['100,000 brackets', deep(100_000)],
    ['10 MB', Buffer.alloc(10_000_000, ' ')],
  ])('%s', async (_, body) => {
    for (const target of targets) {
      const reply = await sendTo(house, target, { body, type: json })
      expect([reply.status, reply.body.code]).toEqual([413, 'body-too-large'])
    }
    await expectNothingStored()
  })
})

describe('a body in another form is refused:', () => {
  it.each<[string, Record<string, string>]>([
    ['no media type', { 'Content-Type': '' }],
    ['text', { 'Content-Type': 'text/plain' }],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['a merge patch', { 'Content-Type': 'application/merge-patch+json' }],
    ['a media type that is none', { 'Content-Type': 'json' }],
    ['latin1', { 'Content-Type': 'application/json; charset=latin1' }],
    ['UTF-16', { 'Content-Type': 'application/json; charset=utf-16' }],
    ['said to be gzip', { 'Content-Type': json, 'Content-Encoding': 'gzip' }],
    ['said to be br', { 'Content-Type': json, 'Content-Encoding': 'br' }],
    ['said to be twice the same', { 'Content-Type': json, 'Content-Encoding': 'identity, gzip' }],
  ])('%s', async (_, headers) => {
    for (const target of targets) {
      const isGzip = headers['Content-Encoding'] === 'gzip'
      const body = isGzip ? gzipSync(target.good) : target.good
      const { 'Content-Type': type = '', ...more } = headers
      const reply = await sendTo(house, target, { body, type, headers: more })
      expect([target.path, reply.status, reply.body.code]).toEqual([
        target.path,
        415,
        'media-type-unsupported',
      ])
    }
    await expectNothingStored()
  })
})

describe('the fields at fault', () => {
  it('are named by JSON pointers, without what was written in them', async () => {
    const [visit = ''] = await house.book({})
    const wrong = { reasonCode: 7, text: '', 'a/b~c': 'hemmeligt' }
    const { body } = await house.as('anna').cancel(visit, wrong)
    const pointers = body.errors.map((error: { pointer: string }) => error.pointer)
    expect(new Set(pointers)).toEqual(new Set(['/reasonCode', '/text', '/a~1b~0c']))
    expect(JSON.stringify(body)).not.toContain('hemmeligt')
  })

  it('are named where they are missing', async () => {
    const [visit = ''] = await house.book({})
    const { body } = await house.as('anna').cancel(visit, { text: 'x' })
    expect(body.errors).toMatchObject([{ pointer: '/reasonCode' }])
  })
})

describe('a text that no database keeps', () => {
  const texts = ['a\\u0000b', '\\ud83e', 'x\\udc00', '\\udc00\\ud83e']
  it.each(texts)('is refused in an otherwise right body: %s', async (text) => {
    const bodies = [
      `{"reasonCode":"not-home","text":"${text}"}`,
      `{"text":"${text}"}`,
      undefined,
      `{"open":true,"reason":"${text}"}`,
    ]
    for (const [index, body] of bodies.entries()) {
      const target = targets[index]
      if (!target || !body) continue
      const reply = await sendTo(house, target, { body, type: json })
      expect(reply.body).toMatchObject({ status: 400, code: 'body-invalid' })
      expect(reply.body.errors[0].pointer).toMatch(/^\/(text|reason)$/)
    }
    await expectNothingStored()
  })
})

describe('a field that Postgres would not read', () => {
  const open = { open: true, reason: 'x' }
  it.each<[string, number, object]>([
    ['an assignee with a scheme', 2, { assigneeId: `urn:uuid:${eva}` }],
    ['an employee with a scheme', 3, { ...open, to: 'employee', employeeId: `urn:uuid:${eva}` }],
    ['a time in the year 0', 3, { ...open, until: '0000-01-01T00:00:00Z' }],
    ['a time that is the year 10000', 3, { ...open, until: '9999-12-31T23:59:59-01:00' }],
    ['a time in a zone that nobody has', 3, { ...open, until: '2030-01-01T00:00:00+23:59' }],
  ])('is refused: %s', async (_, which, wanted) => {
    const target = targets[which]
    if (!target) throw new Error('There is no such target')
    const reply = await sendTo(house, target, { body: JSON.stringify(wanted), type: json })
    expect(reply.body).toMatchObject({ status: 400, code: 'body-invalid' })
    await expectNothingStored()
  })
})

describe('a body that is right', () => {
  it.each([
    'application/json',
    'application/json; charset=UTF-8',
    'Application/JSON;charset="utf-8"',
  ])('is taken as %s', async (type) => {
    const [visit = ''] = await house.book({})
    const path = `/v1/appointments/${visit}/cancellation`
    const target = { method: 'POST', path, subject: 'anna', good: '' }
    const reply = await sendTo(house, target, { body: '{"reasonCode":"not-home"}', type })
    expect(reply.status).toBeLessThan(300)
  })
})

async function expectNothingStored() {
  expect(await stateOf(house)).toEqual(before)
}
