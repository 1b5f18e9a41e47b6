import type { DisclosureType } from '../schemas/disclosure-request.ts'
import type { RedactionPart } from '../schemas/redaction.ts'
import { finderOf, type Passage, type Withheld, withhold, withholdAll } from './redaction.ts'

/** Finds what is never told, whatever an officer decides. */
export type Secrets = ReturnType<typeof finderOf>

interface People {
  staff: ReadonlyMap<string, { name: string; nameProtected: boolean }>
  /** Protected ones of others who have to do with the citizen. */
  addresses: readonly string[]
  /** The citizen's, where it is protected. */
  ownAddress: string | null
}

/** Names of staff that are not shown, and protected addresses of others than the applicant. */
export function secretsOf(
  { staff, addresses, ownAddress }: People,
  { type, showStaffNames }: { type: DisclosureType; showStaffNames: boolean },
): Secrets {
  const hidden = [...staff.values()].filter((one) => one.nameProtected || !showStaffNames)
  const own = type === 'public' && ownAddress ? [ownAddress] : []
  return finderOf([
    ...hidden.map(({ name: secret }) => ({ secret, basis: 'staff-names' as const })),
    ...[...addresses, ...own].map((secret) => ({ secret, basis: 'address-protected' as const })),
  ])
}

/** What an applicant reads of one entry. `decided` is undefined where no officer has looked at it. */
export function disclose(
  text: string,
  decided: readonly RedactionPart[] | undefined,
  { type, secrets }: { type: DisclosureType; secrets: Secrets },
): Withheld {
  // of someone else's record nothing is shown that nobody has looked at
  if (!decided && type === 'public') return withholdAll('offentlighedsloven-30', true)
  const whole = decided?.find(({ start }) => start === undefined)
  if (whole) return withholdAll(whole.basis, false)
  const byOfficer = (decided ?? []).flatMap(({ start, end, basis }): Passage[] =>
    start === undefined || end === undefined ? [] : [{ start, end, basis, automatic: false }],
  )
  const byRule = secrets(text)
  return withhold(text, [...byOfficer, ...byRule])
}

/** Of who looked, all is shown but what is too new to be told; of someone else's record nothing. */
export function discloseLook(
  look: { at: string; actorKind: string },
  { type, staffUntil }: { type: DisclosureType; staffUntil: string | null },
): Withheld {
  if (type === 'public') return withholdAll('offentlighedsloven-30', true)
  const isNew = look.actorKind === 'employee' && staffUntil !== null && look.at > staffUntil
  return isNew ? withholdAll('access-log-delay', true) : { shown: 'whole', text: null, parts: [] }
}
