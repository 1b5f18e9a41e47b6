import { Organisation } from '../../db/models/organisation.ts'
import { Template as Row, type SeenTemplate } from '../../db/models/template.ts'
import { permit } from '../../domain/policies.ts'
import { PageQuery, pageOf as pageSchema } from '../../schemas/page.ts'
import { Template, TemplateRequest } from '../../schemas/template.ts'
import { settingsThing } from '../acceptance/organisation.ts'
import {
  acceptTemplate,
  acceptTemplateChange,
  acceptTemplateRemoval,
} from '../acceptance/template.ts'
import type { Answer } from '../answer.ts'
import { placeOf } from '../cursor.ts'
import { pageOf } from '../paging.ts'
import { route } from '../route.ts'
import { etagOf } from '../versions.ts'

export const listTemplates = route({
  method: 'GET',
  path: '/v1/organisations/{id}/templates',
  summary: 'Replies that the organisation has ready, in the order in which they were made',
  query: PageQuery,
  responses: { 200: pageSchema(Template) },
  may: 'read settings',
  handle: async ({ actor, params, query, now, trx }) => {
    const found = await Organisation.settings(trx, params.id)
    const thing = found && settingsThing(found)
    const { id: organisationId } = permit(actor, 'read settings', { thing, now })
    const { limit } = query
    const after = placeOf(query.cursor)
    const rows = await Row.list(trx, { organisationId, after, limit: limit + 1 })
    const place = (row: SeenTemplate): [string, string] => [row.createdAt, row.id]
    return { body: pageOf(rows, limit, { present, place }) }
  },
})

export const postTemplate = route({
  method: 'POST',
  path: '/v1/organisations/{id}/templates',
  summary: 'Keep one more reply ready; Location says where it is',
  body: TemplateRequest,
  responses: { 201: null },
  may: 'change settings',
  handle: async ({ actor, params, body, now, once }) =>
    once(async (trx) => {
      const wanted = { actor, organisationId: params.id, template: body, now }
      const { id, version } = await acceptTemplate(trx, wanted)
      // without a body: a kept answer is sealed for a citizen, and this is about none
      return { status: 201, headers: { Location: `/v1/templates/${id}`, ETag: etagOf(version) } }
    }),
})

export const getTemplate = route({
  method: 'GET',
  path: '/v1/templates/{id}',
  summary: 'One template; its ETag is needed to change or delete it',
  responses: { 200: Template },
  may: 'read settings',
  handle: async ({ actor, params, now, trx }) => {
    const found = await Row.find(trx, params.id)
    return answer(permit(actor, 'read settings', { thing: found, now }))
  },
})

export const putTemplate = route({
  method: 'PUT',
  path: '/v1/templates/{id}',
  summary: 'Write a template anew',
  body: TemplateRequest,
  responses: { 200: Template },
  may: 'change settings',
  handle: async ({ actor, params, body, ifMatch, now, trx }) => {
    const wanted = { actor, templateId: params.id, template: body, ifMatch, now }
    return answer(await acceptTemplateChange(trx, wanted))
  },
})

export const deleteTemplate = route({
  method: 'DELETE',
  path: '/v1/templates/{id}',
  summary: 'Delete a template',
  responses: { 204: null },
  may: 'change settings',
  handle: async ({ actor, params, ifMatch, now, trx }) => {
    await acceptTemplateRemoval(trx, { actor, templateId: params.id, ifMatch, now })
    return { status: 204 }
  },
})

function present({ id, organisationId, title, text }: SeenTemplate): Template {
  return { id, organisationId, title, text }
}

function answer(row: SeenTemplate): Answer {
  return { body: present(row), headers: { ETag: etagOf(row.version) } }
}
