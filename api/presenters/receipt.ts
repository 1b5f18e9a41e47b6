import type { SeenCancellation } from '../../db/models/cancellation.ts'
import { type ErrorCode, errors } from '../../domain/errors.ts'
import type { Language } from '../../domain/language.ts'
import { sayLate } from '../../domain/late-words.ts'
import { isStep, sayNext, stepWords } from '../../domain/receipt.ts'
import type { Receipt } from '../../schemas/receipt.ts'

export function presentReceipt(row: SeenCancellation, language: Language): Receipt {
  const { signature, promisedAnswerBy } = row
  const danish = language === 'da'
  return {
    cancellationId: row.id,
    status: row.status,
    handedIn: {
      at: row.acceptedAt,
      by: signature,
      appointment: danish ? row.typeNameDa : row.typeNameEn,
      startsAt: row.appointmentStartsAt,
      reason: danish ? row.reasonDa : row.reasonEn,
      text: row.text,
    },
    done: row.steps.flatMap(({ name, at }) =>
      isStep(name)
        ? [{ name, at: new Date(at).toISOString(), text: stepWords[name][language] }]
        : [],
    ),
    late: row.late ? sayLate(row.lateAnswer)[language] : null,
    next: {
      text: sayNext(
        {
          status: row.status,
          with: row.organisationName,
          promisedAnswerBy,
          rejection: rejectionWords(row.rejectionCode),
          restored: row.appointmentRestored,
        },
        language,
      ),
      promisedAnswerBy,
    },
    with: row.organisationName,
    contact: { name: row.contactName, phone: row.contactPhone },
    threadId: row.threadId,
  }
}

function rejectionWords(code: string | null) {
  return code !== null && code in errors ? errors[code as ErrorCode].detail : undefined
}
