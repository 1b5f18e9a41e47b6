import type { Knex } from 'knex'
import { usualTerms } from '../../domain/retention.ts'

/** How long the record is kept, as the municipality decides; and an address of a look may be taken out. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(terms)
  await knex('retention_terms').insert(usualTerms)
  await knex.raw(addresses)
}

const terms = `
  create table retention_terms (
    class text not null check (class in ('journal', 'access-log')),
    -- the beginning of a number; empty is any
    kle text not null default '' check (kle ~ '^(\\d{2}(\\.\\d{2}(\\.\\d{2})\\?)\\?)\\?$'),
    facet text not null default '' check (facet ~ '^([A-ZÆØÅ]\\d{2})\\?$'),
    years integer not null check (years between 1 and 100),
    primary key (class, kle, facet)
  );
  grant select on retention_terms to borgerdialog_app;`

/** The services may not change a line at all; the owner may take out where it came from, and nothing else. */
const addresses = `
  create function keep_look() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and new.address is null
          and to_jsonb(new) - 'address' = to_jsonb(old) - 'address' then
        return new;
      end if;
      raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end $$;
  drop trigger append_only on access_log;
  create trigger append_only before update or delete on access_log
    for each row execute function keep_look();
  create policy unplaced on access_log for update using (is_process());`
