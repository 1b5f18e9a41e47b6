import { createHash } from 'node:crypto'
import type { AccessLogRow } from '../schemas/access-log.ts'
import type { Hash } from './merkle.ts'

/** Under which pseudonym the looks at a citizen are chained: whoever knows that of the record knows it. */
export function accessPseudonym(citizen: Hash): Hash {
  return createHash('sha256').update(`access-log\n${citizen}`, 'utf8').digest('hex')
}

/** What is chained of a line of the access log. */
export type ChainedLook = Pick<
  AccessLogRow,
  | 'id'
  | 'at'
  | 'actorKind'
  | 'actorId'
  | 'role'
  | 'organisationId'
  | 'onBehalfOf'
  | 'fields'
  | 'purpose'
  | 'permission'
  | 'operation'
>

/** What it says to one of those who were looked at: of the others nothing. */
export function contentOfLook(look: ChainedLook, citizenId: string) {
  const { id, at, actorKind, actorId, role, organisationId, onBehalfOf } = look
  const { fields, purpose, permission, operation } = look
  return {
    ...{ id, citizenId, at, actorKind, actorId, role, organisationId },
    onBehalf: onBehalfOf === citizenId,
    ...{ fields, purpose, permission, operation },
  }
}
