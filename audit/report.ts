import type { Audit } from './auditor.ts'
import { sayFinding } from './finding.ts'

/** What an audit came to, in words; English, for whoever answers for the record. */
export function sayAudit({ finding, checkpoints, entries, erased, unpublished }: Audit): string {
  const counts = [
    `Checked: ${count(checkpoints, 'checkpoint')}, ${count(entries, 'entry')}.`,
    ...(unpublished > 0 ? [`Newer than the last checkpoint: ${count(unpublished, 'entry')}.`] : []),
    ...(erased > 0
      ? [`Erased: the content of ${erased}; that they were there can still be shown.`]
      : []),
  ]
  const end = finding
    ? `WRONG. ${sayFinding(finding)}\nWhat comes after it was not checked.`
    : 'Nothing is wrong.'
  return [...counts, end].join('\n')
}

function count(number: number, noun: 'checkpoint' | 'entry'): string {
  const many = noun === 'entry' ? 'entries' : `${noun}s`
  return `${number} ${number === 1 ? noun : many}`
}
