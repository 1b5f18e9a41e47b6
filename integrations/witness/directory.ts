import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PublishedCheckpoint } from '../../ledger/checkpoint.ts'
import type { Witness } from './witness.ts'
import { writeOnce } from './write-once.ts'

/** A file for each checkpoint, `000000001.json`, in a folder that is backed up, or mounted, elsewhere. */
export function directoryWitness(folder: string): Witness {
  const fileOf = (number: number) => join(folder, `${String(number).padStart(9, '0')}.json`)
  return {
    name: 'directory',
    async latest() {
      return Math.max(0, ...(await numbersIn(folder)))
    },
    async publish(checkpoint) {
      await writeOnce(fileOf(checkpoint.number), `${JSON.stringify(checkpoint)}\n`)
    },
  }
}

/** What such a folder holds, the first first. */
export async function readDirectory(folder: string): Promise<PublishedCheckpoint[]> {
  const numbers = (await numbersIn(folder)).sort((a, b) => a - b)
  const texts = numbers.map((number) =>
    readFile(join(folder, `${String(number).padStart(9, '0')}.json`), 'utf8'),
  )
  return (await Promise.all(texts)).map((text) => JSON.parse(text))
}

async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch(() => [])
  return names.flatMap((name) => (/^\d{9,}\.json$/.test(name) ? [Number.parseInt(name, 10)] : []))
}
