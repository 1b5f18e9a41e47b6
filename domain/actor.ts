import type { RepresentationKind, Scope } from '../schemas/citizen.ts'
import type { Role } from '../schemas/employee.ts'

export interface Representation {
  citizenId: string
  kind: RepresentationKind
  scopes: Scope[]
  startsAt: string
  endsAt: string | null
}

/** How surely we know who signed in (NSIS); nobody gets in with less. */
export type Assurance = 'substantial' | 'high'

export interface Citizen {
  kind: 'citizen'
  id: string
  name: string
  assurance: Assurance
  representations: Representation[]
}

export interface Employee {
  kind: 'employee'
  id: string
  name: string
  organisationIds: string[]
  /** Those of them whose settings are this employee's to change. */
  leads: string[]
  roles: Role[]
  /** Citizens at whom this employee may look for a while, with a reason, from outside. */
  brokenGlass: string[]
}

/** Whoever asks: a citizen (who may act for others) or an employee (of some organisations). */
export type Actor = Citizen | Employee
