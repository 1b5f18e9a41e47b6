import type { Knex } from 'knex'
import type { Vault } from '../vault.ts'
import { up as m0001 } from './0001-app-role.ts'
import { up as m0002 } from './0002-organisations.ts'
import { up as m0003 } from './0003-citizens.ts'
import { up as m0004 } from './0004-catalogue.ts'
import { up as m0005 } from './0005-appointments.ts'
import { up as m0006 } from './0006-threads.ts'
import { up as m0007 } from './0007-cancellations.ts'
import { up as m0008 } from './0008-tasks.ts'
import { up as m0009 } from './0009-record-entries.ts'
import { up as m0010 } from './0010-cancellation-references.ts'
import { up as m0011 } from './0011-idempotency-keys.ts'
import { up as m0012 } from './0012-references-at-commit.ts'
import { up as m0013 } from './0013-sealed-texts.ts'
import { up as m0014 } from './0014-access-log.ts'
import { up as m0015 } from './0015-representation-kinds.ts'
import { up as m0016 } from './0016-row-level-security.ts'
import { up as m0017 } from './0017-rate-limits.ts'
import { up as m0018 } from './0018-data-keys.ts'
import { up as m0019 } from './0019-organisation-settings.ts'
import { up as m0020 } from './0020-tasks-of-all-kinds.ts'
import { up as m0021 } from './0021-withdrawals.ts'
import { up as m0022 } from './0022-messages.ts'
import { up as m0023 } from './0023-reply-requests.ts'
import { up as m0024 } from './0024-task-desk.ts'
import { up as m0025 } from './0025-booking-requests.ts'
import { up as m0026 } from './0026-events.ts'
import { up as m0027 } from './0027-same-wishes.ts'
import { up as m0028 } from './0028-addresses.ts'
import { up as m0029 } from './0029-ledger.ts'
import { up as m0030 } from './0030-chained-looks.ts'
import { up as m0031 } from './0031-disclosure.ts'
import { up as m0032 } from './0032-retention.ts'
import { up as m0033 } from './0033-signing-out.ts'
import { up as m0034 } from './0034-audits.ts'
import { up as m0035 } from './0035-presence-told.ts'
import { up as m0036 } from './0036-escalations-of-rounds.ts'

/** Numbered, forward-only, one change each; what stands here has run somewhere and never changes. */
export const migrations: [name: string, up: (knex: Knex, vault: Vault) => PromiseLike<unknown>][] =
  [
    ['0001-app-role', m0001],
    ['0002-organisations', m0002],
    ['0003-citizens', m0003],
    ['0004-catalogue', m0004],
    ['0005-appointments', m0005],
    ['0006-threads', m0006],
    ['0007-cancellations', m0007],
    ['0008-tasks', m0008],
    ['0009-record-entries', m0009],
    ['0010-cancellation-references', m0010],
    ['0011-idempotency-keys', m0011],
    ['0012-references-at-commit', m0012],
    ['0013-sealed-texts', m0013],
    ['0014-access-log', m0014],
    ['0015-representation-kinds', m0015],
    ['0016-row-level-security', m0016],
    ['0017-rate-limits', m0017],
    ['0018-data-keys', m0018],
    ['0019-organisation-settings', m0019],
    ['0020-tasks-of-all-kinds', m0020],
    ['0021-withdrawals', m0021],
    ['0022-messages', m0022],
    ['0023-reply-requests', m0023],
    ['0024-task-desk', m0024],
    ['0025-booking-requests', m0025],
    ['0026-events', m0026],
    ['0027-same-wishes', m0027],
    ['0028-addresses', m0028],
    ['0029-ledger', m0029],
    ['0030-chained-looks', m0030],
    ['0031-disclosure', m0031],
    ['0032-retention', m0032],
    ['0033-signing-out', m0033],
    ['0034-audits', m0034],
    ['0035-presence-told', m0035],
    ['0036-escalations-of-rounds', m0036],
  ]
