/** What is held against each other, and under which loads. */
export const variantNames = ['ours', 'plain', 'six', 'unguarded', 'unledgered'] as const
export type VariantName = (typeof variantNames)[number]

export const variantWords: Record<VariantName, string> = {
  ours: 'ours',
  plain: '(a) plain',
  six: '(b) six activities',
  unguarded: '(c) ours, no policies',
  unledgered: '(d) ours, no ledger',
}

/** `perSecond` is an open loop, `inFlight` a closed one. */
export interface Load {
  name: string
  shape: { inFlight: number } | { perSecond: number }
  /** What the client asks for: the whole answer, or the accepted one at once. */
  prefer: 'wait=30' | 'respond-async'
  variants: readonly VariantName[]
}

/** (c) and (d) differ in throughput alone: there Postgres, which bears both, costs most. */
const timed = ['ours', 'plain', 'six'] as const

const open = (perSecond: number): Load => ({
  name: `${perSecond}/s`,
  shape: { perSecond },
  prefer: 'wait=30',
  variants: timed,
})

export const loads: readonly Load[] = [
  open(5),
  { ...open(5), name: '5/s async', prefer: 'respond-async', variants: ['ours'] },
  open(10),
  open(20),
  { name: '32 at a time', shape: { inFlight: 32 }, prefer: 'wait=30', variants: variantNames },
]

/** Until the code is compiled, the connections are open and their statements known. */
export const warmUp: Load & { seconds: number } = {
  name: 'warm-up',
  shape: { inFlight: 32 },
  prefer: 'wait=30',
  variants: variantNames,
  seconds: 5,
}
