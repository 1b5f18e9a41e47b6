import type { Knex } from 'knex'
import pg from 'pg'
import type { Assurance } from '../domain/actor.ts'

/**
 * For whom a transaction acts: the row-level policies look at it. A person is known by what the
 * token says; who that is here is found within the transaction (`db/actors.ts`).
 */
export type Acting = PersonActing | { kind: 'process' }

/** Signed in as a private person (a citizen) or at work (an employee); the two are never mixed. */
export interface PersonActing {
  kind: 'citizen' | 'employee'
  subject: string
  cprHash: string | null
  /** How surely; substantial where it is not said. */
  assurance?: Assurance
  /** Whoever has signed out everywhere since is nobody; as is, once they have, who does not say. */
  issuedAt?: Date
  /** When the sign-in ends. */
  until?: Date
  /** Where it has been found before, in an earlier transaction of the same request. */
  actorId?: string
}

/** The workflows and the relay, on behalf of whoever made the wish. */
export const theProcess: Acting = { kind: 'process' }

/** A connection of the tables' owner, who is held to the policies too. */
export const asProcess = '-c borgerdialog.kind=process'

/** Runs `work` in one transaction for someone; identity and begin are one round trip. */
export function inTransaction<T>(
  db: Knex,
  acting: Acting,
  work: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return db.transaction(work, { acting } as Knex.TransactionConfig)
}

/** Makes every transaction of `db` begin with the identity it was asked for; without one it sees nothing. */
export function beginAsSomeone(db: Knex): void {
  const { client } = db
  const start = client.transaction.bind(client)
  client.transaction = (work: unknown, config: { acting?: Acting }, outer: unknown) => {
    const transaction = start(work, config, outer)
    // not waited for: the first statement follows on its heels, and fails where this has failed
    transaction.begin = async (connection: unknown) => {
      const begun = transaction.query(connection, `begin; select ${settings(config.acting)}`)
      begun.catch(() => undefined)
    }
    return transaction
  }
}

function settings(acting: Acting | undefined): string {
  const set = (name: string, value: string) =>
    `set_config('borgerdialog.${name}', ${literal(value)}, true)`
  const kind = set('kind', acting?.kind ?? '')
  if (!acting || acting.kind === 'process') return kind
  const { subject, cprHash, actorId } = acting
  return [
    kind,
    set('subject', subject),
    set('cpr', cprHash ?? ''),
    set('actor', actorId ?? ''),
  ].join(', ')
}

/** A question mark would be taken for a place where a value belongs. */
function literal(value: string): string {
  return value
    .split('?')
    .map((part) => pg.escapeLiteral(part))
    .join(' || chr(63) || ')
}
