import type { Thing } from '../../domain/policies.ts'
import type { TemplateRow } from '../../schemas/template.ts'
import { type Database, Row } from '../database.ts'
import type { Place } from '../place.ts'
import { many, one } from '../sql.ts'

export interface Template extends TemplateRow {}
export class Template extends Row {
  static override tableName = 'templates'

  static find(db: Database, id: string): Promise<SeenTemplate | undefined> {
    return one(db, `${seen} where id = :id`, { id })
  }

  static lock(trx: Database, id: string): Promise<SeenTemplate | undefined> {
    return one(trx, `${seen} where id = :id for update`, { id })
  }

  /** In the order in which they were made. */
  static list(db: Database, wanted: WantedTemplates): Promise<SeenTemplate[]> {
    const { after, ...values } = wanted
    return many(
      db,
      `${seen} where organisation_id = :organisationId
        and (cast(:at as timestamptz) is null or (created_at, id) > (:at, cast(:id as uuid)))
        order by created_at, id limit :limit`,
      { ...values, at: after?.at ?? null, id: after?.id ?? null },
    )
  }

  static async count(db: Database, organisationId: string): Promise<number> {
    const sql = 'select count(*)::int as n from templates where organisation_id = :organisationId'
    return (await one<{ n: number }>(db, sql, { organisationId }))?.n ?? 0
  }
}

interface WantedTemplates {
  organisationId: string
  after: Place | undefined
  limit: number
}

export interface SeenTemplate extends TemplateRow, Thing {}

const seen = `
  select id, organisation_id as "organisationId", array[organisation_id] as "organisationIds",
    '' as "citizenId", title, text, version, created_at as "createdAt", changed_by as "changedBy"
  from templates`
