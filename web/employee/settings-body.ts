/** From the form of an organisation's settings to what the API takes. */
import type { CheckWindow, WeeklyHours } from '../../schemas/clock.ts'
import type { ChatOpening, OrganisationSettings } from '../../schemas/organisation.ts'
import { type Fault, type Form, Incomplete } from '../form.ts'
import type { Language } from '../language.ts'
import { dayOf, instantOf } from '../local-time.ts'
import { settingsTexts } from '../texts/employee/settings.ts'
import { readWhiles } from './whiles.ts'

/** What can't be understood stands at its field, all of it at once. */
export function settingsOf(sent: Form, language: Language): OrganisationSettings {
  const t = settingsTexts[language]
  const faults: Fault[] = []
  const wrong = (name: string, text: string) => faults.push({ name, text })
  const whiles = (name: string): CheckWindow[] => {
    const read = readWhiles(sent.text(name))
    if (!read) wrong(name, t.unclear)
    return read ?? []
  }
  const days = (name: string): number => {
    const text = sent.text(name)
    if (!/^\d{1,2}$/.test(text) || Number(text) > 60) wrong(name, t.number)
    return Number(text)
  }
  const openings: ChatOpening[] = ['closed', 'organisation', 'employees']
  const chatOpening = openings.find((one) => one === sent.text('chatOpening')) ?? 'closed'
  const employeeIds = sent.all('employeeIds')
  if (chatOpening === 'employees' && employeeIds.length === 0) wrong('employeeIds', t.noOne)
  const replyHours = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday): WeeklyHours[] =>
    whiles(`dag-${weekday}`).map((one) => ({ weekday, ...one })),
  )
  const replyUntil = untilOf(sent)
  if (replyUntil === undefined) wrong('replyUntil', t.badDay)
  const settings: OrganisationSettings = {
    ...{ chatOpening, employeeIds, replyHours, replyUntil: replyUntil ?? null },
    replyAssurance: sent.text('replyAssurance') === 'high' ? 'high' : 'substantial',
    checkWindows: whiles('checkWindows'),
    answerWorkingDays: days('answerWorkingDays'),
    escalationWorkingDays: days('escalationWorkingDays'),
    tasksToEmployee: sent.text('tasksToEmployee') === 'ja',
  }
  if (faults.length > 0) throw new Incomplete(...faults)
  return settings
}

/** To the end of a day; to the minute it was, where the day is the same. */
function untilOf(sent: Form): string | null | undefined {
  const [text, was] = [sent.text('replyUntil'), sent.text('replyUntilWas')]
  if (!text) return null
  return was && dayOf(was) === text ? was : instantOf(text, '23:59')
}

/** What the form calls `replyHours/3`: the day on which the fourth of them is. */
export function fieldOf(pointer: string, { replyHours }: OrganisationSettings): string {
  const [name = '', index = ''] = pointer.split('/')
  return name === 'replyHours' ? `dag-${replyHours[Number(index)]?.weekday ?? 1}` : name
}
