/** Of `index.html`. Contrast 7:1 or more in both modes; nothing is said by colour alone. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --quiet: #444; --line: #6b6b6b; --soft: #f1f1ee; --link: #003e7e }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f0f0f0; --paper: #141414; --quiet: #c8c8c8; --line: #949494; --soft: #232323; --link: #a9d0ff }
}
* { box-sizing: border-box }
html { font: 100%/1.55 system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; scroll-padding-top: 1rem }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; color: var(--ink); background: var(--paper); overflow-wrap: anywhere }
h1, h2, h3 { line-height: 1.25; margin: 1.5em 0 .5em }
h1 { font-size: 1.75rem; margin-top: .5em }
h2 { font-size: 1.35rem; border-top: 2px solid var(--line); padding-top: .75rem; margin-top: 2.5rem }
h3 { font-size: 1.05rem }
p, dd, li, td { unicode-bidi: isolate }
p { margin: .5em 0; white-space: pre-wrap }
a { color: var(--link); display: inline-block; padding: .25rem 0 }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 3px }
.skip { position: absolute; left: 1rem; top: -6rem; background: var(--paper); padding: .5rem 1rem; z-index: 1 }
.skip:focus { top: .5rem }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
dl { margin: .75em 0; display: grid; grid-template-columns: minmax(10rem, 1fr) 2fr; gap: .35rem 1rem }
dt { color: var(--quiet); font-weight: 600 }
dd { margin: 0; white-space: pre-wrap }
nav ul { list-style: none; padding: 0; margin: 0 }
ol { padding-left: 3.5rem; margin: .75em 0 }
li { margin: .35em 0; white-space: pre-wrap }
article { border: 1px solid var(--line); border-radius: .25rem; padding: .75rem 1rem; margin: 1rem 0 }
article h3 { margin: 0 0 .25rem }
.by { color: var(--quiet); margin: 0 0 .5rem }
.withheld { border-left: .4rem double var(--ink); background: var(--soft); padding: .4rem .75rem; margin: .5rem 0 }
mark { color: inherit; background: var(--soft); border: 1px dashed var(--ink); padding: 0 .2em; font-weight: 700 }
table { border-collapse: collapse; width: 100% }
caption { text-align: left; font-weight: 600; padding: .25rem 0 }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid var(--line) }
@media (max-width: 34rem) {
  dl { display: block }
  dd { margin: 0 0 .6rem }
  ol { padding-left: 2.25rem }
  thead th, tbody th, td { padding: .3rem .15rem; font-size: .8125rem }
  thead th, td { overflow-wrap: normal }
  tbody th { font-weight: normal }
  table { hyphens: auto }
}
@media print {
  :root { --ink: #000; --paper: #fff; --quiet: #222; --line: #555; --soft: #fff; --link: #000 }
  body { max-width: none; padding: 0; font-size: 10.5pt }
  .skip, nav { display: none }
  h2, h3 { break-after: avoid }
  tr, .by { break-inside: avoid }
}
`
