import type { Dependencies } from './dependencies.ts'
import { nameOf } from './log.ts'

type Deps = Pick<Dependencies, 'log' | 'listener'>

/** Tells the process of what was accepted; false where that can't be done now: the relay will. */
export async function told(
  { log }: Deps,
  ids: Record<string, string>,
  tell: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await tell()
    return true
  } catch (error) {
    log.warn({ ...ids, name: nameOf(error) }, 'the relay will tell the process')
    return false
  }
}

/** Tells it, and waits until it says that it got to what is waited for; false where that takes too long. */
export async function heardOf(
  { listener }: Deps,
  wait: { waited: string; waitMs: number },
  tell: () => Promise<boolean>,
): Promise<boolean> {
  // asked before it is told, so that the answer can't come in between
  const heard = listener.waitFor(wait.waited, wait.waitMs)
  const begun = await Promise.race([heard.then(() => true), tell()])
  return begun && (await heard)
}
