import { type ErrorCode, errors } from './errors.ts'
import type { Words } from './language.ts'
import type { EndedProcess, Trouble } from './process-state.ts'

/** What operators read of things that do not get on; tells of nobody. */
export const words = {
  away: {
    da: 'Temporal svarer ikke. Ønsker bliver stadig modtaget, og forløbene går videre, når Temporal er tilbage. Hvilke forløb der prøver igen, kan ikke ses imens.',
    en: 'Temporal does not answer. Wishes are still accepted, and processes go on when Temporal is back. Which of them try again cannot be seen until then.',
  },
} as const satisfies Record<string, Words>

const things: Record<string, Words> = {
  cancellation: { da: 'En aflysning', en: 'A cancellation' },
  'booking-request': { da: 'Et ønske om en tid', en: 'A wish for a time' },
  'disclosure-request': {
    da: 'En anmodning om aktindsigt',
    en: 'A request for access to records',
  },
  task: { da: 'En opgave', en: 'A task' },
}
const something: Words = { da: 'Noget', en: 'Something' }

/** By the code of what waits. */
export const waitingWords: Record<string, Words> = {
  withdrawal: {
    da: 'En fortrydelse er modtaget, men endnu ikke gennemført.',
    en: 'An undoing was accepted, but not yet carried out.',
  },
  'task-done': {
    da: 'En opgave er udført, men aflysningens forløb har ikke fået det at vide.',
    en: 'A task is done, but the process of its cancellation has not been told.',
  },
  'booking-changed': {
    da: 'Der er sket noget med et ønske om en tid, som forløbet ikke har fået at vide.',
    en: 'Something was done about a wish for a time that its process has not been told.',
  },
  'disclosure-changed': {
    da: 'Der er sket noget med en anmodning om aktindsigt, som forløbet ikke har fået at vide.',
    en: 'Something was done about a request for access to records that its process has not been told.',
  },
  'start-task': {
    da: 'En opgave er oprettet, men forløbet, der følger den, er ikke begyndt.',
    en: 'A task was made, but the process that follows it has not begun.',
  },
  'own-task-done': {
    da: 'En opgave er udført, men forløbet, der følger den, har ikke fået det at vide.',
    en: 'A task is done, but the process that follows it has not been told.',
  },
  'not-reminded': {
    da: 'Den lovede svartid er overskredet, men leverandøren er ikke mindet om det.',
    en: 'The promised answer time is over, but the supplier has not been reminded.',
  },
  'keys-away': {
    da: 'En pakke med aktindsigt venter: databasen med borgernes nøgler eller Postgres svarer ikke.',
    en: "A package of records waits: the database of the citizens' keys, or Postgres, does not answer.",
  },
  'disk-full': {
    da: 'En pakke med aktindsigt venter: Postgres har ikke mere plads.',
    en: 'A package of records waits: Postgres has no room left.',
  },
  internal: {
    da: 'En pakke med aktindsigt venter: den kunne ikke laves. Årsagen står i workerens log.',
    en: "A package of records waits: it could not be made. The cause is in the worker's log.",
  },
}

const begunWords: Record<string, Words> = {
  'not-begun': { da: 'men forløbet er ikke begyndt', en: 'but its process has not begun' },
  'no-worker': { da: 'men ingen worker tager den', en: 'but no worker takes it' },
  'not-carried-out': { da: 'men endnu ikke gennemført', en: 'but not yet carried out' },
}

export function sayWaiting(kind: string, code: string): Words {
  const { da, en } = things[kind] ?? something
  const begun = begunWords[code]
  if (begun && things[kind])
    return { da: `${da} er modtaget, ${begun.da}.`, en: `${en} was accepted, ${begun.en}.` }
  return waitingWords[code] ?? { da: `${da} venter (${code}).`, en: `${en} waits (${code}).` }
}

export function sayUnplaced(kind: 'checkpoint' | 'look', count: number): Words {
  const what = {
    checkpoint: { da: 'poster i journalen', en: 'entries of the record' },
    look: { da: 'opslag i adgangsloggen', en: 'looks in the access log' },
  }[kind]
  return {
    da: `${count} ${what.da} venter på et kontrolpunkt. Kører der en worker, og har den nøglerne?`,
    en: `${count} ${what.en} wait for a checkpoint. Is there a worker, and has it the keys?`,
  }
}

/** By the code of a failure; others are told by their code. */
const causes: Record<string, Words> = {
  unavailable: { da: 'Postgres svarer ikke', en: 'Postgres does not answer' },
  'keys-away': { da: 'Borgernes nøgler er væk', en: "The citizens' keys are away" },
  internal: {
    da: 'Noget uventet gik galt, og det står i workerens log',
    en: "Something unexpected went wrong, and it is in the worker's log",
  },
  'non-deterministic-error': {
    da: 'Workerens udgave passer ikke til det, forløbet har gjort',
    en: 'The version of the worker does not fit what the process has done',
  },
  'workflow-worker-unhandled-failure': {
    da: 'Workeren kunne ikke læse eller udføre det; måske mangler der en nøgle',
    en: 'The worker could not read or do it; perhaps a key is missing',
  },
  'timed-out': { da: 'Workeren svarer ikke i tide', en: 'The worker does not answer in time' },
}

function sayCause(code: string): Words {
  const known = causes[code]
  if (known) return known
  const refusal = code in errors ? errors[code as ErrorCode].title : undefined
  return refusal ?? { da: `Fejlen hedder ${code}`, en: `The failure is called ${code}` }
}

export function sayTrouble(kind: string, { what, code, attempts }: Trouble): Words {
  const thing = things[kind] ?? something
  const cause = sayCause(code)
  const of = {
    da: what === 'step' ? 'et skridt i forløbet' : 'forløbet selv',
    en: what === 'step' ? 'a step of its process' : 'its process itself',
  }
  return {
    da: `${thing.da} går i stå: ${of.da} er prøvet ${attempts} gange. ${cause.da}.`,
    en: `${thing.en} is held up: ${of.en} was tried ${attempts} times. ${cause.en}.`,
  }
}

export function sayEnded({ kind, how, code }: EndedProcess): Words {
  const thing = things[kind] ?? something
  const cause = code ? sayCause(code) : undefined
  const ends: Record<EndedProcess['how'], Words> = {
    failed: {
      da: `Forløbet er stoppet med en fejl${cause ? `: ${cause.da}` : ''}`,
      en: `Its process stopped with a failure${cause ? `: ${cause.en}` : ''}`,
    },
    terminated: { da: 'Nogen har afbrudt forløbet', en: 'Somebody has terminated its process' },
    'timed-out': { da: 'Forløbet løb tør for tid', en: 'Its process ran out of time' },
  }
  const end = ends[how]
  return {
    da: `${thing.da} har intet forløb mere. ${end.da}.`,
    en: `${thing.en} has no process any more. ${end.en}.`,
  }
}
