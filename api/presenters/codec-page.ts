import { type Markup, markup } from '../../package/markup.ts'

const head = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Payloads in clear text</title></head>
<body><main>
<h1>Payloads in clear text</h1>`
const foot = markup`<form method="post"><button name="forget" value="yes">Forget the token</button></form>
</main></body></html>
`

/** Where an operator hands the token in, or takes it back. */
export const tokenForm: Markup = markup`${head}
<p>Hand in an operator's token (<code>npm run --silent token -- otto</code>). For one hour this
browser may then read payloads.</p>
<form method="post"><label>Token <input name="token" type="password" required size="60"></label>
<button>Hand in</button></form>
${foot}`

export function handedIn(urls: { temporalUiUrl: string; codecUrl: string }): Markup {
  return markup`${head}
<p>For one hour this browser may read payloads. In the
<a href="${urls.temporalUiUrl}">Temporal web UI</a>, once: click the glasses at the top, choose “Use
my browser setting and ignore Cluster-level setting”, enter <code>${urls.codecUrl}</code>, switch
on “Include cross-origin credentials”, and apply.</p>
${foot}`
}
