import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A file as the rules see it: a path from the root with slashes, and its text. */
export interface TreeFile {
  path: string
  text: string
}

const notOurs = new Set(['node_modules', 'dist', 'coverage'])
const read = /\.(ts|tsx|js|mjs)$|^package\.json$/

/** Every source file of the repository, and package.json. */
export async function readTree(root: string, folder = ''): Promise<TreeFile[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true })
  const files = entries.map(async (entry): Promise<TreeFile[]> => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isDirectory()) {
      const hidden = entry.name.startsWith('.') || notOurs.has(entry.name)
      return hidden ? [] : readTree(root, path)
    }
    return read.test(path) ? [{ path, text: await readFile(join(root, path), 'utf8') }] : []
  })
  return (await Promise.all(files)).flat()
}
