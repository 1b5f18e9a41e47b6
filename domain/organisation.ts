import type { OrganisationSettings } from '../schemas/organisation.ts'
import type { FieldError } from './errors.ts'

interface While {
  from: string
  until: string
}

/** What a schema can't say: a while ends after it began, and a team's check windows don't overlap. */
export function whyNotSettings({ checkWindows, replyHours }: OrganisationSettings): FieldError[] {
  const windows = checkWindows.map((one) => ({ ...one, weekday: 0 }))
  return [...whyNotWhiles('checkWindows', windows), ...whyNotWhiles('replyHours', replyHours)]
}

function whyNotWhiles(field: string, whiles: (While & { weekday: number })[]): FieldError[] {
  return whiles.flatMap((one, index) => {
    const pointer = `/${field}/${index}`
    if (one.until <= one.from) return [{ pointer, detail: 'ends before it begins' }]
    const before = whiles.slice(0, index).filter(({ weekday }) => weekday === one.weekday)
    return before.some((other) => other.from < one.until && one.from < other.until)
      ? [{ pointer, detail: 'overlaps another' }]
      : []
  })
}
