import { inflateRawSync } from 'node:zlib'
import { type Element, JSDOM, type Node } from 'jsdom'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

export async function pageOf(pieces: AsyncIterable<Uint8Array>): Promise<JSDOM> {
  return new JSDOM((await bytesOf(pieces)).toString('utf8'), { runScripts: 'outside-only' })
}

export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
}

/** What a reader of the PDF comes by, page by page; lines end with a line break. */
export async function textOfPdf(pdf: PDFDocumentProxy): Promise<string> {
  let text = ''
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '')
    text += '\n'
  }
  return text
}

interface File {
  name: string
  method: number
  text: string
}

/** The files of a zip in the order of its central directory. */
export function unzip(zip: Buffer): File[] {
  const end = zip.lastIndexOf('PK\x05\x06')
  const files: File[] = []
  let at = zip.readUInt32LE(end + 16)
  while (at < end) {
    const nameLength = zip.readUInt16LE(at + 28)
    const method = zip.readUInt16LE(at + 10)
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const body = zip.subarray(start, start + zip.readUInt32LE(at + 20))
    const text = (method === 0 ? body : inflateRawSync(body)).toString('utf8')
    files.push({ name: zip.toString('utf8', at + 46, at + 46 + nameLength), method, text })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}

/** The document; throws where it is not well-formed. */
export function parseXml(text: string): Element {
  const { DOMParser } = new JSDOM('').window
  return new DOMParser().parseFromString(text, 'application/xml')
}

/** The sheets by name, each cell as its text with line breaks. */
export function sheetsOf(ods: Buffer): Map<string, string[][]> {
  const content = unzip(ods).find(({ name }) => name === 'content.xml')?.text ?? ''
  const tables = [...parseXml(content).getElementsByTagName('table:table')]
  return new Map(
    tables.map((table) => [
      table.getAttribute('table:name') ?? '',
      [...table.getElementsByTagName('table:table-row')].map((row) =>
        [...row.getElementsByTagName('table:table-cell')].map(textOfCell),
      ),
    ]),
  )
}

function textOfCell(cell: Element): string {
  return [...cell.children].map((line) => [...line.childNodes].map(textOfNode).join('')).join('\n')
}

function textOfNode(node: Node): string {
  if (node.nodeName === 'text:tab') return '\t'
  const spaces = 'getAttribute' in node && (node as Element).getAttribute('text:c')
  return spaces ? ' '.repeat(Number(spaces)) : (node.textContent ?? '')
}
