import { createRemoteJWKSet, type JWTVerifyGetKey, errors as jose, jwtVerify } from 'jose'
import { Refusal } from '../domain/errors.ts'

/** Finds out who signed in: the token's subject, or a refusal. */
export interface Identity {
  subjectOf(authorization: string | undefined): Promise<string>
}

export interface IdentityOptions {
  issuer: string
  audience: string
  /** The issuer's keys; found by discovery (OpenID Connect Discovery 1.0 §4) where left out. */
  keys?: JWTVerifyGetKey
}

const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA']
const clockToleranceSeconds = 60
const fetchMs = 3000

/** Bearer tokens (RFC 6750) that are JWTs of one issuer for one audience. */
export function createIdentity({ issuer, audience, keys }: IdentityOptions): Identity {
  let found: Promise<JWTVerifyGetKey> | undefined = keys && Promise.resolve(keys)

  function issuerKeys(): Promise<JWTVerifyGetKey> {
    found ??= discoverKeys(issuer).catch((error: unknown) => {
      found = undefined
      throw error
    })
    return found
  }

  return {
    async subjectOf(authorization) {
      const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1]
      if (!token) throw unauthenticated()
      const key = await issuerKeys()
      try {
        const { payload } = await jwtVerify(token, key, {
          issuer,
          audience,
          algorithms,
          clockTolerance: clockToleranceSeconds,
          requiredClaims: ['sub', 'exp'],
        })
        if (payload.sub && !payload.sub.includes('\0')) return payload.sub
      } catch (error) {
        if (!(error instanceof jose.JOSEError)) throw issuerAway()
        if (error instanceof jose.JWKSTimeout) throw issuerAway()
      }
      throw unauthenticated()
    },
  }
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  try {
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
    const answer = await fetch(url, { signal: AbortSignal.timeout(fetchMs) })
    const { jwks_uri: keys } = (await answer.json()) as { jwks_uri?: string }
    if (!keys) throw new Error('No jwks_uri')
    return createRemoteJWKSet(new URL(keys), { timeoutDuration: fetchMs })
  } catch {
    throw issuerAway()
  }
}

export function unauthenticated(): Refusal {
  return new Refusal('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer' } })
}

function issuerAway(): Refusal {
  return new Refusal('unavailable', { headers: { 'Retry-After': '5' } })
}
