import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PublishedCheckpoint } from '../../ledger/checkpoint.ts'
import type { Witness } from './witness.ts'

/** A file for each checkpoint, `000000001.json`, in a folder that is backed up, or mounted, elsewhere. */
export function directoryWitness(folder: string): Witness {
  const fileOf = (number: number) => join(folder, `${String(number).padStart(9, '0')}.json`)
  return {
    name: 'directory',
    async latest() {
      return Math.max(0, ...(await numbersIn(folder)))
    },
    async publish(checkpoint) {
      await mkdir(folder, { recursive: true })
      const text = `${JSON.stringify(checkpoint)}\n`
      const file = fileOf(checkpoint.number)
      const half = `${file}.${process.pid}.half`
      const written = await open(half, 'w', 0o644)
      try {
        await written.writeFile(text)
        await written.sync()
        // never over one that is there
        await link(half, file)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
        if ((await readFile(file, 'utf8')) !== text)
          throw new Error(`${file} is another checkpoint`)
      } finally {
        await written.close()
        await rm(half, { force: true })
      }
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
