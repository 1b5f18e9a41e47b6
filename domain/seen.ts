import type { SeenBy } from '../schemas/message.ts'
import { dayOf } from './calendar.ts'
import { type Language, sayDay, sayTime, type Words } from './language.ts'
import type { Side } from './message.ts'

/** That one person has seen or read a chat up to a message, for the first time. */
export interface Mark {
  threadId: string
  readerId: string
  readerSide: Side
  /** What is read has been shown too. */
  kind: 'shown' | 'read'
  upTo: number
  at: string
  /** The citizen in person; else someone who acts for the citizen. */
  isCitizen: boolean
  /** Null where it is not known any more. */
  name: string | null
  /** For which staff read; null on the citizen's side. */
  organisation: string | null
}

interface Marked {
  threadId: string
  number: number
  side: Side
}

interface Reader {
  side: Side
  language: Language
  now: Date
}

/**
 * Who of the other side saw a message and who read it, each once, the first first. The citizen's side
 * is told which team, and no names.
 */
export function seenBy(message: Marked, marks: readonly Mark[], reader: Reader): SeenBy[] {
  const others = marks.filter(
    ({ threadId, readerSide, upTo }) =>
      threadId === message.threadId && readerSide !== message.side && upTo >= message.number,
  )
  const folded = new Map<string, Omit<SeenBy, 'text'>>()
  for (const mark of others) {
    const isTeam = reader.side === 'citizen' && mark.readerSide === 'organisation'
    const key = isTeam ? `team ${mark.organisation}` : mark.readerId
    folded.set(key, earliest(folded.get(key) ?? whoOf(mark, isTeam), mark))
  }
  return [...folded.values()]
    .sort((a, b) => (a.shownAt < b.shownAt ? -1 : 1))
    .map((seen) => ({ ...seen, text: saySeen(seen, reader.now)[reader.language] }))
}

function whoOf(mark: Mark, isTeam: boolean): Omit<SeenBy, 'text'> {
  const ofCitizen = mark.isCitizen ? ('citizen' as const) : ('representative' as const)
  return {
    kind: mark.readerSide === 'organisation' ? 'employee' : ofCitizen,
    name: isTeam ? null : mark.name,
    organisation: mark.organisation,
    shownAt: mark.at,
    readAt: null,
  }
}

function earliest(seen: Omit<SeenBy, 'text'>, { kind, at }: Mark): Omit<SeenBy, 'text'> {
  const shownAt = at < seen.shownAt ? at : seen.shownAt
  const isFirst = kind === 'read' && (seen.readAt === null || at < seen.readAt)
  return { ...seen, shownAt, readAt: isFirst ? at : seen.readAt }
}

/** "set af Hjemmepleje Nord kl. 14.05", "læst af Anna Jensen mandag den 23. november kl. 9.00" */
export function saySeen(seen: Omit<SeenBy, 'text'>, now: Date): Words {
  const { kind, name, organisation, shownAt, readAt } = seen
  const at = readAt ?? shownAt
  const isToday = dayOf(at) === dayOf(now.toISOString())
  const unknown = nameless[kind]
  const when = (language: Language) => (isToday ? sayTime(at, language) : onDay(at, language))
  const did = readAt === null ? { da: 'set', en: 'seen' } : { da: 'læst', en: 'read' }
  return {
    da: `${did.da} af ${name ?? organisation ?? unknown.da} ${when('da')}`,
    en: `${did.en} by ${name ?? organisation ?? unknown.en} ${when('en')}`,
  }
}

function onDay(at: string, language: Language): string {
  return language === 'da' ? sayDay(at, language) : `on ${sayDay(at, language)}`
}

const nameless: Record<SeenBy['kind'], Words> = {
  citizen: { da: 'borgeren', en: 'the citizen' },
  representative: { da: 'en repræsentant', en: 'a representative' },
  employee: { da: 'kommunen', en: 'the municipality' },
}
