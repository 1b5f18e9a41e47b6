import type { Actor, Citizen, Employee } from '../domain/actor.ts'
import type { PersonActing } from './acting.ts'
import type { Database, Transaction } from './database.ts'
import { type Keyed, openRow } from './sealed.ts'
import { one } from './sql.ts'

/**
 * Who acts in this transaction, with the rights of this moment; from here on the policies know the
 * person. In a transaction that writes, the representations stay as they are until it has ended.
 */
export async function findActor(
  trx: Transaction,
  acting: PersonActing,
  { writes }: { writes: boolean },
): Promise<Actor | undefined> {
  if (acting.kind === 'employee') return one<Employee>(trx, employee, acting)
  const found = await one<Omit<Citizen, 'assurance'> & Keyed>(
    trx,
    writes ? lockedCitizen : citizen,
    acting,
  )
  const opened = await openRow(trx, found, ['name'])
  return opened && { ...opened, assurance: acting.assurance ?? 'substantial' }
}

/** From now on no token counts that this person has been issued until now, and not the one at hand. */
export async function signOut(
  trx: Database,
  { actor, acting, now }: { actor: Actor; acting: PersonActing; now: Date },
): Promise<void> {
  const { id, kind } = actor
  // the issuer's clock may be ahead of ours
  const { issuedAt } = acting
  await one(trx, signedOut[kind], { id, now, issuedAt })
}

const signOutOf = (table: string) => `
  update ${table} set signed_out_at =
    greatest(signed_out_at, cast(:now as timestamptz), cast(:issuedAt as timestamptz))
  where id = :id`
const signedOut = { citizen: signOutOf('citizens'), employee: signOutOf('employees') }

const stillIn = `
  (signed_out_at is null or signed_out_at < cast(:issuedAt as timestamptz))`

const employee = `
  with me as materialized (
    select e.id, e.name, e.roles, set_config('borgerdialog.actor', e.id::text, true)
    from employees e where e.subject = :subject and e.active and ${stillIn})
  select 'employee' as kind, me.id, me.name, me.roles,
    (select coalesce(json_agg(m.organisation_id), '[]')
      from employments m join organisations o on o.id = m.organisation_id and o.active
      where m.employee_id = me.id) as "organisationIds",
    (select coalesce(json_agg(m.organisation_id), '[]')
      from employments m join organisations o on o.id = m.organisation_id and o.active
      where m.employee_id = me.id and m.leader) as leads,
    (select coalesce(json_agg(distinct b.citizen_id), '[]') from break_glass b
      where b.employee_id = me.id and b.starts_at <= now() and b.ends_at > now()) as "brokenGlass"
  from me`

/** By CPR where the token has one; else a citizen whose CPR we don't know, by the subject. */
const citizenBy = (lock: string) => `
  with found as (
    select c.id, c.name, c.signed_out_at, k.key_id
    from citizens c join citizen_keys k on k.citizen_id = c.id
    where c.cpr_hash = :cprHash
      or (c.subject = :subject and (cast(:cprHash as text) is null or c.cpr_hash is null))
    order by c.cpr_hash = :cprHash desc nulls last limit 1),
  me as materialized (
    select id, name, key_id, set_config('borgerdialog.actor', id::text, true) from found
    where ${stillIn}),
  acts as (
    select r.citizen_id, r.kind, r.scopes, r.starts_at, r.ends_at
    from me join representations r on r.representative_id = me.id ${lock})
  select 'citizen' as kind, me.id, me.name, me.key_id as "keyId",
    (select coalesce(json_agg(json_build_object('citizenId', a.citizen_id, 'kind', a.kind,
        'scopes', a.scopes, 'startsAt', a.starts_at, 'endsAt', a.ends_at)), '[]')
      from acts a) as representations
  from me`

const citizen = citizenBy('')
const lockedCitizen = citizenBy('for share of r')
