import { type Language, sayWhen, type Words } from '../../domain/language.ts'
import { markup } from '../../package/markup.ts'
import type { Receipt } from '../../schemas/receipt.ts'

const words = {
  title: { da: 'Kvittering for aflysning', en: 'Receipt for your cancellation' },
  handedIn: { da: 'Det har du afleveret', en: 'What you handed in' },
  visit: { da: 'Besøg', en: 'Visit' },
  reason: { da: 'Årsag', en: 'Reason' },
  ownText: { da: 'Din tekst', en: 'Your text' },
  by: { da: 'Afleveret af', en: 'Handed in by' },
  at: { da: 'Tidspunkt', en: 'Time' },
  done: { da: 'Det er sket', en: 'What has been done' },
  next: { da: 'Hvad sker der nu?', en: 'What happens next?' },
  contact: { da: 'Har du spørgsmål?', en: 'Do you have questions?' },
  call: { da: 'Ring til', en: 'Call' },
} satisfies Record<string, Words>

/** The receipt as a plain page: no script, no style sheet, printable as it stands. */
export function receiptPage(receipt: Receipt, language: Language): string {
  const say = (key: keyof typeof words) => words[key][language]
  const { handedIn, done, next, contact } = receipt
  const page = markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('title')}</title>
</head>
<body>
<main>
<h1>${say('title')}</h1>
<p><strong>${next.text}</strong></p>
${receipt.late !== null && markup`<p>${receipt.late}</p>`}
<h2>${say('handedIn')}</h2>
<dl>
<dt>${say('visit')}</dt><dd>${handedIn.appointment}, ${sayWhen(handedIn.startsAt, language)}</dd>
<dt>${say('reason')}</dt><dd>${handedIn.reason}</dd>
${handedIn.text !== null && markup`<dt>${say('ownText')}</dt><dd>${handedIn.text}</dd>`}
<dt>${say('by')}</dt><dd>${handedIn.by}</dd>
<dt>${say('at')}</dt><dd>${sayWhen(handedIn.at, language)}</dd>
</dl>
${
  done.length > 0 &&
  markup`<h2>${say('done')}</h2>
<ol>${done.map((step) => markup`<li>${step.text}</li>`)}</ol>`
}
<h2>${say('contact')}</h2>
<p>${say('call')} ${contact.name}: <a href="tel:${contact.phone.replaceAll(' ', '')}">${contact.phone}</a></p>
</main>
</body>
</html>
`
  return page.text
}
