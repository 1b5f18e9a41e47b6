import type { Scope } from '../schemas/citizen.ts'
import type { Role } from '../schemas/employee.ts'

export interface Representation {
  citizenId: string
  scopes: Scope[]
  startsAt: string
  endsAt: string | null
}

/** Whoever asks: a citizen (who may act for others) or an employee (of some organisations). */
export type Actor =
  | { kind: 'citizen'; id: string; name: string; representations: Representation[] }
  | { kind: 'employee'; id: string; name: string; organisationIds: string[]; roles: Role[] }
