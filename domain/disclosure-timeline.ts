import type { DisclosureOutcome, DisclosureType } from '../schemas/disclosure-request.ts'
import {
  tellAsked,
  tellDecided,
  tellDisclosureWithdrawn,
  tellExtended,
  tellPackage,
} from './disclosure-words.ts'
import type { Language } from './language.ts'

interface Told {
  type: DisclosureType
  applicantName: string
  text: string | null
  status: string
  askedAt: string
  dueBy: string
  firstDueBy: string | null
  extensionReason: string | null
  extendedAt: string | null
  endedAt: string | null
  decisions: readonly {
    outcome: DisclosureOutcome
    final: boolean
    text: string
    decidedAt: string
    status: string
  }[]
  packages: readonly { madeAt: string | null; expiresAt: string | null; status: string }[]
}

/** What has happened to a request, the first first. What waits for approval has not. */
export function disclosureTimeline(
  request: Told,
  language: Language,
): { at: string; text: string }[] {
  const { type, applicantName, text, askedAt, dueBy, firstDueBy } = request
  const { extensionReason, extendedAt, endedAt } = request
  const asked = tellAsked({ type, signature: applicantName, text }, firstDueBy ?? dueBy)
  const lines = [
    { at: askedAt, text: asked },
    ...(extendedAt ? [{ at: extendedAt, text: tellExtended(extensionReason ?? '', dueBy) }] : []),
    ...request.decisions
      .filter(({ status }) => status === 'approved')
      .map((decision) => ({ at: decision.decidedAt, text: tellDecided(decision) })),
    ...request.packages.flatMap(({ madeAt, expiresAt, status }) =>
      madeAt && expiresAt && status !== 'stopped'
        ? [{ at: madeAt, text: tellPackage(expiresAt) }]
        : [],
    ),
    ...(request.status === 'withdrawn' && endedAt
      ? [{ at: endedAt, text: tellDisclosureWithdrawn(applicantName) }]
      : []),
  ]
  return lines
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ at, text: words }) => ({ at, text: words[language] }))
}
