import type { DisclosureRequest } from '../../schemas/disclosure-request.ts'
import { at } from '../api.ts'
import type { Asked } from '../page.ts'

/** The menu item of all that is done about requests. */
export const under = '/aktindsigter'

export function getRequest({ api, params }: Asked): Promise<DisclosureRequest> {
  return api.get<DisclosureRequest>(at`/v1/disclosure-requests/${params.id ?? ''}`)
}
