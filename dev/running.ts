/** One `npm start` for one data folder, and where the running one can be found. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, startTimeOf } from './processes.ts'

export type Addresses = Readonly<Record<string, string>>

export interface TakenFolder {
  release(): Promise<void>
}

export async function takeDataFolder(folder: string): Promise<TakenFolder | { heldBy: number }> {
  await mkdir(folder, { recursive: true })
  const lock = join(folder, 'running.pid')
  const mine = JSON.stringify({ pid: process.pid, startTime: startTimeOf(process.pid) })
  for (;;) {
    if (await makeFile(lock, mine)) return { release: () => removeIfStill(lock, mine) }
    const held = await readLock(lock)
    if (held === undefined) continue
    const holder = holderOf(held)
    if (holder !== undefined) return { heldBy: holder }
    await removeIfStill(lock, held)
  }
}

export async function writeAddresses(folder: string, addresses: Addresses): Promise<void> {
  const file = join(folder, 'addresses.json')
  await writeFile(`${file}.new`, `${JSON.stringify(addresses, null, 2)}\n`)
  await rename(`${file}.new`, file)
}

/** Undefined if nothing was ever started with this folder. */
export async function readAddresses(folder: string): Promise<Addresses | undefined> {
  const text = await read(join(folder, 'addresses.json'))
  return text === undefined ? undefined : JSON.parse(text)
}

/** The process that wrote the lock, if it is alive and not another one with the same pid. */
function holderOf(text: string): number | undefined {
  try {
    const { pid, startTime } = JSON.parse(text) as { pid: number; startTime?: string }
    const same = startTime === undefined || startTimeOf(pid) === startTime
    return isAlive(pid) && same ? pid : undefined
  } catch {
    return undefined
  }
}

/** Between making and writing a lock is empty for a moment. */
async function readLock(file: string): Promise<string | undefined> {
  const text = await read(file)
  if (text !== '') return text
  await sleep(200)
  return read(file)
}

/** Moved aside first, so that of two starts only one removes, and a fresh lock goes back. */
async function removeIfStill(file: string, text: string): Promise<void> {
  const aside = `${file}.${process.pid}`
  try {
    await rename(file, aside)
  } catch {
    return
  }
  if ((await read(aside)) === text) await rm(aside, { force: true })
  else await rename(aside, file)
}

async function makeFile(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
