import type { OperationsItem } from '../../schemas/operations.ts'
import { type Html, html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked } from '../page.ts'
import { facts, time } from '../parts.ts'
import { operationsTexts } from '../texts/operator/operations.ts'

export interface TemporalUi {
  temporalUiUrl: string
  temporalNamespace: string
}

export function item(one: OperationsItem, language: Asked['language'], ui: TemporalUi): Html {
  const t = operationsTexts[language]
  const { text, since, attempts, code, workflowId } = one
  const link =
    workflowId &&
    html`<p><a href="${processUrl(one, ui)}">${t.temporal}<span class="sr-only"> ${workflowId}</span></a></p>`
  return html`<li class="thing"><h3>${text}</h3>
${facts([
  [t.since, time(since, moment, language)],
  [t.attempts, attempts],
  [t.code, code],
  [t.process, workflowId],
])}${link}</li>`
}

/** Its ids have slashes, and the web UI takes each as one part of the path. */
function processUrl({ workflowId, runId }: OperationsItem, ui: TemporalUi): string {
  const parts = ['namespaces', ui.temporalNamespace, 'workflows', workflowId ?? '']
  const path = [...parts, ...(runId ? [runId, 'history'] : [])].map(encodeURIComponent).join('/')
  return `${ui.temporalUiUrl.replace(/\/$/, '')}/${path}`
}
