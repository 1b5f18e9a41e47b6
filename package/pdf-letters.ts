import type PDFDocument from 'pdfkit'
import { readFont, type Weight } from './pdf-font.ts'

export type Doc = InstanceType<typeof PDFDocument>

/** What pdfkit keeps to itself of the font in use. */
interface Inside {
  _font: { font: { hasGlyphForCodePoint(code: number): boolean }; layoutCache: object }
}

/** Scripts whose letters stand one after the other from left to right, and what all scripts use. */
const simple = new RegExp(
  `[${['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Georgian', 'Common', 'Inherited'].map((name) => `\\p{Script=${name}}`).join('')}]`,
  'u',
)
const invisible = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u
/** Where a word may break, and how a sign may look: nothing is lost without them. */
const needless = /\u00AD|[\uFE00-\uFE0F]/g
/** Signs over and under one letter, more than any language puts there: they are as wide as nothing. */
const piled = /(\p{M}{4})\p{M}+/gu
const unknown = '\uFFFD'
const weights = [700, 400] as const

/** What the fonts can do: which letters there are, and how wide they run. */
export class Letters {
  private readonly doc: Doc
  private readonly inside: Inside
  private readonly shown = new Map<string, string>()
  private readonly widths = { 400: new Map<string, number>(), 700: new Map<string, number>() }
  private texts = 0

  constructor(doc: Doc) {
    this.doc = doc
    this.inside = doc as unknown as Inside
    for (const weight of weights) {
      doc.registerFont(String(weight), readFont(weight))
      this.choose(weight)
    }
  }

  choose(weight: Weight): void {
    this.doc.font(String(weight))
  }

  /** The text, with a visible sign for each letter that can't be shown. */
  drawable(text: string): string {
    const plain = text
      .normalize('NFC')
      .replaceAll('\t', '    ')
      .replace(needless, '')
      .replace(piled, `$1${unknown}`)
    return plain.replace(/[^\n\x20-\x7e]/gu, (letter) => {
      const known = this.shown.get(letter) ?? this.shownAs(letter)
      this.shown.set(letter, known)
      return known
    })
  }

  private shownAs(letter: string): string {
    if (/\p{Zs}/u.test(letter)) return ' '
    const has = this.inside._font.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)
    return has && simple.test(letter) && !invisible.test(letter) ? letter : unknown
  }

  /** Of one letter at size 1, without regard to its neighbours. */
  widthOf(letter: string, weight: Weight): number {
    const known = this.widths[weight].get(letter)
    if (known !== undefined) return known
    this.choose(weight)
    const width = this.doc.fontSize(1000).widthOfString(letter) / 1000
    this.widths[weight].set(letter, width)
    return width
  }

  /** After each text: pdfkit keeps every word that it has ever laid out, and a long record has many. */
  forget(): void {
    this.texts += 1
    if (this.texts % 300 !== 0) return
    for (const weight of weights) {
      this.choose(weight)
      this.inside._font.layoutCache = Object.create(null)
    }
  }
}
