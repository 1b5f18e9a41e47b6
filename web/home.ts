/** The first page, whom one acts for, and what these pages are. */
import type { Me } from '../schemas/me.ts'
import { choices, errorSummary } from './field.ts'
import { Incomplete, type Trouble } from './form.ts'
import { form } from './form-frame.ts'
import { html } from './html.ts'
import type { Asked, Pages, Redirect, View } from './page.ts'
import { buttonLink } from './parts.ts'
import type { Sessions } from './session.ts'
import { signInUrl } from './sign-in-path.ts'
import { homeTexts } from './texts/home.ts'
import { signInTexts } from './texts/sign-in.ts'

export function homePages(sessions: Sessions): Pages {
  return {
    pages: [
      { path: '/', for: 'anyone', show: async (asked) => welcome(asked) },
      { path: '/for-hvem', for: 'citizen', show: (asked) => forWhom(asked) },
      { path: '/om', for: 'anyone', show: async (asked) => aboutPage(asked) },
    ],
    actions: [
      {
        path: '/for-hvem',
        for: 'citizen',
        again: forWhom,
        async take(asked, sent, ctx) {
          const me = await asked.me()
          const chosen = sent.text('citizenId')
          const known = chosen === me.id || me.actsFor.some((one) => one.citizenId === chosen)
          const { session } = ctx.state
          if (!known || !session) {
            const text = homeTexts[asked.language].chooseOne
            throw new Incomplete({ name: 'citizenId', text })
          }
          await sessions.keep(ctx, { ...session, actsFor: chosen === me.id ? undefined : chosen })
          return { to: '/aftaler' }
        },
      },
    ],
  }
}

/** To where one works, or, for those who are not signed in, what this is. */
async function welcome(asked: Asked): Promise<View | Redirect> {
  if (!asked.personId) return welcomePage(asked)
  return { to: placeOf(await asked.me(), asked) }
}

function placeOf({ kind, actsFor, organisations, roles }: Me, asked: Asked): string {
  if (kind === 'citizen') {
    return actsFor.length > 0 && asked.citizenId === asked.personId ? '/for-hvem' : '/aftaler'
  }
  if (roles.includes('records-officer')) return '/aktindsigter'
  if (roles.includes('operator')) return '/drift'
  return organisations.length > 0 ? '/opgaver' : '/om'
}

function welcomePage({ language }: Asked): View {
  const t = signInTexts[language]
  const main = html`<h1>${t.welcome}</h1>
${t.what.map((line) => html`<p>${line}</p>`)}
<p>${buttonLink(signInUrl('/'), t.signIn, 'primary')}</p>
<p class="quiet">${t.how}</p>
<p>${t.urgent}</p>`
  return { title: t.welcome, main }
}

async function forWhom(asked: Asked, trouble?: Trouble): Promise<View> {
  const t = homeTexts[asked.language]
  const me = await asked.me()
  const of = [
    ...me.actsFor.map(({ citizenId, name }) => ({ value: citizenId, words: name })),
    { value: me.id, words: t.self(me.name) },
  ]
  const { language, citizenId: value } = asked
  const fields = choices({ name: 'citizenId', label: t.forWhom, of, value, trouble, language })
  const main = html`${errorSummary(trouble, language)}<h1>${t.forWhom}</h1><p>${t.forWhomWhy}</p>
${form(asked, '/for-hvem', html`${fields}<div class="actions"><button class="button button-primary">${t.choose}</button></div>`)}`
  return { title: t.forWhom, main }
}

function aboutPage({ language }: Asked): View {
  const t = homeTexts[language]
  const main = html`<h1>${t.about}</h1>${t.aboutWhat.map((line) => html`<p>${line}</p>`)}
<h2>${t.cookies}</h2><p>${t.cookiesWhat}</p>`
  return { title: t.about, main }
}
