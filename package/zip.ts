import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** One file of a package. What it yields can be read once. */
export interface PackageFile {
  name: string
  bytes: AsyncIterable<Uint8Array>
}

/**
 * A zip of the files as they come, each packed while it is read: one after the other, and no faster
 * than the zip is taken. The same files at the same time give the same bytes. Where reading fails, or
 * nobody takes the zip any more, both end.
 */
export function zipOf(files: AsyncIterable<PackageFile>, at: Date): Readable {
  const zip = new ZipFile()
  // its types say less than it is, and only itself can be ended with an error
  const out = zip.outputStream as Readable
  zip.on('error', (error) => out.destroy(error))
  fill(zip, { files, at, out }).then(
    () => out.destroyed || zip.end(),
    (error) => out.destroy(error),
  )
  return out
}

interface Filling {
  files: AsyncIterable<PackageFile>
  at: Date
  out: Readable
}

async function fill(zip: ZipFile, { files, at, out }: Filling): Promise<void> {
  const options = { mtime: inLocalTime(at), mode: 0o100644, forceDosTimestamp: true }
  for await (const { name, bytes } of files) {
    if (out.destroyed) return
    const stream = Readable.from(bytes, { objectMode: false })
    const stop = () => stream.destroy()
    out.once('close', stop)
    zip.addReadStream(stream, name, options)
    await finished(stream)
    out.off('close', stop)
  }
}

/** A zip has the time without its zone: the library takes it where the machine is. */
function inLocalTime(at: Date): Date {
  return new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    ...([at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()] as const),
  )
}
