import type {
  ApplicantKind,
  DisclosureOutcome,
  DisclosureStatus,
  DisclosureType,
} from '../schemas/disclosure-request.ts'
import { type WorkingTimes, workingDaysAfter, workingDaysBefore } from './calendar.ts'
import type { ErrorCode } from './errors.ts'

/**
 * Decided as soon as possible, and within so many working days: offentlighedsloven § 36, stk. 2;
 * forvaltningsloven § 16, stk. 2; for a record of health care sundhedsloven § 37 with its rules.
 */
export const decisionWorkingDays = 7
const reminderWorkingDays = 2
/** So long a package can be fetched; as long as one may complain (4 weeks). */
export const packageDays = 28

interface Rule {
  asks: readonly ApplicantKind[]
  /** By when at the latest a letter may put it off, from the day it was asked; null where it may not. */
  extension: { workingDays: number } | { months: number } | null
}

/** What the type decides. */
const rules: Record<DisclosureType, Rule> = {
  // sundhedsloven § 37: nothing allows another time
  health: { asks: ['citizen', 'representative'], extension: null },
  // forvaltningsloven § 16, stk. 2; 40 working days is what the preparatory works allow for large cases
  party: { asks: ['citizen', 'representative'], extension: { workingDays: 40 } },
  // offentlighedsloven § 36, stk. 2
  public: { asks: ['other'], extension: { workingDays: 40 } },
  // GDPR art. 12(3): one month, and two more where it is complex
  gdpr: { asks: ['citizen', 'representative'], extension: { months: 3 } },
}

type Calendar = Pick<WorkingTimes, 'closingDays'>

export function mayAsk(type: DisclosureType, kind: ApplicantKind): boolean {
  return rules[type].asks.includes(kind)
}

/** By when it is decided: the end of the last working day. */
export function decidedBy(askedAt: string, calendar: Calendar): string {
  return workingDaysAfter(askedAt, decisionWorkingDays, calendar)
}

/** When those who decide are reminded: so many working days before it is due. */
export function remindedAt(dueBy: string, calendar: Calendar): string {
  return workingDaysBefore(dueBy, reminderWorkingDays, calendar)
}

interface Clock {
  type: DisclosureType
  status: DisclosureStatus
  askedAt: string
  dueBy: string
}

/** Why it can't be put off until then; undefined where it can. */
export function whyNotExtend(
  clock: Clock,
  { dueBy, now }: { dueBy: string; now: Date },
  calendar: Calendar,
): ErrorCode | undefined {
  if (clock.status !== 'open') return 'disclosure-not-open'
  const { extension } = rules[clock.type]
  if (!extension) return 'extension-not-allowed'
  const latest =
    'months' in extension
      ? monthsAfter(clock.askedAt, extension.months)
      : workingDaysAfter(clock.askedAt, extension.workingDays, calendar)
  const isLater = dueBy > clock.dueBy && new Date(dueBy) > now
  return isLater && dueBy <= latest ? undefined : 'extension-invalid'
}

/** What the status becomes when a decision stands. */
export function statusAfter({ outcome }: { outcome: DisclosureOutcome }): 'refused' | 'making' {
  return outcome === 'refused' ? 'refused' : 'making'
}

const ended: readonly DisclosureStatus[] = ['handed-out', 'refused', 'withdrawn']

export function hasEnded(status: DisclosureStatus): boolean {
  return ended.includes(status)
}

export function isLateDisclosure(
  { status, dueBy }: Pick<Clock, 'status' | 'dueBy'>,
  now: Date,
): boolean {
  return (status === 'open' || status === 'awaiting-approval') && new Date(dueBy) < now
}

/** Until when the citizen is not erased after a request has ended: the time to complain. */
export function heldUntil(endedAt: Date): string {
  return new Date(endedAt.getTime() + packageDays * 86_400_000).toISOString()
}

function monthsAfter(instant: string, months: number): string {
  const at = new Date(instant)
  const day = at.getUTCDate()
  at.setUTCMonth(at.getUTCMonth() + months)
  // 30 November and three months is the last of February
  if (at.getUTCDate() !== day) at.setUTCDate(0)
  return at.toISOString()
}
