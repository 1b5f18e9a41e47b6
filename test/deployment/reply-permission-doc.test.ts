/** `docs/reply-permission.md` is made from the table; RENEW_DOCS=1 makes it anew. */
import { writeFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { replyRules } from '../../domain/reply-permission.ts'
import { explainReply } from '../../domain/reply-words.ts'
import { readText } from './compose-file.ts'

const path = 'docs/reply-permission.md'
const example = { organisationName: 'Hjemmepleje Nord', employeeName: 'Eva Lund' }
const times = { until: '2026-11-25T14:00:00.000Z', opensAt: '2026-11-25T07:00:00.000Z' }

const head = `# Who may reply, and why

Whether somebody may write in a chat now is decided by the first line that holds, from the top: a person's
standing outweighs the thread's status, that the thread's own opening, and that the setting of the
organisation. It is asked when the chat is shown, and again in the transaction that stores the message. The
answer's code is kept with the message and with the cancellation, and so is the version of the setting: of
\`organisation_settings\` no version is ever removed, so that later one can say why. This page is made from the
table in \`domain/reply-permission.ts\`.
`

function written(): string {
  const cells = replyRules.map(({ ground, code, allowed, when }) => [
    ground,
    `\`${code}\``,
    allowed ? 'yes' : 'no',
    when,
    explainReply({ ...example, ...times, allowed, code }).da,
  ])
  const rows = [['ground', 'code', 'may reply', 'when', 'what the citizen reads'], ...cells]
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join(' | ')} |`
  const rule = `| ${widths?.map((width) => '-'.repeat(width)).join(' | ')} |`
  const [top = [], ...others] = rows
  return `${head}\n${[line(top), rule, ...others.map(line)].join('\n')}\n`
}

describe(path, () => {
  it('is the table of the reply permission', () => {
    if (process.env.RENEW_DOCS) writeFileSync(new URL(`../../${path}`, import.meta.url), written())
    expect(readText(path)).toBe(written())
  })
})
