/** To withhold something of an entry, to show it again, and to say that all of it may be shown. */
import type { DisclosureEntry, Redaction, RedactionPart } from '../../schemas/redaction.ts'
import { asking } from '../api.ts'
import { type Form, Incomplete } from '../form.ts'
import type { Asked, Pages, Redirect } from '../page.ts'
import { redactTexts } from '../texts/records/redact.ts'
import { passagesOf, whyOf } from './chosen-passages.ts'
import { getEntries } from './entries.ts'
import { showEntry } from './redact.ts'
import { redactionPath } from './redact-place.ts'

const path = '/aktindsigter/:id/poster/:entryId'

export const redactPages: Pages = {
  pages: [{ path, for: 'employee', show: (asked) => showEntry(asked) }],
  actions: [
    { path: `${path}/undtag`, for: 'employee', take: withhold, again: showEntry },
    { path: `${path}/vis-igen`, for: 'employee', take: showAgain, again: showEntry },
    { path: `${path}/vis`, for: 'employee', take: showWhole, again: showEntry },
  ],
}

/** The entry with what is withheld of it, in the version that the form was made of. */
async function gather(
  asked: Asked,
  sent: Form,
): Promise<{ entry: DisclosureEntry; version: string }> {
  const { api, language, params } = asked
  const [{ items }, { version }] = await Promise.all([
    getEntries(asked),
    api.read<Redaction>(redactionPath(asked)),
  ])
  const entry = items.find(({ redaction }) => redaction.entryId === params.entryId)
  const isSame = version === sent.text('version')
  if (!entry || !isSame) throw new Incomplete({ name: '', text: redactTexts[language].changed })
  return { entry, version }
}

async function withhold(asked: Asked, sent: Form): Promise<Redirect> {
  const { entry, version } = await gather(asked, sent)
  const { parts } = entry.redaction
  const why = whyOf(asked, sent)
  const added =
    sent.text('hvad') === 'hele'
      ? [why]
      : passagesOf(asked, sent, entry).map((place) => ({ ...place, ...why }))
  const kept = sent.text('hvad') === 'hele' ? [] : parts
  await put(asked, { parts: [...kept, ...added], version })
  return back(asked, 'undtaget')
}

async function showAgain(asked: Asked, sent: Form): Promise<Redirect> {
  const { entry, version } = await gather(asked, sent)
  const shown = Number(sent.text('part'))
  const parts = entry.redaction.parts.filter((_, index) => index !== shown)
  await put(asked, { parts, version })
  return back(asked, 'vist')
}

/** Someone has looked at it, and nothing is withheld. */
async function showWhole(asked: Asked, sent: Form): Promise<Redirect> {
  await put(asked, { parts: [], version: sent.text('version') })
  const number = sent.text('number')
  if (!/^\d+$/.test(number)) return back(asked, 'vist')
  const from = asking({ fra: asked.query.get('fra') ?? undefined, gjort: 'vist' })
  return { to: `/aktindsigter/${asked.params.id}/poster${from}#post-${number}` }
}

async function put(asked: Asked, { parts, version }: { parts: RedactionPart[]; version: string }) {
  await asked.api.send('PUT', redactionPath(asked), { body: { parts }, version })
}

function back({ params, query }: Asked, gjort: string): Redirect {
  const { id, entryId } = params
  const fra = query.get('fra') ?? undefined
  return { to: `/aktindsigter/${id}/poster/${entryId}${asking({ fra, gjort })}` }
}
