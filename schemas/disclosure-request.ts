import type { FromSchema } from 'json-schema-to-ts'
import { Code, Id, Instant, NullableId, NullableInstant, Reason, Text } from './scalars.ts'
import { whole } from './whole.ts'

/** By which law: sundhedsloven § 37, forvaltningsloven § 9, GDPR art. 15, offentlighedsloven § 7. */
export const DisclosureType = { enum: ['health', 'party', 'gdpr', 'public'] } as const
export type DisclosureType = FromSchema<typeof DisclosureType>

export const ApplicantKind = { enum: ['citizen', 'representative', 'other'] } as const
export type ApplicantKind = FromSchema<typeof ApplicantKind>

/** open → (awaiting-approval →) making → open again after a part, or handed-out; refused; withdrawn. */
export const DisclosureStatus = {
  enum: ['open', 'awaiting-approval', 'making', 'handed-out', 'refused', 'withdrawn'],
} as const
export type DisclosureStatus = FromSchema<typeof DisclosureStatus>

export const DisclosureOutcome = { enum: ['granted', 'partly-granted', 'refused'] } as const
export type DisclosureOutcome = FromSchema<typeof DisclosureOutcome>

const PersonName = { type: 'string', minLength: 1, maxLength: 200, pattern: '\\S' } as const

export const DisclosureWish = {
  $id: 'DisclosureWish',
  type: 'object',
  required: ['type'],
  properties: {
    type: DisclosureType,
    /** Whose record, where it is not one's own. */
    citizenId: Id,
    /** Who asks, where a records officer takes it down for someone else. */
    applicantName: PersonName,
    text: Text,
  },
  additionalProperties: false,
} as const
export type DisclosureWish = FromSchema<typeof DisclosureWish>

const PackageProblem = { enum: ['keys-away', 'disk-full', 'internal', null] } as const

/** What is made of a decision that grants something. */
const Package = {
  $id: 'DisclosurePackage',
  ...whole({
    /** The how manieth of the request. */
    part: { type: 'integer', minimum: 1 },
    status: { enum: ['making', 'ready', 'expired', 'stopped'] },
    percent: { type: 'integer', minimum: 0, maximum: 100 },
    /** Why it does not get on; it is tried again. */
    problem: PackageProblem,
    madeAt: NullableInstant,
    expiresAt: NullableInstant,
    /** Where it is fetched; null for others than the one who asked. */
    href: { type: ['string', 'null'] },
  }),
} as const

const Decision = {
  $id: 'DisclosureDecision',
  ...whole({
    number: { type: 'integer', minimum: 1 },
    outcome: DisclosureOutcome,
    /** False where more is to come. */
    final: { type: 'boolean' },
    text: { type: 'string' },
    /** How one complains, and until when. */
    guidance: { type: 'string' },
    decidedAt: Instant,
    /** `proposed` until someone else has approved it, where two are asked for. */
    status: { enum: ['proposed', 'approved', 'returned'] },
  }),
} as const

export const DisclosureRequest = {
  $id: 'DisclosureRequest',
  ...whole(
    {
      id: Id,
      citizenId: Id,
      type: DisclosureType,
      applicant: whole({ kind: ApplicantKind, name: { type: 'string' } }),
      text: { type: ['string', 'null'] },
      status: DisclosureStatus,
      askedAt: Instant,
      /** By when it is decided. */
      dueBy: Instant,
      overdue: { type: 'boolean' },
      /** The letter that moved the time (fristbrev); null where none was sent. */
      extension: {
        anyOf: [whole({ firstDueBy: Instant, reason: { type: 'string' } }), { type: 'null' }],
      },
      decisions: { type: 'array', items: Decision },
      packages: { type: 'array', items: Package },
      timeline: { type: 'array', items: whole({ at: Instant, text: { type: 'string' } }) },
    },
    {
      // what follows is for records officers only
      remindedAt: NullableInstant,
      escalatedAt: NullableInstant,
      /** The laws by which something may be withheld. */
      bases: { type: 'array', items: whole({ code: Code, law: { type: 'string' } }) },
      proposedBy: NullableId,
    },
  ),
} as const
export type DisclosureRequest = FromSchema<typeof DisclosureRequest>

export const DisclosureExtension = {
  $id: 'DisclosureExtension',
  ...whole({ dueBy: Instant, reason: Reason }),
} as const
export type DisclosureExtension = FromSchema<typeof DisclosureExtension>

export const DisclosureDecisionRequest = {
  $id: 'DisclosureDecisionRequest',
  type: 'object',
  required: ['outcome', 'text'],
  properties: {
    outcome: DisclosureOutcome,
    /** False hands out a part and keeps the request open. */
    final: { type: 'boolean', default: true },
    /** To the applicant, in Danish: what is granted, what is not, and why (forvaltningsloven §§ 22–24). */
    text: Text,
  },
  additionalProperties: false,
} as const
export type DisclosureDecisionRequest = FromSchema<typeof DisclosureDecisionRequest>

export const DisclosureApproval = {
  $id: 'DisclosureApproval',
  ...whole({ approved: { type: 'boolean' } }),
} as const
export type DisclosureApproval = FromSchema<typeof DisclosureApproval>
