import { personas } from '../personas.ts'
import { idOf } from './ids.ts'

const organisation = (code: string, more: object) => ({
  id: idOf('organisation', code),
  code,
  chatOpening: 'closed',
  tasksToEmployee: false,
  contactUnit: false,
  answerWorkingDays: 1,
  ...more,
})

export const organisations = [
  organisation('hjemmepleje-nord', {
    name: 'Hjemmepleje Nord',
    phone: '70 10 10 01',
    chatOpening: 'organisation',
    tasksToEmployee: true,
    checkWindows: JSON.stringify([
      { from: '07:00', until: '08:00' },
      { from: '14:00', until: '15:00' },
    ]),
  }),
  organisation('hjemmepleje-syd', {
    name: 'Hjemmepleje Syd',
    phone: '70 10 10 02',
    answerWorkingDays: 2,
  }),
  organisation('borgerservice', {
    name: 'Borgerservice',
    phone: '70 10 10 00',
    chatOpening: 'organisation',
    contactUnit: true,
  }),
]

const worksFor: Record<string, string[]> = {
  eva: ['hjemmepleje-nord'],
  nils: ['hjemmepleje-nord'],
  sara: ['hjemmepleje-syd'],
  lone: ['borgerservice'],
}
/** Who answers for the organisation: its settings, and what has waited too long. */
const leaders = ['eva', 'sara', 'lone']
const roles: Record<string, string[]> = { otto: ['operator'], lone: ['records-officer'] }

/** Made up; Bent's is protected, and shown to nobody but Bent. */
const addresses: Record<string, { address: string; addressProtected?: boolean }> = {
  anna: { address: 'Prøvevej 1, st. tv., 9999 Prøveby' },
  bent: { address: 'Prøvestræde 2, 9999 Prøveby', addressProtected: true },
  rita: { address: 'Prøvegade 3, 9999 Prøveby' },
}

/** Eva is a citizen too, where she signs in as a private person; with nothing of her own here. */
export const citizens = personas
  .filter(({ kind, subject }) => kind !== 'employee' || subject === 'eva')
  .map(({ subject, name, cpr }) => ({
    id: idOf('citizen', subject),
    subject,
    name,
    cpr,
    ...addresses[subject],
  }))

export const employees = personas
  .filter(({ kind }) => kind === 'employee')
  .map(({ subject, name }) => ({
    id: idOf('employee', subject),
    subject,
    name,
    roles: roles[subject] ?? [],
  }))

export const employments = Object.entries(worksFor).flatMap(([subject, codes]) =>
  codes.map((code) => ({
    employeeId: idOf('employee', subject),
    organisationId: idOf('organisation', code),
    leader: leaders.includes(subject),
  })),
)

/** The municipality's own closing days, beside the public holidays. */
export const closingDays = [2026, 2027, 2028].flatMap((year) => [
  { day: `${year}-06-05`, occasion: 'Grundlovsdag' },
  { day: `${year}-12-24`, occasion: 'Juleaftensdag' },
  { day: `${year}-12-31`, occasion: 'Nytårsaftensdag' },
])

export const representations = [
  {
    id: idOf('representation', 'rita', 'anna'),
    citizenId: idOf('citizen', 'anna'),
    representativeId: idOf('citizen', 'rita'),
    kind: 'relative',
    scopes: ['see', 'cancel', 'write'],
    startsAt: '2024-01-01T00:00:00.000Z',
  },
]
