import type { TemplateRequest } from '../schemas/template.ts'
import { Refusal } from './errors.ts'
import { requireHttpsLinks } from './link.ts'

/** As many as an organisation may have. */
export const mostTemplates = 200

/** Ten digits by themselves, with or without a sign after the sixth. */
const likeCpr = /(?<!\d)\d{6}[-–\s]?\d{4}(?!\d)/

/** A template is plain text for many: it holds nobody's CPR number, and no link that is not https. */
export function requireTemplate({ title, text }: TemplateRequest): void {
  const fields = { '/title': title, '/text': text }
  requireHttpsLinks(fields)
  const errors = Object.entries(fields)
    .filter(([, value]) => likeCpr.test(value.normalize('NFKC')))
    .map(([pointer]) => ({ pointer, detail: 'holds what looks like a CPR number' }))
  if (errors.length > 0) throw new Refusal('cpr-not-allowed', { errors })
}
