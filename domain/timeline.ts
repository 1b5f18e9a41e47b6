import type { CancellationStatus } from '../schemas/cancellation.ts'
import type { TaskOutcome, TaskStatus } from '../schemas/task.ts'
import { type Language, sayDay, type Words } from './language.ts'
import { isStep, sayNext, stepWords } from './receipt.ts'

/** Something that happened, as the process or the tables recorded it. */
export interface Moment {
  at: string
  name: string
  /** Of a task: what it became. */
  status?: TaskStatus | null
  outcome?: TaskOutcome | null
  /** Of a withdrawal: whether the visit is booked again. */
  appointmentRestored?: boolean | null
}

export interface TimelineFacts {
  status: CancellationStatus
  signature: string
  withdrawalSignature: string | null
  organisationName: string | null
  promisedAnswerBy: string | null
  taskDone: boolean
  restored: boolean | null
  rejection: Words | undefined
}

const system = 'Borgerdialog'

/** Who did it: the citizen's side, the organisation that has it, or the system. */
export function actorOf({ name }: Moment, facts: TimelineFacts): string {
  if (name === 'accepted') return facts.signature
  if (name === 'withdrawal-accepted') return facts.withdrawalSignature ?? facts.signature
  return name === 'task' ? (facts.organisationName ?? system) : system
}

/** "Vi har mindet Hjemmepleje Nord om at svare." */
export function tellMoment(moment: Moment, facts: TimelineFacts): Words {
  const who = facts.organisationName ?? 'kommunen'
  const { name } = moment
  if (isStep(name)) return stepWords[name]
  if (name === 'task') return tellTask(moment, who)
  return others[name]?.(who, moment) ?? { da: 'Der er sket noget.', en: 'Something has happened.' }
}

const others: Record<string, (who: string, moment: Moment) => Words> = {
  accepted: () => ({ da: 'Du har aflyst besøget.', en: 'You cancelled the visit.' }),
  'supplier-reminded': (who) => ({
    da: `Vi har mindet ${who} om at svare dig.`,
    en: `We have reminded ${who} to answer you.`,
  }),
  escalated: (who) => ({
    da: `${who} har ikke svaret. Vi har sagt det til deres leder og til kommunens kontaktenhed.`,
    en: `${who} has not answered. We have told their leader and the municipality's contact unit.`,
  }),
  'withdrawal-accepted': () => ({
    da: 'Du har fortrudt din aflysning.',
    en: 'You have undone your cancellation.',
  }),
  withdrawn: (_, { appointmentRestored }) =>
    appointmentRestored
      ? { da: 'Besøget er booket igen.', en: 'The visit is booked again.' }
      : {
          da: 'Tiden var ikke ledig længere, så besøget er ikke booket igen.',
          en: 'The time was no longer free, so the visit is not booked again.',
        },
}

function tellTask({ status, outcome }: Moment, who: string): Words {
  if (status === 'in-progress') {
    return { da: `${who} er gået i gang.`, en: `${who} has begun.` }
  }
  if (status !== 'done') {
    return { da: `${who} har givet opgaven videre.`, en: `${who} has passed the task on.` }
  }
  const { da, en } = outcomes[outcome ?? 'no-action']
  return { da: `${who} er færdig: ${da}.`, en: `${who} is done: ${en}.` }
}

const outcomes: Record<TaskOutcome, Words> = {
  agreed: { da: 'det er aftalt med dig', en: 'it was agreed with you' },
  'new-time': { da: 'du har fået en ny tid', en: 'you have a new time' },
  'no-action': { da: 'der skal ikke ske mere', en: 'nothing more is needed' },
  'could-not-be-done': { da: 'det kunne ikke lade sig gøre', en: 'it could not be done' },
}

/** Who has it now, and when one hears: "Hjemmepleje Nord har den; du hører senest tirsdag …". */
export function sayNow(facts: TimelineFacts, language: Language) {
  const { status, organisationName, promisedAnswerBy, taskDone } = facts
  const waits = status === 'completed' && !taskDone
  if (waits && organisationName && promisedAnswerBy) {
    const by = sayDay(promisedAnswerBy, language)
    const text = {
      da: `${organisationName} har den; du hører senest ${by}.`,
      en: `${organisationName} has it; you will hear by ${by}.`,
    }
    return { with: organisationName, promisedAnswerBy, text: text[language] }
  }
  const text = taskDone && status === 'completed' ? over[language] : next(facts, language)
  return { with: status === 'accepted' ? organisationName : null, promisedAnswerBy: null, text }
}

const over = { da: 'Der er ikke mere at gøre.', en: 'Nothing is left to do.' }

function next(facts: TimelineFacts, language: Language): string {
  const { status, organisationName, rejection, restored } = facts
  const matters = { status, with: organisationName, promisedAnswerBy: null, rejection, restored }
  return sayNext(matters, language)
}
