/** The port one knows if it is free, else another, said aloud. */
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

// A process killed a moment ago may still hold its port.
const patienceMs = 1500
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
  const port = await listenOnce(0, '127.0.0.1')
  if (port !== undefined && !isClaimedByAnother(name, port) && (await isFree(port))) return port
  return anyPort(name)
}

function isClaimedByAnother(name: string, port: number): boolean {
  return (claimed.get(port) ?? name) !== name
}

async function isFree(port: number): Promise<boolean> {
  for (const host of hosts) if ((await listenOnce(port, host)) === undefined) return false
  return true
}

/** The port it could listen on for a moment; undefined if it is taken. */
function listenOnce(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      const noSuchHost = error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'
      if (noSuchHost) resolve(port)
      else if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined)
      else reject(error)
    })
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : port))
    })
  })
}
