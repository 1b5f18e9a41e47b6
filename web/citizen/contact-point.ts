/** Whom one can call or write to: those who come, and the municipality's own unit. */
import type { ContactPoint, ContactPoints } from '../../schemas/contact-point.ts'
import { asking, at } from '../api.ts'
import { type Html, html } from '../html.ts'
import type { Asked } from '../page.ts'
import { contactPointTexts } from '../texts/citizen/contact-point.ts'
import { type AppointmentKind, kindsOf } from './appointment-kind.ts'

interface Known {
  contacts: ContactPoint[]
  kinds: AppointmentKind[]
}

/** One question for each kind of visit, side by side. */
export async function findContacts(asked: Asked): Promise<Known> {
  const { api, citizenId } = asked
  const kinds = await kindsOf(asked)
  const codes = [...new Set(kinds.map(({ code }) => code))]
  const found = await Promise.all(
    codes.map((about) =>
      api.get<ContactPoints>(at`/v1/citizens/${citizenId}/contact-points` + asking({ about })),
    ),
  )
  return { contacts: found.flatMap(({ items }) => items), kinds }
}

export function contactList({ language }: Asked, { contacts, kinds }: Known): Html {
  const t = contactPointTexts[language]
  const organisations = new Map(contacts.map((one) => [one.organisation.id, one]))
  const others = new Map(contacts.flatMap(({ otherwise: one }) => (one ? [[one.id, one]] : [])))
  const words = (id: string) => {
    const codes = contacts.filter((one) => one.organisation.id === id).map(({ about }) => about)
    const names = new Map(kinds.map(({ code, name }) => [code, name.toLowerCase()]))
    return together(
      [...new Set(codes)].map((code) => names.get(code) ?? code),
      t.and,
    )
  }
  if (contacts.length === 0) return html`<p>${t.none}</p>`
  return html`<ul class="things">
${[...organisations.values()].map(({ organisation, threadId, replyPermission }) => {
  const chat = replyPermission?.allowed ? t.write : t.read
  return html`<li class="thing"><h3>${organisation.name}</h3><p>${t.about(words(organisation.id))}</p>
<div class="actions">${callLink(organisation, t.call)} ${threadId && chatLink(threadId, chat, organisation.name)}</div></li>`
})}
${[...others.values()]
  .filter(({ id }) => !organisations.has(id))
  .map(
    (unit) =>
      html`<li class="thing"><h3>${unit.name}</h3><p>${t.otherwise}</p><div class="actions">${callLink(unit, t.call)}</div></li>`,
  )}
</ul>`
}

function chatLink(threadId: string, words: string, name: string): Html {
  return html`<a href="/kontakt/${threadId}">${words}<span class="sr-only">: ${name}</span></a>`
}

function callLink(
  { name, phone }: { name: string; phone: string },
  words: (phone: string) => string,
): Html {
  const number = phone.replace(/[^\d+]/g, '')
  return html`<a class="button button-secondary" href="tel:${number}">${words(phone)}<span class="sr-only">: ${name}</span></a>`
}

/** "rengøring, træning og pleje" */
function together(words: string[], and: string): string {
  const [last = ''] = words.slice(-1)
  const others = words.slice(0, -1)
  return others.length === 0 ? last : `${others.join(', ')} ${and} ${last}`
}
