import type { Words } from './language.ts'

export interface ContactUnit {
  id: string
  code: string
  name: string
  phone: string
}

/** Who there is for a kind of appointment. */
export interface ContactFacts {
  /** Of the citizen's latest visit of that kind, where it is still active. */
  supplier: ContactUnit | null
  /** The municipality's own. */
  contactUnit: ContactUnit
}

/** As for a wish: the supplier, or the contact unit where there is none (see `resolveSupplier`). */
export function contactFor({ supplier, contactUnit }: ContactFacts): ContactUnit {
  return supplier ?? contactUnit
}

interface Standing {
  what: Words
  /** Undefined where there is no chat in which the reader could write. */
  mayWrite: boolean | undefined
}

/** To whom, and what else there is to do where one can't write now. */
export function sayContact(facts: ContactFacts, { what, mayWrite }: Standing): Words {
  const { name, phone } = contactFor(facts)
  const other = otherwiseOf(facts, mayWrite)
  const also = other
    ? { da: ` eller ${other.name} på ${other.phone}`, en: ` or ${other.name} on ${other.phone}` }
    : { da: '', en: '' }
  if (mayWrite) {
    return {
      da: `${what.da}: skriv til ${name} i chatten.`,
      en: `${what.en}: write to ${name} in the chat.`,
    }
  }
  const why =
    mayWrite === undefined
      ? { da: 'Der er ingen åben chat.', en: 'There is no open chat.' }
      : { da: 'Chatten er ikke åben for svar nu.', en: 'The chat is not open for replies now.' }
  return {
    da: `${what.da}: det er ${name}. ${why.da} Ring til dem på ${phone}${also.da}.`,
    en: `${what.en}: that is ${name}. ${why.en} Call them on ${phone}${also.en}.`,
  }
}

/** Null where one can write, or where it is the contact unit already. */
export function otherwiseOf(facts: ContactFacts, mayWrite: boolean | undefined) {
  const { contactUnit } = facts
  return mayWrite || contactFor(facts).id === contactUnit.id ? null : contactUnit
}
