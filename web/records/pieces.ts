import type { RedactionPart } from '../../schemas/redaction.ts'

export interface Piece {
  text: string
  withheld: boolean
}

/** The text in pieces, with those that are withheld. */
export function piecesOf(text: string, parts: RedactionPart[]): Piece[] {
  const passages = parts.flatMap(({ start, end }) =>
    start === undefined || end === undefined ? [] : [{ start, end }],
  )
  passages.sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of passages) {
    pieces.push({ text: text.slice(at, start), withheld: false })
    pieces.push({ text: text.slice(start, end), withheld: true })
    at = end
  }
  return [...pieces, { text: text.slice(at), withheld: false }]
}
