/** How a 401 says what to bring: `WWW-Authenticate` for bearer tokens (RFC 6750 §3, RFC 9470 §3). */
import { Refusal } from '../domain/errors.ts'
import type { ClaimMap } from './claim-map.ts'

/** Whoever sent no token is not told of an error. */
export function noToken(): Refusal {
  return new Refusal('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer' } })
}

/** A token was sent; it is bad, or its person is not known here. */
export function unauthenticated(): Refusal {
  return new Refusal('unauthenticated', {
    headers: challenge('invalid_token', 'The token is not valid here; sign in again'),
  })
}

/** Step up: the same person, signed in with a better means. */
export function assuranceTooLow({ assurance }: ClaimMap): Refusal {
  const what = 'A level of assurance of at least Substantial is needed'
  return new Refusal('assurance-too-low', {
    headers: challenge('insufficient_user_authentication', what, assurance.substantial),
  })
}

function challenge(error: string, description: string, acrValues?: string) {
  const acr = acrValues === undefined ? '' : `, acr_values="${acrValues}"`
  const value = `Bearer error="${error}", error_description="${description}"${acr}`
  return { 'WWW-Authenticate': value }
}
