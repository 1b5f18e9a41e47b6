import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import { type LimitSize, openLimit, type Take } from '../db/rate-limits.ts'
import { Refusal } from '../domain/errors.ts'

/** Each takes one, or refuses with `rate-limited`. */
export interface Limits {
  identity(subject: string): Promise<void>
  address(ip: string): Promise<void>
  failedSignIn(ip: string): Promise<void>
}

export type LimitSizes = Record<keyof Limits, LimitSize>

/** Generous: an office, or all citizens of a care home, may stand behind one address. */
export const usualSizes: LimitSizes = {
  identity: { points: 600, seconds: 60 },
  address: { points: 1200, seconds: 60 },
  failedSignIn: { points: 30, seconds: 60 },
}

export const noLimits: Limits = {
  identity: () => Promise.resolve(),
  address: () => Promise.resolve(),
  failedSignIn: () => Promise.resolve(),
}

export interface LimitsOptions {
  /** Keeps who and where from being guessed by a hash. */
  secret: string
  sizes?: LimitSizes | undefined
  log: Logger
}

export function openLimits(db: Database, options: LimitsOptions): Limits {
  const { secret, sizes = usualSizes, log } = options
  const open = (limit: string, size: LimitSize) =>
    openLimit(db, limit, { ...size, tell: (alone) => tell(log, limit, alone) })
  const identity = open('identity', sizes.identity)
  const address = open('address', sizes.address)
  const failedSignIn = open('failed-sign-in', sizes.failedSignIn)
  const hash = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')
  const hashOf = (ip: string) => hash(`address ${networkOf(ip)}`)

  return {
    identity: (subject) => takeFrom(identity, hash(`subject ${subject}`)),
    address: (ip) => takeFrom(address, hashOf(ip)),
    failedSignIn: (ip) => takeFrom(failedSignIn, hashOf(ip)),
  }
}

function tell(log: Logger, limit: string, alone: boolean): void {
  if (alone) log.warn({ limit }, 'this process counts alone: Postgres is away or slow')
  else log.info({ limit }, 'all processes count together again')
}

async function takeFrom(take: Take, key: string): Promise<void> {
  const waitMs = await take(key)
  if (waitMs === 0) return
  throw new Refusal('rate-limited', {
    headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) },
  })
}

/** An IPv4 address, or the first half of an IPv6 one: a household has all of the second. */
function networkOf(ip: string): string {
  const v4 = ip.replace(/^::ffff:(?=[\d.]+$)/i, '')
  if (!isIPv6(v4)) return v4
  const [head = '', tail = ''] = v4.split('::')
  const front = head.split(':').filter(Boolean)
  const back = tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => '0')
  const groups = [...front, ...zeros, ...back].slice(0, 4)
  return groups.map((group) => Number.parseInt(group, 16)).join(':')
}
