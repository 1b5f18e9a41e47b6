import { createHash } from 'node:crypto'
import type { LedgerKeys } from '../../ledger/keys.ts'
import type { Book } from '../../package/book.ts'
import { type FileName, fileNames, makeFile } from '../../package/files.ts'
import { signatureJson } from '../../package/manifest.ts'
import { type PackageFile, zipOf } from '../../package/zip.ts'
import { municipality } from './made-up-ledger.ts'

export type Files = Map<string, Buffer>

const madeAt = new Date('2026-03-09T10:00:00.000Z')
/** Made here in a word: what they say is not checked. */
const pages = ['index.html', 'index.pdf', 'index.ods', 'how-to-check.txt'] as const

async function* bytesOf(text: string | Buffer) {
  yield Buffer.from(text)
}

export async function filesOf(book: Book, keys = municipality): Promise<Files> {
  const files: Files = new Map()
  for (const name of fileNames) {
    const sizes = [...files].map(([other, bytes]) => listedAs(other, bytes))
    const isPage = (pages as readonly FileName[]).includes(name)
    const bytes = isPage
      ? bytesOf(`Side til mennesker: ${name}`)
      : makeFile(name, { book, listed: sizes, keys })
    files.set(name, await collected(bytes))
  }
  return files
}

function listedAs(name: string, bytes: Buffer) {
  return { name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

export async function collected(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export async function* listed(files: Files): AsyncIterable<PackageFile> {
  for (const [name, bytes] of files) yield { name, bytes: bytesOf(bytes) }
}

export function zipped(files: Files): Promise<Buffer> {
  return collected(zipOf(listed(files), madeAt))
}

/** As whoever has the key can do it: the manifest over the files as they are now, signed anew. */
export function repaired(files: Files, keys: LedgerKeys = municipality): Files {
  const manifest = JSON.parse(String(files.get('manifest.json')))
  const others = [...files].filter(([name]) => !/^(manifest|signature)\.json$/.test(name))
  manifest.files = others.map(([name, bytes]) => listedAs(name, bytes))
  return signed(new Map([...files, ['manifest.json', Buffer.from(JSON.stringify(manifest))]]), keys)
}

/** The manifest as it is, signed anew. */
export function signed(files: Files, keys: LedgerKeys = municipality): Files {
  const manifest = files.get('manifest.json') ?? Buffer.alloc(0)
  return new Map([...files, ['signature.json', signatureJson(manifest, keys)]])
}
