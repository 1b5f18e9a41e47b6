import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import type { ErasureCertificate } from '../../ledger/erasure.ts'
import { writeOnce } from './write-once.ts'

const folderIn = (folder: string) => join(folder, 'erasures')
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Beside the checkpoints, `erasures/<id>.json`: a restore of our databases leaves it where it is. */
export async function publishErasure(
  folder: string,
  certificate: ErasureCertificate,
): Promise<void> {
  const { id } = certificate
  if (!isId.test(id)) throw new Error('The id of a certificate is no id')
  await writeOnce(join(folderIn(folder), `${id}.json`), `${canonicalize(certificate)}\n`)
}

/** All that are there; who signed them is for the reader to ask. */
export async function readErasures(folder: string): Promise<ErasureCertificate[]> {
  const names = await readdir(folderIn(folder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = names.filter((name) => name.endsWith('.json')).sort()
  return Promise.all(files.map((name) => readErasure(join(folderIn(folder), name))))
}

async function readErasure(file: string): Promise<ErasureCertificate> {
  const text = await readFile(file, 'utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${file} is no certificate: see where it came from, and move it away`)
  }
}
