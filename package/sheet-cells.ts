import { type Markup, markup } from './markup.ts'
import { localTime, sayMoment } from './when.ts'

/** A cell's value; a text never becomes a formula, whatever it begins with. */
export type Cell = string | number | { at: string }

export function rowOf(cells: readonly Cell[], style = 'cell'): Markup {
  return markup`<table:table-row>${cells.map((cell) => cellOf(cell, style))}</table:table-row>\n`
}

function cellOf(cell: Cell, style: string): Markup {
  if (typeof cell === 'number')
    return markup`<table:table-cell table:style-name="${style}" office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`
  if (typeof cell === 'object')
    return markup`<table:table-cell table:style-name="moment" office:value-type="date" office:date-value="${localTime(cell.at)}"><text:p>${sayMoment(cell.at)}</text:p></table:table-cell>`
  return markup`<table:table-cell table:style-name="${style}" office:value-type="string">${cell.split('\n').map(paragraphOf)}</table:table-cell>`
}

/** Spaces and tabs as elements: XML readers of sheets take many spaces for one. */
function paragraphOf(line: string): Markup {
  const parts = line.match(/\t| +|[^\t ]+/g) ?? []
  return markup`<text:p>${parts.map((part, index) => {
    if (part === '\t') return markup`<text:tab/>`
    const isSpaces = part.startsWith(' ')
    if (isSpaces && (part.length > 1 || index === 0 || index === parts.length - 1))
      return markup`<text:s text:c="${part.length}"/>`
    return markup`${part}`
  })}</text:p>`
}
