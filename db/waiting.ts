/** Those who wait until something is told of, by its id. */
export function createWaiting() {
  const waiting = new Map<string, Set<() => void>>()

  return {
    waitFor(id: string, ms: number): Promise<boolean> {
      return new Promise((resolve) => {
        const told = waiting.get(id) ?? new Set()
        const finish = (heard: boolean) => {
          clearTimeout(timer)
          told.delete(tell)
          if (told.size === 0) waiting.delete(id)
          resolve(heard)
        }
        const tell = () => finish(true)
        const timer = setTimeout(() => finish(false), ms)
        waiting.set(id, told.add(tell))
      })
    },
    tell(id: string): void {
      for (const tell of waiting.get(id) ?? []) tell()
    },
    tellAll(): void {
      for (const tell of [...waiting.values()].flatMap((told) => [...told])) tell()
    },
  }
}
