/** A table in a text file: a line for each row, a column for each of the names on top. */
export type Table = Map<string, Map<string, string>>

export function formatTables(head: string, tables: Record<string, Table>): string {
  const parts = Object.entries(tables).map(([title, table]) => `## ${title}\n${lines(table)}`)
  return `${[head, ...parts].join('\n\n')}\n`
}

function lines(table: Table): string {
  const columns = [...([...table.values()][0]?.keys() ?? [])]
  const first = Math.max(...[...table.keys()].map((name) => name.length))
  const widths = columns.map((column) => Math.max(column.length, 4))
  const line = (name: string, cells: string[]) =>
    [name.padEnd(first), ...cells.map((cell, index) => cell.padEnd(widths[index] ?? 0))]
      .join('  ')
      .trimEnd()
  const rows = [...table].map(([name, cells]) =>
    line(
      name,
      columns.map((column) => cells.get(column) ?? ''),
    ),
  )
  return [line('', columns), ...rows].join('\n')
}

/** What `formatTables` has written; two spaces or more lie between cells. */
export function parseTables(text: string): Record<string, Table> {
  const parts = text.split(/^## /m).slice(1)
  return Object.fromEntries(
    parts.map((part) => {
      const [title = '', top = '', ...rows] = part.trimEnd().split('\n')
      const columns = cellsOf(top.trim())
      const table: Table = new Map()
      for (const row of rows) {
        const [name = '', ...cells] = cellsOf(row)
        table.set(name, new Map(columns.map((column, index) => [column, cells[index] ?? ''])))
      }
      return [title, table]
    }),
  )
}

export function countCells(tables: Record<string, Table>): number {
  const counts = Object.values(tables).flatMap((table) =>
    [...table.values()].map(({ size }) => size),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

export interface Difference {
  at: string
  found: string
  expected: string
}

/** Cell by cell, where both have the row. */
export function compareTables(
  found: Record<string, Table>,
  expected: Record<string, Table>,
): Difference[] {
  return Object.entries(found).flatMap(([title, table]) =>
    [...table].flatMap(([name, cells]) =>
      [...cells].flatMap(([column, cell]) => {
        const wanted = expected[title]?.get(name)?.get(column) ?? 'no cell'
        const at = `${title}: ${name}: ${column}`
        return wanted === cell ? [] : [{ at, found: cell, expected: wanted }]
      }),
    ),
  )
}

function cellsOf(line: string): string[] {
  return line.split(/ {2,}/)
}
