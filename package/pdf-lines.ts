import type { Weight } from './pdf-font.ts'

/** A piece of a text in one weight. */
export interface Piece {
  text: string
  weight: Weight
  /** What it stands for, read aloud. */
  spoken?: string
}

/** The width of one letter, in points. */
export type Measure = (letter: string, weight: Weight) => number

/**
 * Breaks a text into lines that are at most `width` wide: at spaces, and within what is wider than
 * a line. Only one letter is measured at a time, so that no text takes longer than its length.
 */
export function breakLines(pieces: readonly Piece[], width: number, measure: Measure): Piece[][] {
  const lines = new Lines(width, measure)
  for (const piece of pieces) {
    for (const [token] of piece.text.matchAll(/\n|[^\S\n]+|\S+/g)) {
      if (token === '\n') lines.breakLine()
      else if (token.trim() === '') lines.putSpaces(token.length, piece)
      else lines.putWord(token, piece)
    }
  }
  return lines.done
}

class Lines {
  readonly done: Piece[][] = []
  private line: Piece[] = []
  private used = 0
  private readonly width: number
  private readonly measure: Measure

  constructor(width: number, measure: Measure) {
    this.width = width
    this.measure = measure
    this.breakLine()
  }

  breakLine(): void {
    this.line = []
    this.done.push(this.line)
    this.used = 0
  }

  /** Those that do not fit are not missed; one always stays, so that words are apart. */
  putSpaces(count: number, piece: Piece): void {
    const space = this.measure(' ', piece.weight)
    const fitting = Math.floor((this.width - this.used) / space)
    const kept = Math.min(count, Math.max(fitting, 1))
    this.put(' '.repeat(kept), piece, kept * space)
  }

  putWord(word: string, piece: Piece): void {
    let whole = 0
    for (const letter of word) whole += this.measure(letter, piece.weight)
    if (this.used > 0 && this.used + whole > this.width) this.breakLine()
    if (whole <= this.width) this.put(word, piece, whole)
    else this.putLetters(word, piece)
  }

  private putLetters(word: string, piece: Piece): void {
    for (const letter of word) {
      const own = this.measure(letter, piece.weight)
      if (this.used + own > this.width) this.breakLine()
      this.put(letter, piece, own)
    }
  }

  private put(text: string, piece: Piece, width: number): void {
    const last = this.line.at(-1)
    const goesOn = last?.weight === piece.weight && last.spoken === piece.spoken
    if (last && goesOn) last.text += text
    else this.line.push({ ...piece, text })
    this.used += width
  }
}
