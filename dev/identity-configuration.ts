/** How the identity provider is set up: two public clients, one API, tokens for a working day. */
import type {
  Configuration,
  interactionPolicy,
  JWTStructured,
  KoaContextWithOIDC,
  ResourceServer,
} from 'oidc-provider'
import { acrOf, levels, personaPayload } from './identity-claims.ts'
import type { IdentityKeys } from './identity-keys.ts'
import { memoryAdapters } from './identity-memory.ts'
import { pagePath } from './identity-pages.ts'
import { findPersona } from './personas.ts'

export const personaGrant = 'urn:borgerdialog:persona'
export const personaClient = 'borgerdialog-dev'
/** Resources must be absolute URIs; what the tokens say is the audience. */
export const apiResource = 'urn:borgerdialog:api'
export const apiScope = 'borgerdialog'

const hour = 3600

export interface IdentitySetup {
  audience: string
  redirectUris: string[]
  keys: IdentityKeys
  policy: typeof interactionPolicy
}

export function apiServer(audience: string): ResourceServer {
  return {
    audience,
    scope: apiScope,
    accessTokenFormat: 'jwt',
    accessTokenTTL: 8 * hour,
    jwt: { sign: { alg: 'ES256' } },
  }
}

export function identityConfiguration(setup: IdentitySetup): Configuration {
  const publicClient = { token_endpoint_auth_method: 'none' as const }
  return {
    adapter: memoryAdapters(),
    jwks: setup.keys.jwks as NonNullable<Configuration['jwks']>,
    cookies: { keys: [setup.keys.cookieSecret] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clients: [
      {
        ...publicClient,
        client_id: personaClient,
        grant_types: [personaGrant],
        redirect_uris: [],
        response_types: [],
      },
      {
        ...publicClient,
        client_id: 'borgerdialog-web',
        grant_types: ['authorization_code'],
        redirect_uris: setup.redirectUris,
      },
    ],
    acrValues: levels.map(acrOf),
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    clientBasedCORS: () => false,
    formats: { customizers: { jwt: sayWhoItIs } },
    findAccount: (_ctx, subject) => accountOf(subject),
    loadExistingGrant: grantEverything,
    interactions: {
      url: (_ctx, interaction) => `${pagePath}/${interaction.uid}`,
      policy: alwaysAsk(setup.policy),
    },
    renderError: (ctx, out) => {
      ctx.type = 'text'
      ctx.body = `${out.error}: ${out.error_description ?? ''}\n`
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => apiResource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => apiServer(setup.audience),
      },
    },
    ttl: {
      AccessToken: 8 * hour,
      AuthorizationCode: 60,
      Grant: 8 * hour,
      IdToken: hour,
      Interaction: hour,
      Session: 8 * hour,
    },
  }
}

function sayWhoItIs({ oidc }: KoaContextWithOIDC, _token: unknown, parts: JWTStructured): void {
  const { acr } = oidc.entities.AuthorizationCode ?? {}
  const chosen = levels.find((level) => acrOf(level) === acr)
  const wish = { ...(chosen && { loa: chosen }), ...oidc.params }
  parts.payload = personaPayload(parts.payload, String(parts.payload.sub), wish)
}

function accountOf(subject: string) {
  const persona = findPersona(subject)
  if (persona === undefined) return undefined
  return { accountId: subject, claims: () => ({ sub: subject, name: persona.name }) }
}

/** Nobody is asked to consent: the personas are not real. */
async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const { accountId } = oidc.session ?? {}
  if (accountId === undefined || oidc.client === undefined) return undefined
  const grant = new oidc.provider.Grant({ accountId, clientId: oidc.client.clientId })
  grant.addOIDCScope('openid profile')
  grant.addResourceScope(apiResource, apiScope)
  await grant.save()
  return grant
}

/** Each sign-in asks again, so that one can be Anna now and Eva a moment later. */
function alwaysAsk({ base, Check }: typeof interactionPolicy) {
  const policy = base()
  const asked = (ctx: KoaContextWithOIDC) => ctx.oidc.result?.login === undefined
  policy.get('login')?.checks.add(new Check('choose_persona', 'Choose whom to be', asked))
  return policy
}
