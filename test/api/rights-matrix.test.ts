/**
 * Who gets which answer to what: every operation of the OpenAPI document, for everyone whom the
 * rights tell apart, about Anna's things and about things that are not there. What is expected
 * stands in rights-matrix.txt; RENEW_MATRIX=1 writes it anew, and then every change needs a reason.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import type { Reply } from '../run/caller.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { compareTables, countCells, formatTables, parseTables, type Table } from '../run/matrix.ts'
import { ask, bodyOf, type Ids, type Operation, operations, pathOf } from '../run/operations.ts'
import { makeWorld, personas, tokenOf, type World } from '../run/rights.ts'
import { stateOf } from '../run/targets.ts'
import { anna, eva, nord } from '../run/visits.ts'

const file = new URL('rights-matrix.txt', import.meta.url)
const onAnna = "Anna's things"
const onNothing = 'things that are not there'

/** One row: an operation, or an operation with an id in its query. */
interface Row {
  name: string
  operation: Operation
  query: string | undefined
}

const rows: Row[] = operations.flatMap((operation) => [
  { name: operation.name, operation, query: undefined },
  ...operation.queryIds.map((query) => ({ name: `${operation.name}?${query}`, operation, query })),
])

let house: TestHouse
let world: World
const replies = new Map<string, Reply>()
const stored: string[] = []
const found: Record<string, Table> = {}
let expected: Record<string, Table>
beforeAll(async () => {
  house = await openTestHouse()
  world = await makeWorld(house)
  found[onAnna] = await fill(onAnna, rows, (persona) => world.thingsFor(persona))
  const asking = rows.filter(({ operation, query }) => operation.noun ?? query)
  found[onNothing] = await fill(onNothing, asking, () => nothing)
  if (process.env.RENEW_MATRIX || !existsSync(file)) writeFileSync(file, written())
  expected = parseTables(readFileSync(file, 'utf8'))
})
afterAll(() => house.close())

const none = uuid()
const nothing: Ids = {
  ...{ appointments: none, cancellations: none, tasks: none, threads: none, messages: none },
  ...{ templates: none, citizens: none, organisations: none, 'booking-requests': none },
  ...{ 'same-wishes': none, 'disclosure-requests': none, entries: none },
}

async function fill(title: string, of: Row[], thingsFor: (persona: string) => Ids) {
  const table: Table = new Map()
  for (const row of of) {
    const cells = new Map<string, string>()
    for (const persona of Object.keys(personas)) {
      if (row.operation.may === 'ask to reply') await world.closeToReplies()
      const before = row.operation.method === 'GET' ? undefined : await stateOf(house)
      const things = thingsFor(persona)
      const reply = await call(row, persona, things)
      replies.set(`${title}: ${row.name}: ${persona}`, reply)
      cells.set(persona, cellOf(reply, world.thingsFor(persona)))
      if (!before) continue
      if (reply.status < 300) await world.renew()
      else {
        const changed = changesFrom(before, await stateOf(house))
        if (changed.length > 0) stored.push(`${title}: ${row.name}: ${persona}: ${changed}`)
      }
    }
    table.set(row.name, cells)
  }
  return table
}

/** The names of what is not as it was. */
function changesFrom(before: object, after: object): string[] {
  const kept = new Map(Object.entries(before))
  return Object.entries(after)
    .filter(([name, value]) => JSON.stringify(kept.get(name)) !== JSON.stringify(value))
    .map(([name]) => name)
}

function call({ operation, query }: Row, persona: string, things: Ids): Promise<Reply> {
  const path = pathOf(operation, operation.noun ? things[operation.noun] : '', things.entries)
  const isThere = things !== nothing
  const ids: Record<string, string> = {
    citizenId: things.citizens,
    organisationId: isThere ? nord : none,
    assigneeId: isThere ? eva : none,
    threadId: things.threads,
  }
  if (query && !ids[query]) throw new Error(`Say in ${import.meta.url} what ${query} may be`)
  const asked = query ? `${path}?${query}=${ids[query]}` : path
  const { method } = operation
  return ask(house, tokenOf(persona), { method, path: asked, body: bodyOf(operation) })
}

/** The status, and a plus where something of Anna's is shown. */
function cellOf(
  { status, text }: Reply,
  { organisations: _, templates: __, ...things }: Ids,
): string {
  const annas = [anna, ...Object.values(things), 'Anna', 'søster']
  return `${status}${annas.some((one) => text.includes(one)) ? '+' : ''}`
}

function written(): string {
  const head = `# Who gets which answer: ${countCells(found)} cells. A plus: something of Anna's is shown.`
  return formatTables(head, found)
}

describe('the matrix of rights', () => {
  it('has a row for each operation, and an operation for each row', () => {
    for (const [title, table] of Object.entries(found)) {
      expect([...(expected[title]?.keys() ?? [])].sort()).toEqual([...table.keys()].sort())
    }
  })

  it('allows nobody what it does not say', () => {
    const allowed = compareTables(found, expected).filter((one) => /^2|\+/.test(one.found))
    expect(allowed).toEqual([])
  })

  it('is as it is written, cell by cell', () => {
    expect(compareTables(found, expected)).toEqual([])
    expect(readFileSync(file, 'utf8')).toBe(written())
    const columns = Object.keys(personas).length
    const withIds = rows.filter(({ operation, query }) => operation.noun ?? query).length
    expect(countCells(expected)).toBe((rows.length + withIds) * columns)
  })

  it('stores nothing of what it refuses', () => {
    expect(stored).toEqual([])
  })
})

describe('what is not yours', () => {
  it('is answered as what is not there: body, headers and status', () => {
    const hidden = [...replies].flatMap(([at, reply]) => {
      const other = replies.get(at.replace(onAnna, onNothing))
      return reply.status === 404 && other && other !== reply ? [{ at, reply, other }] : []
    })
    expect(hidden.length).toBeGreaterThan(100)
    for (const { at, reply, other } of hidden) {
      expect({ at, ...answerOf(reply) }).toEqual({ at, ...answerOf(other) })
    }
  })
})

function answerOf({ status, headers, body }: Reply) {
  const { traceId: _, ...rest } = body
  return { status, headers: [...headers].filter(([name]) => name !== 'date'), body: rest }
}
