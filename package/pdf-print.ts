import { gap } from './book.ts'
import type { Fact } from './facts.ts'
import type { Piece } from './pdf-lines.ts'
import type { Element, Outline, Paper } from './pdf-paper.ts'
import { drawTable } from './pdf-table.ts'
import type { Line, Run } from './reading.ts'
import type { Block } from './story.ts'
import { words } from './words.ts'

const size = 10
const heads = { H1: 20, H2: 14, H3: 10.5 } as const
const indent = 40
/** So many entries are one bookmark. */
const stride = 100

/** Draws each block where it belongs in the tree of the document. */
export class Print {
  private readonly paper: Paper
  private section: Element
  private list: Element
  private chapter: Outline | undefined
  private items = 0

  constructor(paper: Paper) {
    this.paper = paper
    this.section = paper.element(paper.root, 'Sect')
    this.list = this.section
  }

  begin(citizen: string): void {
    this.head('H1', words.title)
    this.paragraph([plain(citizen)])
    this.paragraph([plain(words.glyphs)])
  }

  draw(block: Block): void {
    if (block.block === 'section') this.beginSection(words[block.id])
    else if (block.block === 'part') this.head('H3', block.title)
    else if (block.block === 'paragraph') this.paragraph([plain(block.text)])
    else if (block.block === 'facts') this.facts(block.facts)
    else if (block.block === 'table') drawTable(this.paper, this.section, block)
    else if (block.block === 'entry') this.entry(block.line)
    else if (block.block === 'list') this.beginList()
    else if (block.block === 'item') this.item([plain(block.text)])
    else if (block.block === 'look') this.look(block.line)
    else this.list.end()
  }

  private beginSection(title: string): void {
    this.section.end()
    this.section = this.paper.element(this.paper.root, 'Sect')
    this.head('H2', title, () => {
      this.chapter = this.paper.bookmark(title)
    })
  }

  /** Not at the foot of a page, without what it stands over. */
  private head(type: keyof typeof heads, title: string, mark?: () => void): void {
    const before = heads[type] * (type === 'H2' ? 1.6 : 1)
    this.paper.makeRoom(before + heads[type] * 1.4 + size * 4.2)
    mark?.()
    const element = this.paper.element(this.section, type)
    this.paper.write(element, [strong(title)], { size: heads[type], before })
  }

  private paragraph(pieces: Piece[], before = 4): void {
    this.paper.write(this.paper.element(this.section, 'P'), pieces, { size, before })
  }

  private entry({ number, when, kind, runs, withheld, ...line }: Line): void {
    this.head('H3', `${number}. ${kind}, ${when}`, () => {
      if (number % stride === 1) this.paper.bookmark(`${words.from} ${number}`, this.chapter)
    })
    const by = [line.organisation, line.who].filter(Boolean)
    if (by.length > 0) this.paragraph([plain(by.join(' · '))], 1)
    if (runs.length > 0) this.paragraph(runs.map(pieceOf))
    for (const sentence of withheld) this.paragraph([strong(sentence)])
  }

  private look({ when, runs, withheld }: Line): void {
    const laws = withheld.map((sentence) => strong(` ${sentence}`))
    this.item([plain(`${when}: `), ...runs.map(pieceOf), ...laws])
  }

  private facts(facts: Fact[]): void {
    this.beginList()
    for (const { term, text } of facts) {
      const body = this.paper.element(this.beginItem(), 'LBody')
      this.paper.write(body, [strong(`${term}: `), plain(text)], { size, before: 3 })
    }
    this.list.end()
  }

  private beginList(): void {
    this.list = this.paper.element(this.section, 'L')
    this.items = 0
  }

  private beginItem(): Element {
    this.items += 1
    return this.paper.element(this.list, 'LI')
  }

  private item(pieces: Piece[]): void {
    const item = this.beginItem()
    const number = [plain(`${this.items}. `)]
    this.paper.space(3)
    this.paper.beside(size * 1.4, [
      () => this.paper.write(this.paper.element(item, 'Lbl'), number, { size }),
      () => this.paper.write(this.paper.element(item, 'LBody'), pieces, { size, x: 56 + indent }),
    ])
    item.end()
  }
}

function pieceOf(run: Run): Piece {
  return 'gap' in run ? { ...strong(gap), spoken: words.gapSpoken } : plain(run.text)
}

function plain(text: string): Piece {
  return { text, weight: 400 }
}

function strong(text: string): Piece {
  return { text, weight: 700 }
}
