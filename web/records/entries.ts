import type { Page } from '../../schemas/page.ts'
import type { DisclosureEntry } from '../../schemas/redaction.ts'
import { asking, at } from '../api.ts'
import type { Asked } from '../page.ts'

/** A page of them: where it begins stands in the address. */
export function getEntries({ api, params, query }: Asked): Promise<Page<DisclosureEntry>> {
  const cursor = query.get('fra') ?? undefined
  const path = at`/v1/disclosure-requests/${params.id ?? ''}/entries`
  return api.get<Page<DisclosureEntry>>(path + asking({ cursor, limit: '20' }))
}
