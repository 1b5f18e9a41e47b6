import type { Actor, Citizen, Representation } from '../../domain/actor.ts'
import type { Scope } from '../../schemas/citizen.ts'
import type { Role } from '../../schemas/employee.ts'

/** A Tuesday in the winter, nine in the morning Danish time. */
export const now = new Date('2026-11-24T08:00:00.000Z')

export function citizen(id = 'anna', representations: Representation[] = []): Citizen {
  return { kind: 'citizen', id, name: id, assurance: 'substantial', representations }
}

/** A citizen who may do so much for Anna, for so long. */
export function representative(scopes: Scope[], period: Partial<Representation> = {}): Actor {
  const always = { kind: 'relative' as const, startsAt: '2024-01-01T00:00:00.000Z', endsAt: null }
  return citizen('rita', [{ citizenId: 'anna', scopes, ...always, ...period }])
}

export function employee(organisationIds: string[] = ['nord'], roles: Role[] = []): Actor {
  const at = { organisationIds, leads: [] }
  return { kind: 'employee', id: 'eva', name: 'eva', ...at, roles, brokenGlass: [] }
}

/** Eva of Hjemmepleje Nord looked at Anna's chat. */
export const aLook = {
  id: '1',
  at: now.toISOString(),
  traceId: 't',
  actorKind: 'employee' as const,
  actorId: 'eva',
  role: 'employee',
  organisationId: 'nord',
  onBehalfOf: null,
  citizenIds: ['anna'],
  fields: 'thread' as const,
  purpose: 'care' as const,
  permission: 'read thread',
  operation: 'GET /v1/threads',
  parameters: {},
  address: null,
  machine: 'm',
  alarms: [],
  organisation: 'Hjemmepleje Nord',
}
