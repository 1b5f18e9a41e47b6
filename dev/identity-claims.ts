/** What the tokens say of a persona, as Nets sends it; and tokens that must be refused, for trying. */
import { nsis } from '../api/claim-map.ts'
import { findPersona, isProfessional, type Persona } from './personas.ts'

export const levels = ['low', 'substantial', 'high'] as const

/** How a token is to differ from an everyday one; parameters of the persona grant. */
export interface Wish {
  expired?: 'true'
  audience?: string
  loa?: (typeof levels)[number]
  /** An employee who signs in as a private person. */
  private?: 'true'
}

export const wishNames = ['expired', 'audience', 'loa', 'private'] as const

type Payload = Record<string, unknown>

const hour = 3600

export function personaPayload(payload: Payload, subject: string, wish: Wish): Payload {
  const persona = findPersona(subject)
  if (persona === undefined) return payload
  const professional = isProfessional(subject) && wish.private === undefined
  return {
    ...payload,
    loa: acrOf(wish.loa ?? 'substantial'),
    ...(professional ? professionalClaims(persona) : privateClaims(persona)),
    ...(wish.audience !== undefined && { aud: wish.audience }),
    ...(wish.expired !== undefined && earlier(payload)),
  }
}

function professionalClaims({ subject, name }: Persona): Payload {
  return {
    identity_type: 'professional',
    idp: 'mitid_erhverv',
    'nemlogin.persistent_professional_id': `urn:borgerdialog:demo:${subject}`,
    'nemlogin.name': name,
    'nemlogin.cvr': '99999999',
    'nemlogin.org_name': 'Demokommunen',
  }
}

function privateClaims({ cpr }: Persona): Payload {
  return { identity_type: 'private', idp: 'mitid', ...(cpr !== undefined && { 'dk.cpr': cpr }) }
}

/** As old as if its eight hours had ended an hour ago. */
function earlier({ iat, exp }: Payload): Payload {
  const by = Number(exp) - Number(iat) + hour
  return { iat: Number(iat) - by, exp: Number(exp) - by }
}

/** As NSIS names a level of assurance. */
export function acrOf(level: (typeof levels)[number]): string {
  return `${nsis}/${capitalised(level)}`
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
