import { type AddressInfo, connect, type Socket } from 'node:net'
import { createServer } from 'node:tls'
import { makeCertificate } from './certificate.ts'

/** TLS in front of a server that has none; asks each caller for `caller`'s certificate where given. */
export async function startTls(target: string, caller?: string) {
  const { certificate, key } = makeCertificate()
  const [host = '', port] = target.split(':')
  const open = new Set<Socket>()
  const server = createServer(
    {
      cert: certificate,
      key,
      ALPNProtocols: ['h2'],
      ...(caller && { ca: caller, requestCert: true, rejectUnauthorized: true }),
    },
    (socket) => {
      const behind = connect(Number(port), host)
      socket.pipe(behind).pipe(socket)
      for (const one of [socket, behind]) {
        open.add(one)
        one.on('error', () => undefined)
        one.on('close', () => void [socket.destroy(), behind.destroy()])
      }
    },
  )
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    address: `localhost:${(server.address() as AddressInfo).port}`,
    certificate: Buffer.from(certificate),
    async close() {
      for (const one of open) one.destroy()
      await new Promise<void>((resolve) => void server.close(() => resolve()))
    },
  }
}
