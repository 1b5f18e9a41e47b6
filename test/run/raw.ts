import { once } from 'node:events'
import { connect } from 'node:net'
import { checkContract } from './contract.ts'

export interface RawReply {
  status: number
  head: string
  text: string
  /** `code` of the problem, where it is one. */
  code: string | undefined
}

/** Says bytes at the door that no HTTP client would say, and reads until the door is shut. */
export async function speak(url: string, ...said: (string | Buffer)[]): Promise<RawReply> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const heard: Buffer[] = []
  socket.on('data', (bytes: Buffer) => heard.push(bytes))
  socket.on('error', () => undefined)
  socket.setTimeout(20_000, () => socket.destroy())
  await once(socket, 'connect')
  for (const bytes of said) socket.write(bytes)
  if (!socket.closed) await once(socket, 'close')
  return readRaw(Buffer.concat(heard).toString())
}

function readRaw(all: string): RawReply {
  const [head = '', ...rest] = all.split('\r\n\r\n')
  const text = rest.join('\r\n\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0)
  const contentType = /^content-type: (.*)$/im.exec(head)?.[1]?.trim() ?? ''
  if (!contentType.includes('problem+json')) return { status, head, text, code: undefined }
  checkContract({ method: 'RAW', path: '', status, contentType, text })
  return { status, head, text, code: JSON.parse(text).code }
}

/** A request as text; the connection is closed after it. */
export function requestText(line: string, headers: Record<string, string>, body = ''): string {
  const all = { Host: 'localhost', Connection: 'close', ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${line} HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}
