import type { Knex } from 'knex'

/** Since when no earlier token of a person counts; open streams hear of it as of a right that ended. */
export const up = (knex: Knex) => knex.raw(people.map(signsOut).join(''))

const people = [
  { of: 'citizens', kind: 'citizen' },
  { of: 'employees', kind: 'employee' },
]

function signsOut({ of, kind }: { of: string; kind: string }): string {
  return `
    alter table ${of} add signed_out_at timestamptz(3);
    grant update (signed_out_at) on ${of} to borgerdialog_app;
    create policy signed_out on ${of} for update
      using (acting_kind() = '${kind}' and id = acting_as());
    create trigger tell_signed_out after update of signed_out_at on ${of}
      for each row execute function tell('me', 'id');`
}
