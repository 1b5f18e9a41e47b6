import type { Knex } from 'knex'

/** What an organisation decides for itself: when its chat is open, when it looks, what it promises. */
export const up = (knex: Knex) => knex.raw(columns + history + rights)

const columns = `
  alter table organisations
    -- [{weekday, from, until}], Danish time; none are all hours
    add reply_hours jsonb not null default '[]',
    add reply_until timestamptz(3),
    add reply_assurance text not null default 'substantial'
      check (reply_assurance in ('substantial', 'high')),
    -- [{from, until}] of every working day
    add check_windows jsonb not null default '[]',
    -- after the promised answer time, until others are told
    add escalation_working_days integer not null default 1
      check (escalation_working_days between 0 and 60);
  alter table employments add leader boolean not null default false;
  alter table citizens add civil_status text not null default 'active'
    check (civil_status in ('active', 'deceased', 'annulled'));
  create table closing_days (
    day date primary key,
    occasion text not null
  );
  grant select on closing_days to borgerdialog_app;`

/** Each version is kept, whoever changes it: a decision names the version that it was made by. */
const history = `
  create table organisation_settings (
    organisation_id uuid not null references organisations,
    version integer not null,
    settings jsonb not null,
    changed_at timestamptz(3) not null,
    changed_by uuid references employees,
    primary key (organisation_id, version)
  );
  create function settings_of(o organisations) returns jsonb immutable language sql as $$
    select jsonb_build_object('chatOpening', o.chat_opening, 'replyHours', o.reply_hours,
      'replyUntil', o.reply_until, 'replyAssurance', o.reply_assurance,
      'checkWindows', o.check_windows, 'answerWorkingDays', o.answer_working_days,
      'escalationWorkingDays', o.escalation_working_days, 'tasksToEmployee', o.tasks_to_employee) $$;
  create function count_settings() returns trigger language plpgsql as $$
    begin
      if settings_of(new) <> settings_of(old) and new.settings_version = old.settings_version then
        new.settings_version := old.settings_version + 1;
      end if;
      return new;
    end $$;
  create trigger count_settings before update on organisations
    for each row execute function count_settings();
  create function keep_settings() returns trigger language plpgsql as $$
    begin
      insert into organisation_settings (organisation_id, version, settings, changed_at, changed_by)
        values (new.id, new.settings_version, settings_of(new) || jsonb_build_object('employeeIds',
          (select coalesce(jsonb_agg(employee_id order by employee_id), '[]') from employments
            where organisation_id = new.id and chat_open)), now(),
          case when acting_kind() = 'employee' then acting_as() end)
        on conflict do nothing;
      return new;
    end $$;
  create trigger keep_settings after insert or update on organisations
    for each row execute function keep_settings();
  -- those that are there already
  update organisations set code = code;
  grant select, insert on organisation_settings to borgerdialog_app;`

const rights = `
  create function my_led_organisations() returns uuid[] stable language plpgsql as $$
    begin
      if acting_kind() <> 'employee' then return '{}'; end if;
      return array(select m.organisation_id
        from employments m join organisations o on o.id = m.organisation_id
        join employees e on e.id = m.employee_id
        where m.employee_id = acting_as() and m.leader and o.active and e.active);
    end $$;
  grant update (chat_opening, reply_hours, reply_until, reply_assurance, check_windows,
    answer_working_days, escalation_working_days, tasks_to_employee, settings_version)
    on organisations to borgerdialog_app;
  grant update (chat_open) on employments to borgerdialog_app;
  alter table organisations enable row level security, force row level security;
  create policy known on organisations for select using (acting_kind() <> '');
  create policy filled on organisations using (is_process());
  -- everyone may lock one, so that a reply is checked against a setting that stays
  create policy changed on organisations for update using (true)
    with check (is_process() or id = any((select my_led_organisations())::uuid[]));
  create policy opened on employments for update
    using (organisation_id = any((select my_led_organisations())::uuid[]));
  alter table organisation_settings enable row level security, force row level security;
  create policy seen on organisation_settings for select
    using (is_process() or organisation_id = any((select my_organisations())::uuid[]));
  create policy kept on organisation_settings for insert
    with check (is_process() or (changed_by = acting_as()
      and organisation_id = any((select my_led_organisations())::uuid[])));`
