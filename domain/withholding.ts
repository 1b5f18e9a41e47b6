import type { DisclosureType } from '../schemas/disclosure-request.ts'

interface Basis {
  /** What is said to the applicant: the law and what it is about (Danish). */
  law: string
  /** The types of request under which it may be used: what holds against others need not hold against the party. */
  holdsFor: readonly DisclosureType[]
}

/** By which law an officer may withhold something. */
export const bases = {
  'forvaltningsloven-12': {
    law: 'Interne dokumenter (forvaltningsloven § 12)',
    holdsFor: ['party'],
  },
  'forvaltningsloven-15b': {
    law: 'Afgørende hensyn til andres interesser (forvaltningsloven § 15 b)',
    holdsFor: ['party'],
  },
  'sundhedsloven-37-2': {
    law: 'Afgørende hensyn til patienten selv eller til andre (sundhedsloven § 37, stk. 2)',
    holdsFor: ['health'],
  },
  'databeskyttelsesloven-22': {
    law: 'Afgørende hensyn til private eller offentlige interesser (databeskyttelsesloven § 22)',
    holdsFor: ['gdpr'],
  },
  'gdpr-15-4': {
    law: 'Andres rettigheder og friheder (databeskyttelsesforordningen artikel 15, stk. 4)',
    holdsFor: ['gdpr'],
  },
  'offentlighedsloven-23': {
    law: 'Interne dokumenter (offentlighedsloven § 23)',
    holdsFor: ['public'],
  },
  'offentlighedsloven-30': {
    law: 'Enkeltpersoners private forhold (offentlighedsloven § 30)',
    holdsFor: ['public'],
  },
  'offentlighedsloven-33': {
    law: 'Hensyn til offentlige og private interesser (offentlighedsloven § 33)',
    holdsFor: ['public'],
  },
} as const satisfies Record<string, Basis>

/** What is withheld without anybody being asked. */
export const automaticBases = {
  'address-protected': 'En anden persons beskyttede adresse (CPR-loven § 28)',
  'staff-names': 'En medarbejders navn (kommunens beslutning om medarbejderes navne)',
  'access-log-delay': 'Opslaget er så nyt, at det endnu ikke vises (kommunens indstilling)',
  'offentlighedsloven-30': bases['offentlighedsloven-30'].law,
} as const

export type BasisCode = keyof typeof bases | keyof typeof automaticBases

export function basesFor(type: DisclosureType): { code: string; law: string }[] {
  return Object.entries<Basis>(bases)
    .filter(([, { holdsFor }]) => holdsFor.includes(type))
    .map(([code, { law }]) => ({ code, law }))
}

export function lawOf(code: string): string {
  const laws: Record<string, string> = automaticBases
  const known: Record<string, Basis> = bases
  return known[code]?.law ?? laws[code] ?? code
}
