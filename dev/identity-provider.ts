/** A real OpenID provider for development: it signs for the demo personas, without passwords. */
import { mkdir } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type Provider from 'oidc-provider'
import type { errors } from 'oidc-provider'
import { type Wish, wishNames } from './identity-claims.ts'
import {
  apiResource,
  apiScope,
  apiServer,
  identityConfiguration,
  personaGrant,
} from './identity-configuration.ts'
import { keepIdentityKeys } from './identity-keys.ts'
import { personaPages } from './identity-pages.ts'
import { findPersona, personas } from './personas.ts'

export interface IdentityProvider {
  issuer: string
  stop(): Promise<void>
}

export interface IdentityOptions {
  port: number
  folder: string
  audience: string
  /** What it listens on; this machine only, unless said otherwise. */
  host?: string
  /** Its name to others, where that is not `http://localhost` and the port. */
  issuer?: string | undefined
  /** Where the pages take a signed-in person back to. */
  redirectUris?: string[]
}

export async function startIdentityProvider(options: IdentityOptions): Promise<IdentityProvider> {
  await mkdir(options.folder, { recursive: true })
  const keys = await keepIdentityKeys(options.folder)
  const oidc = await loadLibrary()
  // It listens before the issuer is known: port 0 means any.
  let answer: RequestListener = (_request, response) => void response.writeHead(503).end()
  const server = createServer((request, response) => answer(request, response))
  const port = await listen(server, options)
  const issuer = options.issuer ?? `http://localhost:${port}`

  const { audience, redirectUris = ['http://localhost:3001/callback'] } = options
  const setup = { audience, redirectUris, keys, policy: oidc.interactionPolicy }
  const provider = new oidc.Provider(issuer, identityConfiguration(setup))
  provider.use(personaPages(provider))
  addPersonaGrant(provider, audience, oidc.errors)
  answer = provider.callback()
  return { issuer, stop: () => close(server) }
}

/** Development only: a token for the asking, for curl and the tests. */
function addPersonaGrant(provider: Provider, audience: string, { InvalidRequest }: typeof errors) {
  const mint = async (subject: string | undefined, client: Provider['Client']['prototype']) => {
    const persona = findPersona(subject ?? '')
    if (persona === undefined) {
      const known = personas.map((one) => one.subject).join(', ')
      throw new InvalidRequest(`persona must be one of ${known}`)
    }
    const accountId = persona.subject
    const grant = new provider.Grant({ accountId, clientId: client.clientId })
    grant.addResourceScope(apiResource, apiScope)
    const token = new provider.AccessToken({
      accountId,
      client,
      grantId: await grant.save(),
      gty: 'persona',
      resourceServer: new provider.ResourceServer(apiResource, apiServer(audience)),
      scope: apiScope,
    })
    return { access_token: await token.save(), expires_in: token.expiration }
  }
  provider.registerGrantType<Wish & { persona?: string }>(
    personaGrant,
    async (ctx) => {
      const minted = await mint(ctx.oidc.params.persona, ctx.oidc.client)
      ctx.body = { ...minted, token_type: 'Bearer', scope: apiScope }
    },
    ['persona', ...wishNames],
  )
}

/** The library warns of Node 20 and uses `URL.parse`, which the first of Node 20 lack. */
async function loadLibrary() {
  URL.parse ??= (url, base) => (URL.canParse(url, base) ? new URL(url, base) : null)
  const { warn } = console
  console.warn = () => undefined
  try {
    return await import('oidc-provider')
  } finally {
    console.warn = warn
  }
}

function listen(server: Server, { port, host = '127.0.0.1' }: IdentityOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
