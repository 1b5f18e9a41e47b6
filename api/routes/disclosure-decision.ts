import {
  DisclosureApproval,
  DisclosureDecisionRequest,
  DisclosureExtension,
  DisclosureRequest,
} from '../../schemas/disclosure-request.ts'
import {
  acceptApproval,
  acceptDecision,
  acceptExtension,
} from '../acceptance/disclosure-decision.ts'
import { route } from '../route.ts'
import { changeShown } from '../shown-disclosure.ts'

const about = { reads: 'disclosure-request', may: 'decide disclosure' } as const

export const extendDisclosure = route({
  method: 'POST',
  path: '/v1/disclosure-requests/{id}/extension',
  summary: 'Tell the applicant that it takes longer, why, and until when (fristbrev)',
  body: DisclosureExtension,
  responses: { 200: DisclosureRequest },
  ...about,
  handle: (asked) =>
    changeShown(asked, (trx, change) => acceptExtension(trx, { ...change, extension: asked.body })),
})

export const decideDisclosure = route({
  method: 'POST',
  path: '/v1/disclosure-requests/{id}/decision',
  summary: 'Grant it, in whole or in part, or refuse it',
  body: DisclosureDecisionRequest,
  responses: { 200: DisclosureRequest },
  ...about,
  handle: (asked) =>
    changeShown(asked, (trx, change) => acceptDecision(trx, { ...change, decision: asked.body })),
})

export const approveDisclosure = route({
  method: 'POST',
  path: '/v1/disclosure-requests/{id}/approval',
  summary: 'Approve what a colleague decided, or send it back',
  body: DisclosureApproval,
  responses: { 200: DisclosureRequest },
  ...about,
  handle: (asked) =>
    changeShown(asked, (trx, change) => acceptApproval(trx, { ...change, ...asked.body })),
})
