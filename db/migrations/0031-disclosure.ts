import type { Knex } from 'knex'

/** Requests for aktindsigt, what is withheld and why, what was decided, and the packages made of it. */
export const up = (knex: Knex) => knex.raw(requests + packages + hold + policies + told)

const requests = `
  alter table municipality add disclosure_four_eyes boolean not null default false;

  create table disclosure_requests (
    id uuid primary key,
    citizen_id uuid not null references citizens,
    -- who asked, or the records officer who took it down for someone else
    actor_id uuid not null,
    type text not null check (type in ('health', 'party', 'gdpr', 'public')),
    applicant_kind text not null check (applicant_kind in ('citizen', 'representative', 'other')),
    applicant_name text not null check (applicant_name like 's1.%'),
    text text check (text like 's1.%'),
    status text not null default 'open' check (status in
      ('open', 'awaiting-approval', 'making', 'handed-out', 'refused', 'withdrawn')),
    asked_at timestamptz(3) not null,
    due_by timestamptz(3) not null,
    -- before it was extended
    first_due_by timestamptz(3),
    extension_reason text check (extension_reason like 's1.%'),
    extensions integer not null default 0,
    extended_at timestamptz(3),
    reminded_at timestamptz(3),
    escalated_at timestamptz(3),
    ended_at timestamptz(3),
    -- until then nobody erases the citizen: the time to complain included
    held_until timestamptz(3) not null default 'infinity',
    version integer not null default 1,
    -- what has happened, and how much of it the process has heard of
    changes integer not null default 1,
    heard integer not null default 0,
    changed_at timestamptz(3) not null default now(),
    relayed_at timestamptz(3),
    check ((applicant_kind = 'other') = (type = 'public')),
    check ((status in ('handed-out', 'refused', 'withdrawn')) = (ended_at is not null)),
    check ((ended_at is null) = (held_until = 'infinity'))
  );
  create index on disclosure_requests (citizen_id);
  create index on disclosure_requests (due_by, id);
  create index disclosures_to_tell on disclosure_requests (changed_at) where heard < changes;

  create table redactions (
    request_id uuid not null references disclosure_requests,
    entry_id uuid not null references record_entries,
    version integer not null check (version > 0),
    -- [{start, end, basis}], or [{basis}] for the whole entry; none at all shows it
    parts jsonb not null,
    -- why, for each part
    reasons text not null check (reasons like 's1.%'),
    employee_id uuid not null references employees,
    at timestamptz(3) not null,
    primary key (request_id, entry_id, version)
  );

  create table disclosure_decisions (
    request_id uuid not null references disclosure_requests,
    number integer not null check (number > 0),
    outcome text not null check (outcome in ('granted', 'partly-granted', 'refused')),
    final boolean not null,
    text text not null check (text like 's1.%'),
    decided_by uuid not null references employees,
    decided_at timestamptz(3) not null,
    status text not null check (status in ('proposed', 'approved', 'returned')),
    approved_by uuid references employees,
    approved_at timestamptz(3),
    primary key (request_id, number),
    check (final or outcome <> 'refused'),
    check (approved_by is null or approved_by <> decided_by)
  );
  create unique index one_open_decision on disclosure_decisions (request_id)
    where status = 'proposed';`

const packages = `
  create table disclosure_packages (
    id uuid primary key,
    request_id uuid not null references disclosure_requests,
    -- of the decision; packages are counted by those that were granted
    decision integer not null,
    part integer not null check (part > 0),
    citizen_id uuid not null references citizens,
    status text not null default 'making' check (status in ('making', 'ready', 'expired', 'stopped')),
    percent integer not null default 0 check (percent between 0 and 100),
    -- why it does not get on, in a code
    problem text,
    checkpoint bigint references checkpoints,
    -- where both chains end at that checkpoint
    completeness jsonb,
    made_at timestamptz(3),
    expires_at timestamptz(3),
    unique (request_id, decision),
    unique (request_id, part),
    foreign key (request_id, decision) references disclosure_decisions,
    check ((checkpoint is null) = (completeness is null)),
    check ((status = 'making') = (expires_at is null))
  );
  create table package_files (
    package_id uuid not null references disclosure_packages,
    name text not null,
    position integer not null,
    size bigint not null,
    sha256 text not null,
    primary key (package_id, name)
  );
  create table package_chunks (
    package_id uuid not null references disclosure_packages,
    name text not null,
    number integer not null,
    -- under the citizen's data key
    bytes bytea not null,
    primary key (package_id, name, number)
  );
  alter table package_chunks alter bytes set storage external;
  grant select, insert on disclosure_requests, redactions, disclosure_decisions to borgerdialog_app;
  grant update (status, due_by, first_due_by, extension_reason, extensions, extended_at, reminded_at, escalated_at, ended_at,
    held_until, version, changes, heard, changed_at, relayed_at)
    on disclosure_requests to borgerdialog_app;
  grant update (status, approved_by, approved_at) on disclosure_decisions to borgerdialog_app;
  grant select, insert, update on disclosure_packages to borgerdialog_app;
  grant select, insert, delete on package_files, package_chunks to borgerdialog_app;`

