import type { Knex } from 'knex'

/** What a cancellation points at may be written after it, as long as all is there at the commit. */
export const up = (knex: Knex) =>
  knex.raw(`
    do $$
    declare reference name;
    begin
      for reference in
        select conname from pg_constraint
        where conrelid = 'cancellations'::regclass and contype = 'f'
          and confrelid in ('threads'::regclass, 'tasks'::regclass, 'messages'::regclass,
            'record_entries'::regclass)
      loop
        execute format(
          'alter table cancellations alter constraint %I deferrable initially deferred', reference);
      end loop;
    end $$;
  `)
