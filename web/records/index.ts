import { packageHand } from '../package-hand.ts'
import type { Pages } from '../page.ts'
import { alarmPages } from './access-alarm.ts'
import { accessLogPages } from './access-log.ts'
import { auditPages } from './audit.ts'
import { disclosurePages } from './disclosure.ts'
import { closingPages } from './disclosure-closing.ts'
import { decisionPages } from './disclosure-decision.ts'
import { previewPages } from './disclosure-preview.ts'
import { extensionPages } from './extension.ts'
import { newDisclosurePages } from './new-disclosure.ts'
import { oneDisclosurePages } from './one-disclosure.ts'
import { redactPages } from './redact-actions.ts'
import { redactionPages } from './redaction.ts'

export const recordsPages: Pages[] = [
  ...[disclosurePages, newDisclosurePages, oneDisclosurePages, closingPages, extensionPages],
  ...[decisionPages, redactionPages, redactPages, previewPages],
  ...[alarmPages, accessLogPages, auditPages],
  { pages: [], actions: [], hands: [packageHand('/aktindsigter/:id/pakke', 'employee')] },
]
