/** The port one knows if it is free, else another, said aloud. */
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

// A process killed a moment ago may still hold its port.
const patienceMs = 1500
// Below those that systems give to connections and to whoever asks for any port, such as Temporal
// for its inner parts: ours must still be free when we listen, and after a restart.
const [lowest, beyond] = [15_000, 32_000]
const hosts = ['127.0.0.1', '0.0.0.0', '::']
/** Nobody listens yet on a port that was just claimed, so two claims could get the same one. */
const claimed = new Map<number, string>()

export async function claimPort(
  name: string,
  preferred: number,
  say: (line: string) => void,
): Promise<number> {
  const port = preferred === 0 ? await anyPort(name) : await preferredOrAny(name, preferred)
  if (preferred !== 0 && port !== preferred)
    say(`Port ${preferred} is taken; the ${name} uses ${port}`)
  claimed.set(port, name)
  return port
}

async function preferredOrAny(name: string, preferred: number): Promise<number> {
  if (isClaimedByAnother(name, preferred)) return anyPort(name)
  const deadline = Date.now() + patienceMs
  do {
    if (await isFree(preferred)) return preferred
    await sleep(150)
  } while (Date.now() < deadline)
  return anyPort(name)
}

async function anyPort(name: string): Promise<number> {
  const port = randomInt(lowest, beyond)
  if (!isClaimedByAnother(name, port) && (await isFree(port))) return port
  return anyPort(name)
}

function isClaimedByAnother(name: string, port: number): boolean {
  return (claimed.get(port) ?? name) !== name
}

async function isFree(port: number): Promise<boolean> {
  for (const host of hosts) if (!(await canListen(port, host))) return false
  return true
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      const noSuchHost = error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'
      if (noSuchHost) resolve(true)
      else if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    })
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}
