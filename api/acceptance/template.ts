import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { Organisation } from '../../db/models/organisation.ts'
import { type SeenTemplate, Template } from '../../db/models/template.ts'
import { insert } from '../../db/sql.ts'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import { mostTemplates, requireTemplate } from '../../domain/template.ts'
import type { TemplateRequest } from '../../schemas/template.ts'
import { requireVersion } from '../versions.ts'
import { settingsThing } from './organisation.ts'

interface NewTemplate {
  actor: Actor
  organisationId: string
  template: TemplateRequest
  now: Date
}

/** One more, unless there are too many; the organisation is locked, so that two leaders count alike. */
export async function acceptTemplate(
  trx: Database,
  { actor, organisationId, template, now }: NewTemplate,
): Promise<{ id: string; version: number }> {
  const found = await Organisation.lockSettings(trx, organisationId)
  const organisation = permit(actor, 'change settings', {
    thing: found && settingsThing(found),
    now,
  })
  requireTemplate(template)
  const count = await Template.count(trx, organisation.id)
  if (count >= mostTemplates) throw new Refusal('templates-full')
  const { title, text } = template
  const made = { id: uuid(), version: 1, createdAt: now.toISOString(), changedBy: actor.id }
  await insert(trx, Template, { ...made, organisationId: organisation.id, title, text })
  return made
}

interface WantedTemplate {
  actor: Actor
  templateId: string
  ifMatch: string
  now: Date
}

export async function acceptTemplateChange(
  trx: Database,
  wanted: WantedTemplate & { template: TemplateRequest },
): Promise<SeenTemplate> {
  const found = await lock(trx, wanted)
  const { title, text } = wanted.template
  requireTemplate({ title, text })
  const changes = { title, text, version: found.version + 1, changedBy: wanted.actor.id }
  await Template.query(trx).findById(found.id).patch(changes)
  return { ...found, ...changes }
}

export async function acceptTemplateRemoval(trx: Database, wanted: WantedTemplate): Promise<void> {
  const { id } = await lock(trx, wanted)
  await Template.query(trx).deleteById(id)
}

/** In the version that the leader has seen. */
async function lock(
  trx: Database,
  { actor, templateId, ifMatch, now }: WantedTemplate,
): Promise<SeenTemplate> {
  // who may only read it may not lock it, and is told so
  const seen = await Template.find(trx, templateId)
  permit(actor, 'change settings', { thing: seen, now })
  const found = await Template.lock(trx, templateId)
  const template = permit(actor, 'change settings', { thing: found, now })
  requireVersion(ifMatch, template.version)
  return template
}
