import { setTimeout as sleep } from 'node:timers/promises'

/** Asks again and again until the answer is as wished; what was answered last, when time is up. */
export async function eventually<T>(
  ask: () => Promise<T>,
  wished: (answer: T) => boolean,
  patienceMs = 60_000,
): Promise<T> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const answer = await ask()
    if (wished(answer) || Date.now() > deadline) return answer
    await sleep(50)
  }
}
