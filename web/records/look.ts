import type { AccessLogLine } from '../../schemas/access-log.ts'
import { type Html, html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked } from '../page.ts'
import { emphasised, time } from '../parts.ts'
import { accessAlarmTexts } from '../texts/records/access-alarm.ts'

/** The sentence itself, why it is here, and what one needs to ask about it. */
export function look({ language }: Asked, one: AccessLogLine, isHeading = false): Html {
  const t = accessAlarmTexts[language]
  const { alarms = [], text, at: when, operation, traceId } = one
  const said = isHeading ? html`<h2>${text}</h2>` : html`<p>${text}</p>`
  return html`${alarms.length > 0 && html`<p>${alarms.map((alarm) => html`${emphasised(t.alarm[alarm], 'warning')} `)}</p>`}
${said}
<p>${time(when, moment, language)}</p>
<p class="quiet">${t.what}: ${operation}. ${t.trace}: ${traceId}.</p>`
}
