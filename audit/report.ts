import type { Audit } from './auditor.ts'
import { sayFinding } from './finding.ts'

/** What an audit came to, in words; English, for whoever answers for the record. */
export function sayAudit({ finding, checkpoints, entries, erased, unpublished }: Audit): string {
  const counts = [
    `${checkpoints} checkpoints and ${entries} entries were checked.`,
    ...(unpublished > 0 ? [`${unpublished} entries are newer than the last checkpoint.`] : []),
    ...(erased > 0
      ? [`Of ${erased} the content was erased: that they were there can still be shown.`]
      : []),
  ]
  const end = finding
    ? `WRONG. ${sayFinding(finding)}\nWhat comes after it was not checked.`
    : 'Nothing is wrong.'
  return [...counts, end].join('\n')
}
