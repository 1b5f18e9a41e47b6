import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { makeAssets } from './assets.ts'
import { createSeal } from './seal.ts'
import { createSessions } from './session.ts'
import { createBroker } from './sign-in.ts'
import type { Contact } from './statement.ts'

export interface WebOptions {
  webPort: number
  /** Where browsers find the pages; the broker sends them back there. */
  webUrl: string
  /** Where the pages find the API. */
  apiUrl: string
  oidcIssuer: string
  oidcClientId: string
  oidcClientSecret?: string | undefined
  oidcScope: string
  /** What to ask the broker for where MitID's level High is needed. */
  oidcAcrHigh: string
  /** `id:base64` of 32 bytes, comma separated; the first seals, all open. */
  sessionKeys: string
  frameAncestors: string[]
  temporalUiUrl: string
  temporalNamespace: string
  /** Whom one tells of a page that one can't use; nothing where the municipality has not said. */
  contact: Contact
  trustedProxies: number
}

export interface Web {
  port: number
  close(): Promise<void>
}

const finishMs = 5000

export async function openWeb(
  options: WebOptions,
  log: Logger,
  now = () => new Date(),
): Promise<Web> {
  const closing = new AbortController()
  const seal = createSeal(options.sessionKeys)
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret } = options
  const asked = { scope: options.oidcScope, acrHigh: options.oidcAcrHigh }
  const signingIn = { ...options, issuer, clientId, clientSecret, ...asked }
  const app = createApp({
    ...options,
    issuer,
    seal,
    closing: closing.signal,
    log,
    now,
    sessions: createSessions(seal, () => now().getTime()),
    broker: createBroker(signingIn, seal),
    assets: await makeAssets(),
  })
  const server = createServer({ maxHeaderSize: 48 * 1024 }, app.callback())
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.webPort, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        closing.abort()
        const patience = setTimeout(() => server.closeAllConnections(), finishMs)
        server.close(() => {
          clearTimeout(patience)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}
