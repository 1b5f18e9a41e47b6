import { lastOutcome } from '../../db/models/audit-outcome.ts'
import { lastCheckpoint } from '../../db/models/checkpoint.ts'
import { sayAudited } from '../../domain/audit-words.ts'
import type { Language } from '../../domain/language.ts'
import { permit } from '../../domain/policies.ts'
import { type AuditRow, AuditState } from '../../schemas/audit-state.ts'
import { route } from '../route.ts'

export const getAudit = route({
  method: 'GET',
  path: '/v1/audit',
  summary: 'How far the record is signed, and when it was last shown to be as it was published',
  responses: { 200: AuditState },
  may: 'read audit',
  handle: async ({ actor, now, language, trx, deps }) => {
    permit(actor, 'read audit', { thing: { citizenId: '', organisationIds: [] }, now })
    const last = await lastCheckpoint(trx)
    const checkpoint = last ? { number: last.number, at: last.at, size: last.size } : null
    const { entries, looks } = await deps.operations.unplaced()
    const outcome = await lastOutcome(trx)
    const audit = outcome ? present(outcome, language) : null
    return { body: { checkpoint, waiting: { entries, looks }, audit } }
  },
})

function present(outcome: AuditRow, language: Language): AuditState['audit'] {
  const { at, entries, checkpoints, finding } = outcome
  return { at, sound: finding === null, entries, checkpoints, text: sayAudited(outcome)[language] }
}
