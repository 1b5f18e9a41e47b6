import type { PublishedCheckpoint } from '../../ledger/checkpoint.ts'

/** Someone outside our database who keeps what was published, and would notice that it was changed. */
export interface Witness {
  name: string
  /** The number of the latest checkpoint that it keeps; 0 where it has none. */
  latest(): Promise<number>
  /** Once there, it stays: publishing the same again does nothing, another under the same number fails. */
  publish(checkpoint: PublishedCheckpoint): Promise<void>
}
