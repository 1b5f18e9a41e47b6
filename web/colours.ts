/** Det Fælles Designsystem comes in light colours only: each becomes a name, and the names have a dark side. */
const dark: Record<string, string> = {
  '#fff': '#16191c',
  '#f5f5f5': '#23282c',
  '#f1f1f1': '#292e33',
  '#dcdcdc': '#454c52',
  '#bfbfbf': '#7b848c',
  '#8e8e8e': '#8f98a0',
  '#707070': '#a9b1b8',
  '#454545': '#ced4d9',
  '#1a1a1a': '#f0f2f4',
  '#44831e': '#9ed57b',
  '#3c5c22': '#bde8a3',
  '#358000': '#93d368',
  '#c00': '#ff9d94',
  '#ffe0e0': '#4b2020',
  '#fec': '#463709',
  '#febb30': '#febb30',
  '#e2f2fb': '#12344a',
  '#1b86c3': '#6bbcf0',
  '#ddf7ce': '#1e3c14',
  '#004d99': '#8ec5ff',
}

export function withDarkSide(css: string): string {
  const named = css.replace(/#[0-9a-f]{3,8}\b/gi, (colour) => {
    return colour.toLowerCase() in dark ? `var(${nameOf(colour)})` : colour
  })
  const side = (of: (one: [string, string]) => string) =>
    Object.entries(dark).map((one) => `${nameOf(one[0])}:${of(one)}`)
  const light = side(([colour]) => colour).join(';')
  const night = side(([, colour]) => colour).join(';')
  return `:root{color-scheme:light dark;${light}}@media(prefers-color-scheme:dark){:root{${night}}}${named}`
}

function nameOf(colour: string): string {
  return `--c-${colour.slice(1).toLowerCase()}`
}

/** A drawing of its own, which hears of the dark by itself: black becomes light, white becomes dark. */
export function iconWithDarkSide(svg: string, name: string): string {
  const fill = dark[name.endsWith('-white') ? '#fff' : '#1a1a1a']
  const style = `<style>@media(prefers-color-scheme:dark){path{fill:${fill}}}</style>`
  return svg.replace(/(<svg[^>]*>)/, `$1${style}`)
}
