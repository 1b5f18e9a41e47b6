import type { Tables } from '../../../db/fill.ts'
import { municipality } from '../../../dev/demo/municipality.ts'
import { canaries } from './forms.ts'

/** The demo municipality; Anna and Rita have names, and Anna and Bent addresses, that stand nowhere else. */
export function renamed(): Tables {
  const names: Record<string, string> = { anna: canaries.citizen, rita: canaries.representative }
  const addresses: Record<string, string> = {
    anna: canaries.address,
    bent: canaries.protectedAddress,
  }
  return municipality.map(([table, rows]) => [
    table,
    rows.map((row: { subject?: string }) => {
      if (table !== 'citizens' || !row.subject) return row
      const [name, address] = [names[row.subject], addresses[row.subject]]
      return { ...row, ...(name && { name }), ...(address && { address }) }
    }),
  ])
}
