import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose'
import { nsis } from '../../api/claim-map.ts'
import { isProfessional } from '../../dev/personas.ts'

/** An issuer that knows nobody and signs for anybody: discovery, keys, nothing else. */
export async function startIssuer() {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }
  const server = createServer((request, response) => {
    const url = `http://localhost:${(server.address() as AddressInfo).port}`
    const discovery = { issuer: url, jwks_uri: `${url}/jwks` }
    const body = request.url === '/jwks' ? { keys: [jwk] } : discovery
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    key: JSON.stringify(await exportJWK(privateKey)),
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}

export interface Claims {
  issuer: string
  subject: string
  audience?: string
  expiresIn?: string | number
  /** Seconds since 1970; now, unless said otherwise, and not at all where it is null. */
  issuedAt?: number | null
  /** Substantial, unless said otherwise. */
  loa?: string
  /** As the persona would sign in, unless said otherwise; private for those who are none. */
  identityType?: 'private' | 'professional'
  cpr?: string
}

export async function signToken(key: string, claims: Claims): Promise<string> {
  const { issuer, subject, audience = 'borgerdialog', expiresIn = '8h', issuedAt } = claims
  const identityType = isProfessional(subject) ? 'professional' : 'private'
  const ofBroker = {
    loa: claims.loa ?? `${nsis}/Substantial`,
    identity_type: claims.identityType ?? identityType,
    ...(claims.cpr !== undefined && { 'dk.cpr': claims.cpr }),
  }
  const token = new SignJWT(ofBroker)
    .setProtectedHeader({ alg: 'ES256', kid: 'test' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setExpirationTime(expiresIn)
  if (issuedAt !== null) token.setIssuedAt(issuedAt)
  return token.sign(await importJWK(JSON.parse(key), 'ES256'))
}