/** Asking and erasing take turns: whoever comes first is heeded by the other. */
const hold = `
  create function hold_citizen() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended('hold ' || new.citizen_id, 0));
      if not exists (select from citizen_keys where citizen_id = new.citizen_id) then
        raise exception 'the citizen was erased' using errcode = 'foreign_key_violation';
      end if;
      return null;
    end $$;
  -- after the policies have said that there is something to ask for
  create trigger hold_citizen after insert on disclosure_requests
    for each row execute function hold_citizen();
  create function refuse_held() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended('hold ' || old.citizen_id, 0));
      if exists (select from disclosure_requests
          where citizen_id = old.citizen_id and held_until > now()) then
        raise exception 'legal-hold' using errcode = 'restrict_violation';
      end if;
      return old;
    end $$;
  create trigger refuse_held before delete on citizen_keys
    for each row execute function refuse_held();`

const policies = `
  -- for those who lead the contact unit, what nobody has answered in time
  create function i_lead_contact_unit() returns boolean stable language plpgsql as $$
    begin return exists (select from organisations
      where contact_unit and id = any(my_led_organisations())); end $$;
  create function i_see_disclosure(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from disclosure_requests where id = one); end $$;
  create function i_asked_for(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from disclosure_requests where id = one
      and actor_id = acting_as()); end $$;

  alter table disclosure_requests enable row level security, force row level security;
  create policy seen on disclosure_requests for select using (is_process()
    or citizen_id = any((select my_citizens('disclosure'))::uuid[])
    or has_role('records-officer')
    or (escalated_at is not null and (select i_lead_contact_unit())));
  create policy asked on disclosure_requests for insert with check (is_process()
    or (actor_id = acting_as() and status = 'open' and (applicant_kind = 'other'
        and has_role('records-officer')
      or applicant_kind <> 'other' and citizen_id = any((select my_citizens('disclosure'))::uuid[]))));
  create policy changed on disclosure_requests for update using (is_process()
    or has_role('records-officer')
    or (actor_id = acting_as() and citizen_id = any((select my_citizens('disclosure'))::uuid[])))
    with check (is_process() or has_role('records-officer') or status = 'withdrawn');

  -- whose addresses are never told
  create policy officers on representations for select using (has_role('records-officer'));

  alter table redactions enable row level security, force row level security;
  create policy seen on redactions for select using (is_process() or has_role('records-officer'));
  create policy made on redactions for insert with check (is_process()
    or (has_role('records-officer') and employee_id = acting_as()));

  alter table disclosure_decisions enable row level security, force row level security;
  create policy seen on disclosure_decisions for select using (is_process()
    or has_role('records-officer') or (status = 'approved' and i_see_disclosure(request_id)));
  -- where two are asked for, nobody decides alone; what stands is not changed
  create policy made on disclosure_decisions for insert with check (is_process()
    or (has_role('records-officer') and decided_by = acting_as() and approved_by is null
      and (status = 'proposed' or status = 'approved'
        and not (select disclosure_four_eyes from municipality))));
  create policy approved on disclosure_decisions for update
    using (is_process() or (status = 'proposed' and has_role('records-officer')))
    with check (is_process() or (status = 'approved' and approved_by = acting_as())
      or (status = 'returned' and approved_by is null));

  alter table disclosure_packages enable row level security, force row level security;
  alter table package_files enable row level security, force row level security;
  alter table package_chunks enable row level security, force row level security;
  create policy seen on disclosure_packages for select
    using (is_process() or i_see_disclosure(request_id));
  create policy granted on disclosure_packages for insert
    with check (is_process() or (status = 'making' and has_role('records-officer')
      and exists (select from disclosure_decisions d where d.status = 'approved'
        and d.outcome <> 'refused' and (d.request_id, d.number)
          = (disclosure_packages.request_id, disclosure_packages.decision))));
  create policy made on disclosure_packages for update using (is_process());
  create function i_may_open(package uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from disclosure_packages p where p.id = package
      and p.status = 'ready' and p.expires_at > now() and i_asked_for(p.request_id)); end $$;
  create policy made on package_files using (is_process());
  create policy opened on package_files for select using (i_may_open(package_id));
  create policy made on package_chunks using (is_process());
  create policy opened on package_chunks for select using (i_may_open(package_id));`

const told = `
  create trigger tell_disclosure after insert or update of status, due_by, escalated_at
    on disclosure_requests for each row execute function tell('disclosure-request', 'id');
  create trigger tell_package after insert or update of status, percent
    on disclosure_packages for each row execute function tell('disclosure-request', 'request_id');`
