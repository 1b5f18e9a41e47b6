import type { AuditRow, Finding } from '../schemas/audit-state.ts'
import { sayWhen, type Words } from './language.ts'

/** What an audit of the record came to, and where it is broken. */
export function sayAudited({ at, finding }: AuditRow): Words {
  const [da, en] = [sayWhen(at, 'da'), sayWhen(at, 'en')]
  if (!finding) {
    return {
      da: `Journalen er efterprøvet ${da}. Den er, som den blev offentliggjort.`,
      en: `The record was checked on ${en}. It is as it was published.`,
    }
  }
  const where = whereIn(finding)
  return {
    da: `Journalen er efterprøvet ${da}, og den er ikke, som den blev offentliggjort. Det første, der er galt, er ${where.da}. Hvad der kommer efter, er ikke efterprøvet. Lad alt være, som det er, og sammenlign med en sikkerhedskopi.`,
    en: `The record was checked on ${en}, and it is not as it was published. The first thing that is wrong is ${where.en}: ${finding.words}. What comes after it was not checked. Leave everything as it is, and compare with a backup.`,
  }
}

/** Numbered as `npm run audit` says it. */
function whereIn({ what, number, leaf, id }: Finding): Words {
  if (what === 'checkpoint') return { da: `kontrolpunkt ${number}`, en: `checkpoint ${number}` }
  const which = [leaf !== undefined && `nummer ${leaf}`, id && `id ${id}`]
    .filter(Boolean)
    .join(', ')
  return { da: `post ${which}`, en: `entry ${which.replace('nummer', 'number')}` }
}
