/** Holds what Postgres does against the table file and the rights; each difference is a sentence. */
import type { Findings } from './attempts.ts'
import { mayByRight, published, shouldSee } from './rights.ts'
import { type Held, readTable } from './table.ts'
import type { Row } from './things.ts'

export type Found = Map<string, Findings>

const written = readTable()

/** Where a cell differs from the table file. */
export function apartFromTable(found: Found): string[] {
  const differences: string[] = []
  for (const [person, { cells }] of found) {
    for (const [table, cell] of cells) {
      const wanted = written.cells.get(table)?.get(person) ?? 'nothing'
      if (cell !== wanted)
        differences.push(`${table}, ${person}: ${cell}, but written is ${wanted}`)
    }
  }
  return differences
}

/** Where a row is shown or hidden otherwise than the access table of the rights says. */
export function apartFromRights(found: Found, rows: Map<string, Row>): string[] {
  const now = new Date()
  return [...found].flatMap(([person, { actor, cells }]) =>
    [...cells].flatMap(([table, cell]) => {
      const right = written.seeing.get(table)?.right
      const should =
        person === 'process' ||
        published.includes(table) ||
        (person !== 'nobody' && shouldSee(actor, { right, table, rows, now }))
      const sees = cell.includes('s')
      return sees === should ? [] : [`${table}, ${person}: ${sees ? 'shown' : 'hidden'}`]
    }),
  )
}

/** Where `same`, `wider` or `narrower` is not true of a table, for whoever is somebody. */
export function falselyHeld(found: Found, rows: Map<string, Row>): string[] {
  const wrong: string[] = []
  for (const [what, all] of [
    ['seeing', written.seeing],
    ['writing', written.writing],
  ] as const) {
    for (const [table, held] of all) {
      const how = howHeld(found, rows, { table, held })
      if (held.right && how !== held.how) wrong.push(`${what} ${table}: ${how}, not ${held.how}`)
    }
  }
  return wrong
}

function howHeld(
  found: Found,
  rows: Map<string, Row>,
  { table, held }: { table: string; held: Held },
) {
  const { right, letter } = held
  const now = new Date()
  let [more, less] = [0, 0]
  for (const { actor, cells } of found.values()) {
    if (!actor || !right) continue
    const should = mayByRight(actor, { right, table, rows, now })
    const can = [...letter].some((one) => cells.get(table)?.includes(one))
    if (can && !should) more += 1
    if (should && !can) less += 1
  }
  if (more > 0 && less > 0) return 'wider and narrower'
  return more > 0 ? 'wider' : less > 0 ? 'narrower' : 'same'
}

/** Tables that are apart from the right without a word why. */
export function wordless(): string[] {
  const { seeing, writing, words } = written
  const apart = [...seeing, ...writing].filter(([, { how }]) => how !== 'same')
  return apart.map(([table]) => table).filter((table) => (words.get(table)?.length ?? 0) < 40)
}
