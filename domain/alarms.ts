import { Alarm, type Purpose } from '../schemas/access-log.ts'

/** What is known of one citizen whom an employee looked at, at the moment of the look. */
export interface CitizenFacts {
  citizenName: string
  employeeName: string
  isWatched: boolean
  /** The citizen also works for the municipality. */
  isEmployee: boolean
  isSelf: boolean
  /** Works for an organisation of the employee's. */
  isColleague: boolean
  /** KLE numbers of the appointments that the look is about. */
  kles: string[]
  /** What a sensitive KLE number begins with in this municipality. */
  sensitiveKle: string[]
}

interface Look {
  permission: string
  purpose: Purpose
  citizens: CitizenFacts[]
}

/** What a records officer should look into; to read the alarms raises none, or they would never end. */
export function alarmsOf({ permission, purpose, citizens }: Look): Alarm[] {
  if (permission === 'read alarms') return []
  return Alarm.enum.filter((alarm) =>
    alarm === 'break-glass' ? purpose === alarm : citizens.some(rules[alarm]),
  )
}

const rules: Record<Exclude<Alarm, 'break-glass'>, (citizen: CitizenFacts) => boolean> = {
  'sensitive-kle': ({ kles, sensitiveKle }) =>
    kles.some((kle) => sensitiveKle.some((beginning) => kle.startsWith(beginning))),
  'watched-citizen': ({ isWatched }) => isWatched,
  'employee-as-citizen': ({ isEmployee }) => isEmployee,
  'possible-self-look-up': ({ isSelf }) => isSelf,
  'same-first-name': ({ citizenName, employeeName }) =>
    firstName(citizenName) !== '' && firstName(citizenName) === firstName(employeeName),
  'look-up-of-colleague': ({ isColleague }) => isColleague,
}

function firstName(name: string): string {
  return (name.trim().split(/\s+/)[0] ?? '').normalize('NFC').toLowerCase()
}
