import { PassThrough, pipeline, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Book } from './book.ts'
import { encode } from './markup.ts'
import { writeContent } from './sheet-content.ts'
import { manifestXml, metaXml, stylesXml } from './sheet-frame.ts'

const mimetype = 'application/vnd.oasis.opendocument.spreadsheet'

/** `index.ods`: the same as a sheet (OpenDocument 1.3), to sort and to search. */
export async function* indexOds(book: Book): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const output = new PassThrough()
  pipeline(zip.outputStream, output, () => undefined)
  const options = { mtime: new Date(book.head.madeAt), mode: 0o100644, forceDosTimestamp: true }
  const content = Readable.from(encode(writeContent(book)))
  for (const stream of [zip, content]) stream.once('error', (error) => output.destroy(error))
  // so that whoever has the first bytes knows what it is
  zip.addBuffer(Buffer.from(mimetype), 'mimetype', { ...options, compress: false })
  zip.addReadStream(content, 'content.xml', options)
  for (const [name, { text }] of [
    ['styles.xml', stylesXml],
    ['meta.xml', metaXml(book.head.madeAt)],
    ['META-INF/manifest.xml', manifestXml(mimetype)],
  ] as const)
    zip.addBuffer(Buffer.from(text), name, options)
  zip.end()
  try {
    yield* output
  } finally {
    content.destroy()
  }
}
