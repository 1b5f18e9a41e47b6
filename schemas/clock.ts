import type { FromSchema } from 'json-schema-to-ts'
import { whole } from './whole.ts'

/** A time of day in Denmark: 07:00; 24:00 is the end of the day. */
export const ClockTime = { type: 'string', pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$' } as const

/** When a team looks at what has come in: from 07:00 until 08:00 on every working day. */
export const CheckWindow = {
  $id: 'CheckWindow',
  ...whole({ from: ClockTime, until: ClockTime }),
} as const
export type CheckWindow = FromSchema<typeof CheckWindow>

/** A while on one day of the week; 1 is Monday (ISO 8601). */
export const WeeklyHours = {
  $id: 'WeeklyHours',
  ...whole({
    weekday: { type: 'integer', minimum: 1, maximum: 7 },
    from: ClockTime,
    until: ClockTime,
  }),
} as const
export type WeeklyHours = FromSchema<typeof WeeklyHours>
