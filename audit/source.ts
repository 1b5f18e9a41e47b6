import { readDirectory } from '../integrations/witness/directory.ts'
import type { PublishedCheckpoint } from '../ledger/checkpoint.ts'

/** Published checkpoints, the first first, from a folder or from the address of an API. */
export function readSource(source: string): Promise<PublishedCheckpoint[]> {
  return /^https?:/.test(source) ? readApi(source.replace(/\/$/, '')) : readDirectory(source)
}

async function readApi(address: string): Promise<PublishedCheckpoint[]> {
  const all: PublishedCheckpoint[] = []
  for (;;) {
    const answer = await fetch(`${address}/v1/checkpoints/${all.length + 1}`)
    if (answer.status === 404) return all
    if (!answer.ok) throw new Error(`${address} answers ${answer.status}`)
    all.push((await answer.json()) as PublishedCheckpoint)
  }
}
