import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Once there it stays: the same again does nothing, and another text under that name fails. */
export async function writeOnce(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const half = `${file}.${process.pid}.half`
  const written = await open(half, 'w', 0o644)
  try {
    await written.writeFile(text)
    await written.sync()
    // never over one that is there
    await link(half, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if ((await readFile(file, 'utf8')) !== text) throw new Error(`${file} is another one`)
  } finally {
    await written.close()
    await rm(half, { force: true })
  }
}
