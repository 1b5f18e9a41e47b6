import type { DisclosureParts } from '../../db/models/disclosure-parts.ts'
import type { KeptDisclosure } from '../../db/models/disclosure-request.ts'
import type { Actor } from '../../domain/actor.ts'
import { isLateDisclosure } from '../../domain/disclosure.ts'
import { disclosureTimeline } from '../../domain/disclosure-timeline.ts'
import { guidanceOn } from '../../domain/disclosure-words.ts'
import type { Language } from '../../domain/language.ts'
import { may } from '../../domain/policies.ts'
import { basesFor } from '../../domain/withholding.ts'
import type { DisclosureRequest } from '../../schemas/disclosure-request.ts'

/** What waits for a second pair of eyes is seen by records officers only. */
export function presentDisclosure(
  row: KeptDisclosure,
  { decisions, packages }: DisclosureParts,
  { actor, now, language }: { actor: Actor; now: Date; language: Language },
): DisclosureRequest {
  const { id, citizenId, type, status, askedAt, dueBy, firstDueBy, extensionReason } = row
  const decides = may(actor, 'decide disclosure', { thing: row, now })
  const opens = may(actor, 'fetch disclosure', { thing: row, now })
  const seen = decisions.filter((one) => decides || one.status === 'approved')
  return {
    ...{ id, citizenId, type },
    applicant: { kind: row.applicantKind, name: row.applicantName },
    text: row.text,
    // that someone else must look at it is the municipality's business
    status: status === 'awaiting-approval' && !decides ? 'open' : status,
    ...{ askedAt, dueBy, overdue: isLateDisclosure(row, now) },
    extension: firstDueBy === null ? null : { firstDueBy, reason: extensionReason ?? '' },
    decisions: seen.map(({ requestId: _, decidedBy: _by, ...decision }) => ({
      ...decision,
      guidance: guidanceOn(type)[language],
    })),
    packages: packages.map(({ id: _, requestId: _r, ...one }) => ({
      ...one,
      href: opens && one.status === 'ready' ? hrefOf(id, one.part) : null,
    })),
    timeline: disclosureTimeline({ ...row, decisions, packages }, language),
    ...(decides && {
      remindedAt: row.remindedAt,
      escalatedAt: row.escalatedAt,
      bases: basesFor(type),
      proposedBy: decisions.find((one) => one.status === 'proposed')?.decidedBy ?? null,
    }),
  }
}

function hrefOf(id: string, part: number): string {
  return `/v1/disclosure-requests/${id}/package?part=${part}`
}
