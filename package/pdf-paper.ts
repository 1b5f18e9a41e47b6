import PDFDocument from 'pdfkit'
import { type Doc, Letters } from './pdf-letters.ts'
import { breakLines, type Piece } from './pdf-lines.ts'
import { words } from './words.ts'

export type Element = ReturnType<Doc['struct']>
export type Outline = Doc['outline']

/** In points. */
export interface Place {
  size: number
  before?: number
  x?: number
  width?: number
}

const margin = 56
const footer = 36
const lineHeight = 1.4

/** PDF/UA-1 (ISO 14289-1). pdfkit's own way to say so comes with a CIDSet, which that standard does not ask for. */
const conformance = `<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>`

/** Pages that are tagged while they are drawn, and can be taken as they are full. */
export class Paper {
  readonly root: Element
  private readonly doc: Doc
  private readonly letters: Letters
  private pages = 0
  private y = 0

  /** `title` goes into XML as it is: words of ours only. */
  constructor({ title, madeAt, compress }: { title: string; madeAt: string; compress: boolean }) {
    this.doc = new PDFDocument({
      size: 'A4',
      margin,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'da-DK',
      displayTitle: true,
      autoFirstPage: false,
      compress,
      info: { Title: title, Creator: 'Borgerdialog', CreationDate: new Date(madeAt) },
    })
    this.doc.appendXML(conformance)
    this.letters = new Letters(this.doc)
    this.doc.on('pageAdded', () => this.beginPage())
    this.doc.addPage()
    this.root = this.doc.struct('Document')
    this.doc.addStructure(this.root)
  }

  /** What belongs to the page and not to the text is an artifact. */
  private beginPage(): void {
    this.pages += 1
    this.doc.markContent('Artifact', { type: 'Pagination' })
    const line = [{ text: `${words.page} ${this.pages}`, weight: 400 } as const]
    this.drawLine(line, { size: 9, x: margin, y: this.doc.page.height - footer })
    this.doc.endMarkedContent()
    this.y = margin
  }

  element(parent: Element, type: string, options = {}): Element {
    const made = this.doc.struct(type, options)
    parent.add(made)
    return made
  }

  /** Room for so many points, on this page or on the next; between elements only. */
  makeRoom(height: number): void {
    const isNew = this.y <= margin
    if (!isNew && this.y + height > this.doc.page.height - margin) this.doc.addPage()
  }

  space(height: number): void {
    if (this.y > margin) this.y += height
  }

  layOut(pieces: readonly Piece[], { size, x = margin, ...place }: Place): Piece[][] {
    const width = place.width ?? this.doc.page.width - margin - x
    const drawable = pieces.map((one) => ({ ...one, text: this.letters.drawable(one.text) }))
    return breakLines(
      drawable,
      width,
      (letter, weight) => this.letters.widthOf(letter, weight) * size,
    )
  }

  write(element: Element, pieces: readonly Piece[], place: Place): void {
    this.fill(element, this.layOut(pieces, place), place)
  }

  /** Draws lines as the content of an element, which ends with them; they may go on on the next page. */
  fill(element: Element, lines: readonly Piece[][], { size, before = 0, x = margin }: Place): void {
    const height = size * lineHeight
    this.space(before)
    this.makeRoom(height)
    element.add(() => {
      for (const line of lines) {
        if (this.y + height > this.doc.page.height - margin) this.doc.continueOnNewPage()
        this.drawLine(line, { size, x, y: this.y })
        this.y += height
      }
    })
    element.end()
    this.letters.forget()
  }

  private drawLine(line: readonly Piece[], place: { size: number; x: number; y: number }): void {
    let { x } = place
    for (const { text, weight, spoken } of line) {
      this.letters.choose(weight)
      this.doc.fontSize(place.size)
      if (spoken) this.doc.markContent('Span', { expanded: spoken })
      this.doc.text(text, x, place.y, { lineBreak: false })
      if (spoken) this.doc.endMarkedContent()
      x += this.doc.widthOfString(text)
    }
  }

  /** Each of them begins where the first does; `height` is that of the highest. */
  beside(height: number, drawings: readonly (() => void)[]): void {
    this.makeRoom(height)
    const top = this.y
    const page = this.pages
    let lowest = top
    for (const draw of drawings) {
      if (this.pages === page) this.y = top
      draw()
      lowest = this.pages === page ? Math.max(lowest, this.y) : this.y
    }
    this.y = lowest
  }

  bookmark(name: string, parent: Outline = this.doc.outline): Outline {
    const place = { expanded: true, left: this.doc.page.width, top: this.y }
    return parent.addItem(name, place)
  }

  /** What is done and not yet taken. */
  take(): Buffer | undefined {
    return this.doc.read() ?? undefined
  }

  end(): void {
    this.doc.end()
  }
}
