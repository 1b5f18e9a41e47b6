/** The page on which one chooses whom to be; there is no password. */
import type { IncomingMessage } from 'node:http'
import type Provider from 'oidc-provider'
import { acrOf, levels } from './identity-claims.ts'
import { findPersona, isProfessional, type Persona, personas } from './personas.ts'

type Middleware = Parameters<Provider['use']>[0]

export const pagePath = '/person'

export function personaPages(provider: Provider): Middleware {
  return async (ctx, pass) => {
    if (!ctx.path.startsWith(`${pagePath}/`)) return pass()
    if (ctx.method === 'POST') {
      const form = await readForm(ctx.req)
      const persona = findPersona(form.get('persona') ?? '')
      if (persona === undefined) return ctx.throw(400, 'Den person findes ikke')
      const level = levels.find((one) => one === form.get('level')) ?? 'substantial'
      const login = { accountId: persona.subject, acr: acrOf(level), remember: false }
      const next = await provider.interactionResult(ctx.req, ctx.res, { login })
      await forgetPerson(provider, ctx)
      ctx.redirect(next)
      ctx.status = 303
      return
    }
    const { params } = await provider.interactionDetails(ctx.req, ctx.res)
    const asked = String(params.acr_values ?? '').split(' ')
    const level = levels.find((one) => asked.includes(acrOf(one))) ?? 'substantial'
    ctx.type = 'html'
    ctx.set('Cache-Control', 'no-store')
    ctx.body = page(personas.map(choice).join('\n'), level)
  }
}

/** Or the library would first ask the one who was chosen before to sign out. */
async function forgetPerson(provider: Provider, ctx: Parameters<Middleware>[0]): Promise<void> {
  const session = await provider.Session.get(ctx)
  if (session.accountId === undefined) return
  delete session.accountId
  await session.persist()
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk
    if (text.length > 10_000) break
  }
  return new URLSearchParams(text)
}

function choice({ subject, name, about }: Persona): string {
  const means = isProfessional(subject) ? 'MitID Erhverv' : 'Privat MitID'
  return `<li><button name="persona" value="${subject}" aria-describedby="${subject}">${name}</button>
<p id="${subject}">${means}. ${about}</p></li>`
}

const levelWords = { low: 'Lav', substantial: 'Betydelig', high: 'Høj' }

function page(choices: string, asked: (typeof levels)[number]): string {
  const options = levels.map(
    (level) =>
      `<option value="${level}"${level === asked ? ' selected' : ''}>${levelWords[level]}</option>`,
  )
  return `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hvem vil du være? – Borgerdialog, udvikling</title>
<style>
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 2rem auto;
  padding: 0 1rem; color: #1a1a1a; background: #fff }
ul { list-style: none; padding: 0 }
li { margin: 0 0 1.25rem }
li p { margin: .25rem 0 0 }
button { font: inherit; font-weight: 600; min-height: 44px; padding: .25rem 1rem; cursor: pointer;
  color: #fff; background: #0b4f8a; border: 2px solid #0b4f8a; border-radius: 4px }
select { font: inherit; min-height: 44px }
button:hover { background: #083a66 }
button:focus-visible { outline: 3px solid #1a1a1a; outline-offset: 3px }
</style>
</head>
<body>
<main>
<h1>Hvem vil du være?</h1>
<p>Det er en demokommune med opdigtede personer. Vælg en af dem; der er ingen adgangskode.</p>
<form method="post">
<p><label for="level">Sikringsniveau</label> <select id="level" name="level">${options.join('')}</select></p>
<ul>
${choices}
</ul>
</form>
</main>
</body>
</html>
`
}
