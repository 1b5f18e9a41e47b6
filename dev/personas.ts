export interface Persona {
  /** The token's `sub`. */
  subject: string
  name: string
  kind: 'citizen' | 'representative' | 'employee'
  about: string
  /** Of the official test persons only. */
  cpr?: string
}

/** The people of the demo municipality whom one may be. */
export const personas: readonly Persona[] = [
  {
    subject: 'anna',
    name: 'Anna Jensen',
    kind: 'citizen',
    about: 'Borger med kommende aftaler hos Hjemmepleje Nord og Hjemmepleje Syd',
    cpr: '2512489996',
  },
  { subject: 'bent', name: 'Bent Møller', kind: 'citizen', about: 'Borger' },
  {
    subject: 'rita',
    name: 'Rita Holm',
    kind: 'representative',
    about: 'Pårørende, som må handle for Anna Jensen',
  },
  {
    subject: 'eva',
    name: 'Eva Lund',
    kind: 'employee',
    about: 'Medarbejder i Hjemmepleje Nord, hvor chatten er åben',
  },
  {
    subject: 'nils',
    name: 'Nils Kjær',
    kind: 'employee',
    about: 'Medarbejder i Hjemmepleje Nord',
  },
  {
    subject: 'sara',
    name: 'Sara Dahl',
    kind: 'employee',
    about: 'Medarbejder i Hjemmepleje Syd, hvor chatten er lukket',
  },
  { subject: 'otto', name: 'Otto Friis', kind: 'employee', about: 'Driftsmedarbejder' },
  {
    subject: 'lone',
    name: 'Lone Bech',
    kind: 'employee',
    about: 'Behandler anmodninger om aktindsigt',
  },
]

/** Employees sign in as professionals, citizens as private persons. */
export function isProfessional(subject: string): boolean {
  return findPersona(subject)?.kind === 'employee'
}

export function findPersona(subject: string): Persona | undefined {
  return personas.find((persona) => persona.subject === subject)
}
