import type { Weight } from './pdf-font.ts'
import type { Element, Paper } from './pdf-paper.ts'

const size = 9
/** Where each column begins, and how wide it is; in points. */
const columns = [
  { x: 56, width: 240 },
  { x: 304, width: 110 },
  { x: 422, width: 50 },
  { x: 478, width: 62 },
]

export interface Table {
  caption: string
  columns: readonly string[]
  rows: string[][]
}

export function drawTable(paper: Paper, section: Element, table: Table): void {
  const parent = paper.element(section, 'Table')
  const caption = paper.element(parent, 'Caption')
  paper.write(caption, [{ text: table.caption, weight: 700 }], { size: 10, before: 8 })
  drawRow(
    paper,
    parent,
    table.columns.map((text) => ({ text, head: 'Column' })),
  )
  for (const row of table.rows)
    drawRow(
      paper,
      parent,
      row.map((text, index) => ({ text, ...(index === 0 && { head: 'Row' }) })),
    )
  parent.end()
}

function drawRow(paper: Paper, table: Element, cells: { text: string; head?: string }[]): void {
  const row = paper.element(table, 'TR')
  const laid = cells.map(({ text, head }, index) => {
    const weight: Weight = head === 'Column' ? 700 : 400
    const place = { size, ...columns[index] }
    return { head, place, lines: paper.layOut([{ text, weight }], place) }
  })
  const height = Math.max(...laid.map(({ lines }) => lines.length)) * size * 1.4
  paper.space(4)
  paper.beside(
    height,
    laid.map(({ head, place, lines }) => () => {
      const cell = paper.element(row, head ? 'TH' : 'TD', head ? { scope: head } : {})
      paper.fill(cell, lines, place)
    }),
  )
  row.end()
}
