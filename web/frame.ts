/** What stands around every page: where one is, who one is, and the way out. */
import type { Me } from '../schemas/me.ts'
import { asking } from './api.ts'
import { type Html, html, styles } from './html.ts'
import { type Item, menuFor } from './menu.ts'
import type { Asked, Live, View } from './page.ts'
import { signInUrl } from './sign-in-path.ts'
import { frameTexts } from './texts/frame.ts'

export interface Framing {
  /** Of the assets. */
  base: string
  first: string
  nonce: string
  me: Me | undefined
}

export function frame(asked: Asked, view: View, framing: Framing): string {
  const { language } = asked
  const t = frameTexts[language]
  const { base, first, nonce } = framing
  const { title, live, everySeconds } = view
  // `first` is ours: styles for what is painted while the rest is on its way
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${t.brand}</title>
<style nonce="${nonce}">${styles(first)}</style>
<link rel="icon" href="${base}mark.svg" type="image/svg+xml">
<link rel="preload" href="${base}fonts/IBMPlexSans-Regular-Latin1.woff2" as="font" type="font/woff2" crossorigin>
<script nonce="${nonce}" type="module" src="${base}live/page.js"></script>
</head>
<body data-person="${asked.personId}"${live && liveMarks(live)}${everySeconds && html` data-every="${everySeconds}"`}>
<a class="skipnav" href="#indhold">${t.skip}</a>
${view.embedded ? '' : head(asked, view, framing)}
<link rel="stylesheet" href="${base}style.css">
<main id="indhold" tabindex="-1" class="page${view.wide ? '' : ' narrow'}">
${view.main}
</main>
<div class="hint" role="status" id="hint" data-lost="${t.live.lost}" data-reload="${t.live.reload}" data-over="${t.live.over}" data-sign-in="${t.signIn}"></div>
${view.embedded ? '' : bottom(asked)}
</body>
</html>
`
  return page.toString()
}

function liveMarks({ kinds, ids }: Live): Html {
  return html` data-live="${kinds.join(' ')}"${ids && html` data-live-ids="${ids.join(' ')}"`}`
}

function head(asked: Asked, view: View, { me }: Framing): Html {
  const t = frameTexts[asked.language]
  const items = me ? menuFor(me, asked.language) : []
  return html`<header class="top">
<div class="top-inner">
<a class="brand" href="/">${t.brand}</a>
<ul class="tools" aria-label="${t.tools}">${me && html`<li>${me.name}</li>`}
<li>${otherLanguage(asked)}</li>
<li>${signing(asked)}</li></ul>
</div>
${items.length > 0 && menu(asked, view, items)}
${me && acting(asked, me)}
</header>`
}

/** Behind a link where there is little room; no script is needed to open it. */
function menu(asked: Asked, view: View, items: Item[]): Html {
  const t = frameTexts[asked.language]
  return html`<div class="top-inner"><a class="menu-open" href="#menu">${t.menuOpen}</a>
<nav class="menu" id="menu" aria-label="${t.menu}"><ul class="no-max-width">${items.map((item) => link(item, asked, view))}
<li><a class="menu-close" href="#indhold">${t.menuClose}</a></li></ul></nav></div>`
}

function link({ to, words, key }: Item, { here }: Asked, { under }: View): Html {
  const [path = ''] = here.split('?')
  const current = (under ?? path) === to || (under === undefined && path.startsWith(`${to}/`))
  return html`<li><a href="${to}"${key && html` data-key="${key}"`}${current && html` aria-current="${path === to ? 'page' : 'true'}"`}>${words}</a></li>`
}

function acting({ language, citizenId, personId }: Asked, me: Me): Html | undefined {
  const t = frameTexts[language]
  if (me.kind !== 'citizen' || me.actsFor.length === 0) return undefined
  const other = me.actsFor.find((one) => one.citizenId === citizenId)
  const change = html`<a href="/for-hvem">${t.change}</a>`
  const words = citizenId === personId || !other ? '' : t.actingFor(other.name)
  return html`<div class="acting"><div class="top-inner"><span>${words} ${change}</span></div></div>`
}

function otherLanguage({ language, here }: Asked): Html {
  const other = language === 'da' ? 'en' : 'da'
  const to = `/sprog${asking({ til: other, retur: here })}`
  return html`<a href="${to}" lang="${other}" hreflang="${other}">${frameTexts[language].otherLanguage}</a>`
}

function signing({ language, personId, csrf, here }: Asked): Html {
  const t = frameTexts[language]
  if (!personId) return html`<a href="${signInUrl(here)}">${t.signIn}</a>`
  return html`<form method="post" action="/log-af"><input type="hidden" name="csrf" value="${csrf}"><button class="linklike">${t.signOut}</button></form>`
}

function bottom({ language, personId, kind }: Asked): Html {
  const t = frameTexts[language]
  return html`<footer class="bottom"><ul class="no-max-width">
<li><a href="/was">${t.statement}</a></li>
<li><a href="/om">${t.about}</a></li>
${kind === 'employee' && html`<li><a href="/genveje" data-key="?">${t.keys}</a></li>`}
${personId && html`<li><a href="/log-af-alle-steder">${t.devices}</a></li>`}
</ul></footer>`
}
