import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { Refusal } from '../domain/errors.ts'
import { assuranceTooLow, noToken, unauthenticated } from './challenge.ts'
import type { ClaimMap } from './claim-map.ts'
import { assuranceOf, cprOf, isAssured, kindOf, type SignedIn } from './claims.ts'

/** Finds out who signed in, as a private person or for an employer, or refuses. */
export interface Identity {
  signedIn(authorization: string | undefined): Promise<SignedIn>
}

export interface IdentityOptions {
  issuer: string
  audience: string
  claims: ClaimMap
  now: () => Date
  /** The issuer's keys; found by discovery (OpenID Connect Discovery 1.0 §4) where left out. */
  keys?: JWTVerifyGetKey
}

const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA']
const toleranceSeconds = 60
const fetchMs = 3000
/** What jose says when the keys could not be had: that is not the token's fault. */
const keyFaults = ['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT']

/** Bearer tokens (RFC 6750) that are JWTs of one issuer for one audience. */
export function createIdentity(options: IdentityOptions): Identity {
  const { issuer, audience, claims, now, keys } = options
  let found: Promise<JWTVerifyGetKey> | undefined = keys && Promise.resolve(keys)

  function issuerKeys(): Promise<JWTVerifyGetKey> {
    found ??= discoverKeys(issuer).catch((error: unknown) => {
      found = undefined
      throw error
    })
    return found
  }

  async function verify(token: string): Promise<JWTPayload> {
    const key = await issuerKeys()
    const currentDate = now()
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer,
        audience,
        algorithms,
        currentDate,
        clockTolerance: toleranceSeconds,
        requiredClaims: ['sub', 'exp'],
      })
      const latest = Math.floor(currentDate.getTime() / 1000) + toleranceSeconds
      if ((payload.iat ?? 0) <= latest) return payload
    } catch (error) {
      if (!(error instanceof errors.JOSEError) || keyFaults.includes(error.code)) {
        throw issuerAway(error)
      }
    }
    throw unauthenticated()
  }

  return {
    async signedIn(authorization = '') {
      const [, sent] = /^Bearer +(.*)$/i.exec(authorization) ?? []
      if (!sent) throw noToken()
      if (!/^[\w.~+/=-]+$/.test(sent)) throw unauthenticated()
      const payload = await verify(sent)
      const { sub: subject } = payload
      const [kind, cpr] = [kindOf(payload, claims), cprOf(payload, claims)]
      if (!subject || subject.includes('\0') || !kind || cpr === undefined) throw unauthenticated()
      const assurance = assuranceOf(payload, claims)
      if (!isAssured(assurance)) throw assuranceTooLow(claims)
      const issuedAt = new Date(Math.max(0, payload.iat ?? 0) * 1000)
      const until = new Date(((payload.exp ?? 0) + toleranceSeconds) * 1000)
      return { subject, kind, cpr, assurance, issuedAt, until }
    },
  }
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  try {
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
    const signal = AbortSignal.timeout(fetchMs)
    const answer = await fetch(url, { signal, redirect: 'error' })
    const keys = keysOf((await answer.json()) as Discovery, issuer)
    return createRemoteJWKSet(keys, { timeoutDuration: fetchMs })
  } catch (error) {
    throw issuerAway(error)
  }
}

interface Discovery {
  issuer?: string
  jwks_uri?: string
}

/** Where the keys are: of this very issuer (OpenID Connect Discovery 1.0 §4.3), and as safely on the way. */
export function keysOf({ issuer, jwks_uri: keys }: Discovery, expected: string): URL {
  if (issuer !== expected) throw unfit('ISSUER_OF_ANOTHER_NAME')
  if (!keys || !URL.canParse(keys)) throw unfit('ISSUER_WITHOUT_KEYS')
  const open = new URL(keys).protocol !== 'https:' && new URL(expected).protocol === 'https:'
  if (open) throw unfit('ISSUER_WITH_KEYS_OVER_HTTP')
  return new URL(keys)
}

/** The log has codes, no messages. */
function unfit(code: string): Error {
  return Object.assign(new Error(code), { code })
}

function issuerAway(cause: unknown): Refusal {
  return new Refusal('unavailable', { headers: { 'Retry-After': '5' }, cause })
}
