import { resolve } from 'node:path'
import type { Config } from '../config.ts'
import { newLedgerKey } from '../ledger/keys.ts'
import { type ServerChild, startServer } from './child.ts'
import type { Visit } from './city.ts'
import { type Machine, query } from './machine.ts'
import type { VariantName } from './variants.ts'

/** A variant that runs, on a database and a task queue of its own. */
export interface Contender {
  variant: VariantName
  server: ServerChild
  ownerUrl: string
  /** Each visit can be cancelled once. */
  nextVisit(): Visit
}

/** (b) commits the task before there is a thread; this key would refuse that. */
const taskMayPrecedeThread = 'alter table tasks drop constraint tasks_thread_id_citizen_id_fkey'

/** (c): the same house on tables that let everyone see everything. */
const noPolicies = `
  do $$ declare one text; begin
    for one in select relname from pg_class where relrowsecurity loop
      execute format('alter table %I disable row level security', one);
    end loop;
  end $$`

/** (d): entries that nothing chains, each with what the table asks for. */
const noLedger = `
  create or replace function chain_entry() returns trigger language plpgsql as $$ begin
    new.number := new.position;
    new.previous := repeat('0', 64);
    new.hash := new.previous;
    return new;
  end $$;
  drop trigger queued on access_log`

export async function enter(
  variant: VariantName,
  machine: Machine,
  { config, profile }: { config: Config; profile: string | undefined },
): Promise<Contender> {
  const { visits, bundles } = machine
  const { url, ownerUrl } = await machine.makeDatabase(variant)
  if (variant === 'six') await query(ownerUrl, taskMayPrecedeThread)
  if (variant === 'unguarded') await query(ownerUrl, noPolicies)
  if (variant === 'unledgered') await query(ownerUrl, noLedger)
  const server = await startServer(
    {
      variant,
      databaseUrl: url,
      keysDatabaseUrl: machine.keysDatabaseUrl,
      temporalAddress: machine.temporalAddress,
      temporalNamespace: config.temporalNamespace,
      temporalUiUrl: config.temporalUiUrl,
      taskQueue: `bench-${variant}`,
      workflowBundle: variant === 'six' ? bundles.six : bundles.ours,
      oidcIssuer: machine.issuer,
      oidcAudience: config.oidcAudience,
      oidcClaims: config.oidcClaims,
      payloadKeys: machine.payloadKeys,
      ...machine.vaultKeys,
      ledgerKeys: `bench:${newLedgerKey()}`,
      apiPort: 0,
      rateLimit: false,
      trustedProxies: 0,
      corsOrigins: [],
    },
    { path: config.path, profile: profile && resolve(profile) },
  )
  let next = 0
  return {
    variant,
    server,
    ownerUrl,
    nextVisit() {
      const visit = visits[next]
      if (!visit) throw new Error(`All ${visits.length} visits are cancelled`)
      next += 1
      return visit
    },
  }
}
