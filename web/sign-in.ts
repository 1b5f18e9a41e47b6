/** Signing in at the municipality's broker: OpenID Connect's code flow with PKCE, state and nonce. */

import * as oidc from 'openid-client'
import type { Me } from '../schemas/me.ts'
import { type Api, createApi } from './api.ts'
import type { Visit } from './ask.ts'
import { dropCookie, getCookie, setCookie } from './cookies.ts'
import { localPath } from './local-path.ts'
import type { Seal } from './seal.ts'
import { newCsrf, type Session } from './session.ts'
import { highest } from './sign-in-path.ts'

export interface SigningIn {
  issuer: string
  clientId: string
  clientSecret: string | undefined
  scope: string
  /** What the broker calls MitID's level High (`acr_values`). */
  acrHigh: string
  /** Where these pages are, as a browser sees them. */
  webUrl: string
  apiUrl: string
}

/** What the browser keeps while one is at the broker. */
interface Begun {
  state: string
  nonce: string
  verifier: string
  back: string
}

const minutes = 10

export interface Broker {
  /** Where the browser goes to sign in. */
  begin(ctx: Visit, back: string, level: string): Promise<string>
  /** The session, and where one wanted to go; undefined where nothing was begun in this browser. */
  end(ctx: Visit, now: number): Promise<{ session: Session; back: string } | undefined>
}

export function createBroker(options: SigningIn, seal: Seal): Broker {
  let found: Promise<oidc.Configuration> | undefined
  const configuration = () => {
    found ??= discover(options).catch((error: unknown) => {
      found = undefined
      throw error
    })
    return found
  }
  const redirectUri = `${options.webUrl}/callback`
  return {
    async begin(ctx, back, level) {
      const config = await configuration()
      const begun: Begun = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
        back: localPath(back),
      }
      // one for each window that signs in
      const value = await seal.close(begun)
      setCookie(ctx, { name: nameOf(begun.state), value, maxAge: minutes * 60 })
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: options.scope,
        code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
        state: begun.state,
        nonce: begun.nonce,
        ...(level && { acr_values: level === highest ? options.acrHigh : level }),
      })
      return url.href
    },
    async end(ctx, now) {
      const state = String(ctx.query.state ?? '')
      const begun = await seal.open<Begun>(getCookie(ctx, nameOf(state)))
      if (!begun) return undefined
      dropCookie(ctx, nameOf(state))
      const here = new URL(`${redirectUri}${ctx.search}`)
      const tokens = await oidc.authorizationCodeGrant(await configuration(), here, {
        pkceCodeVerifier: begun.verifier,
        expectedState: begun.state,
        expectedNonce: begun.nonce,
      })
      const api = createApi({
        ...options,
        url: options.apiUrl,
        token: tokens.access_token,
        language: languageOf(ctx),
        address: ctx.ip,
      })
      return { session: await sessionOf(api, tokens, now), back: begun.back }
    },
  }
}

function languageOf(ctx: Visit) {
  return ctx.state.language
}

function nameOf(state: string): string {
  return `log-ind-${state.replace(/[^\w-]/g, '').slice(0, 12)}`
}

async function sessionOf(
  api: Api,
  tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers,
  now: number,
): Promise<Session> {
  const me = await api.get<Me>('/v1/me')
  const { expiresIn } = tokens
  return {
    token: tokens.access_token,
    tokenEnds: now + (expiresIn() ?? 3600) * 1000,
    began: now,
    seen: now,
    csrf: newCsrf(),
    id: me.id,
    kind: me.kind,
    actsFor: undefined,
  }
}

async function discover({
  issuer,
  clientId,
  clientSecret,
}: SigningIn): Promise<oidc.Configuration> {
  const isOpen = new URL(issuer).protocol === 'http:'
  const authentication = clientSecret ? oidc.ClientSecretPost(clientSecret) : oidc.None()
  // over http on this machine only; production refuses another issuer at its start
  const execute = isOpen ? [oidc.allowInsecureRequests] : []
  return oidc.discovery(new URL(issuer), clientId, {}, authentication, { execute, timeout: 5 })
}
