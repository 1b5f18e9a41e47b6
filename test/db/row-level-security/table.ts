/** Reads `row-level-security.md`: cells, the rights that they are held against, and words. */
import { readFileSync } from 'node:fs'
import { policies, type Right } from '../../../domain/policies.ts'
import type { Cell } from './attempts.ts'

export type How = 'same' | 'wider' | 'narrower' | 'own'

export interface Held {
  /** Undefined where no right speaks of the table. */
  right: Right | undefined
  how: How
  /** Which letter of a cell says so. */
  letter: string
}

export interface Written {
  /** table → person → letters */
  cells: Map<string, Map<string, Cell>>
  seeing: Map<string, Held>
  writing: Map<string, Held>
  /** Under a heading for each table. */
  words: Map<string, string>
}

export function readTable(): Written {
  const text = readFileSync(new URL('../row-level-security.md', import.meta.url), 'utf8')
  const cells: Written['cells'] = new Map()
  const seeing: Written['seeing'] = new Map()
  const writing: Written['writing'] = new Map()
  for (const [head = [], ...lines] of tablesOf(text)) {
    for (const [table = '', ...values] of lines) {
      if (head[1] === 'right to see') {
        const [see, how, letter, write, howWritten] = values
        seeing.set(table, held('s', see, how))
        if (write) writing.set(table, held(letter ?? '', write, howWritten))
      } else {
        const row = cells.get(table) ?? new Map<string, Cell>()
        for (const [n, value] of values.entries()) row.set(head[n + 1] ?? '', value)
        cells.set(table, row)
      }
    }
  }
  return { cells, seeing, writing, words: wordsOf(text) }
}

function held(letter: string, name: string | undefined, how: string | undefined): Held {
  const right = Object.keys(policies).find((one): one is Right => one === name)
  const known = (['same', 'wider', 'narrower', 'own'] as const).find((one) => one === how)
  if (!known || (known !== 'own' && !right)) throw new Error(`What is "${name}", "${how}"?`)
  return { right, how: known, letter }
}

function tablesOf(text: string): string[][][] {
  const blocks = text.split(/\n\n+/).filter((block) => block.startsWith('|'))
  return blocks.map((block) =>
    block
      .trim()
      .split('\n')
      .filter((line) => !/^\|[\s|:-]+$/.test(line))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((one) => one.replaceAll('`', '').trim()),
      ),
  )
}

function wordsOf(text: string): Map<string, string> {
  const parts = text.split(/^### /m).slice(1)
  return new Map(
    parts.map((part): [string, string] => {
      const [head = '', ...rest] = part.split('\n')
      return [head.replaceAll('`', '').trim(), rest.join(' ').trim()]
    }),
  )
}
