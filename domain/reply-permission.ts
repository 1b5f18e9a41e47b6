import type { Actor } from './actor.ts'
import { may, type Thing } from './policies.ts'
import type { ReplyCircumstances, Writer } from './reply-circumstances.ts'
import { withinHours } from './weekly-hours.ts'

/** A decision in codes and names; `sayReplyPermission` puts it in words. */
export interface ReplyDecision {
  allowed: boolean
  code: ReplyCode
  organisationName: string
  employeeName: string | null
  /** Until when it is so, where that is known. */
  until: string | null
  /** When it opens by itself, where it is closed. */
  opensAt: string | null
}

interface Asked extends ReplyCircumstances {
  writer: Writer
  now: Date
  hours: ReturnType<typeof withinHours>
}

interface Rule<Code = string> {
  code: Code
  /** What is looked at; a ground above another outweighs it. */
  ground: 'standing' | 'thread status' | 'thread opening' | 'setting'
  when: string
  holds: (asked: Asked) => boolean
  allowed: boolean
  more?: (asked: Asked) => {
    employeeName?: string | null | undefined
    until?: string | null | undefined
    opensAt?: string | null
  }
}

/**
 * The whole rule: the first line that holds decides. The person's standing outweighs the thread's
 * status, that its own opening, and that the organisation's setting. `docs/reply-permission.md` is
 * made from it.
 */
export const replyRules = [
  {
    code: 'citizen-deceased',
    ground: 'standing',
    when: 'the citizen is dead',
    holds: ({ civilStatus }) => civilStatus === 'deceased',
    allowed: false,
  },
  {
    code: 'citizen-annulled',
    ground: 'standing',
    when: "the citizen's CPR number is annulled",
    holds: ({ civilStatus }) => civilStatus === 'annulled',
    allowed: false,
  },
  {
    code: 'no-right-to-write',
    ground: 'standing',
    when: 'whoever asks may not write: a representative without that scope, or staff of others',
    holds: ({ writer }) => !writer.mayWrite,
    allowed: false,
  },
  {
    code: 'assurance-too-low',
    ground: 'standing',
    when: 'the organisation asks for MitID at level High, and the citizen signed in below',
    holds: ({ writer, organisation }) =>
      writer.side === 'citizen' &&
      organisation.replyAssurance === 'high' &&
      writer.assurance !== 'high',
    allowed: false,
  },
  {
    code: 'thread-closed',
    ground: 'thread status',
    when: 'the chat has ended, or the organisation is no more',
    holds: ({ threadStatus, organisation }) => threadStatus === 'closed' || !organisation.active,
    allowed: false,
  },
  {
    code: 'staff',
    ground: 'thread status',
    when: 'the chat is open, and whoever asks works for the organisation',
    holds: ({ writer }) => writer.side === 'staff',
    allowed: true,
  },
  {
    code: 'opened-in-thread',
    ground: 'thread opening',
    when: 'an employee has opened this chat, and that lasts',
    holds: (asked) => openingOf(asked)?.open === true,
    allowed: true,
    more: ({ thread }) => ({ employeeName: thread?.employeeName, until: thread?.until }),
  },
  {
    code: 'closed-in-thread',
    ground: 'thread opening',
    when: 'an employee has closed this chat for replies, and that lasts',
    holds: (asked) => openingOf(asked)?.open === false,
    allowed: false,
    more: ({ thread }) => ({ until: thread?.until }),
  },
  {
    code: 'closed-by-organisation',
    ground: 'setting',
    when: 'the setting is closed, or is open to employees by name of whom none is left',
    holds: ({ organisation: { chatOpening }, openEmployeeNames }) =>
      chatOpening === 'closed' || (chatOpening === 'employees' && openEmployeeNames.length === 0),
    allowed: false,
  },
  {
    code: 'opening-ended',
    ground: 'setting',
    when: 'the setting was open until a day that has passed',
    holds: ({ organisation: { replyUntil }, now }) =>
      replyUntil !== null && new Date(replyUntil) <= now,
    allowed: false,
  },
  {
    code: 'outside-hours',
    ground: 'setting',
    when: 'the setting is open at some hours of the week, and this is none of them',
    holds: ({ hours }) => !hours.open,
    allowed: false,
    more: ({ hours }) => ({ opensAt: hours.changesAt }),
  },
  {
    code: 'open-to-employees',
    ground: 'setting',
    when: 'the setting is open to employees by name',
    holds: ({ organisation }) => organisation.chatOpening === 'employees',
    allowed: true,
    more: (asked) => ({ employeeName: asked.openEmployeeNames.join(', '), until: endOf(asked) }),
  },
  {
    code: 'open-to-organisation',
    ground: 'setting',
    when: 'the setting is open to the organisation',
    holds: () => true,
    allowed: true,
    more: (asked) => ({ until: endOf(asked) }),
  },
] as const satisfies readonly Rule[]

export type ReplyCode = (typeof replyRules)[number]['code']

const theCitizen: Writer = { side: 'citizen', mayWrite: true, assurance: 'high' }

/** For the citizen. */
export function decideReplyPermission(all: ReplyCircumstances, now: Date): ReplyDecision {
  return decide(all, theCitizen, now)
}

/** For whoever asks: staff while the thread is open; a representative only with that scope. */
export function decideReplyFor(
  actor: Actor,
  thread: ReplyCircumstances & Thing,
  now: Date,
): ReplyDecision {
  const mayWrite = may(actor, 'write thread', { thing: thread, now })
  const writer: Writer =
    actor.kind === 'citizen'
      ? { side: 'citizen', mayWrite, assurance: actor.assurance }
      : { side: 'staff', mayWrite, assurance: 'high' }
  return decide(thread, writer, now)
}

function decide(all: ReplyCircumstances, writer: Writer, now: Date): ReplyDecision {
  const hours = withinHours(all.organisation.replyHours, now, all)
  const asked: Asked = { ...all, writer, now, hours }
  const rules: readonly Rule<ReplyCode>[] = replyRules
  const rule = rules.find(({ holds }) => holds(asked)) ?? replyRules[0]
  const { code, allowed, more }: Rule<ReplyCode> = rule
  const { employeeName = null, until = null, opensAt = null } = more?.(asked) ?? {}
  return {
    allowed,
    code,
    organisationName: all.organisation.name,
    employeeName,
    until,
    opensAt,
  }
}

function openingOf({ thread, now }: Asked) {
  return thread && (thread.until === null || now < new Date(thread.until)) ? thread : null
}

/** Whichever comes first: the end of the hours, or of the opening. */
function endOf({ hours, organisation: { replyUntil } }: Asked): string | null {
  const ends = [hours.changesAt, replyUntil && new Date(replyUntil).toISOString()]
  return ends.filter((one) => one !== null).sort()[0] ?? null
}
