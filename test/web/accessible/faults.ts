/** What is wrong with a page for someone who sees it large, dark or not at all, or has a keyboard alone. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { violationsIn } from '../../run/axe.ts'

const inPage = await readFile(new URL('in-page.js', import.meta.url), 'utf8')
const wide = { width: 1280, height: 900 }

/** Nothing where all is well. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(inPage)
  const faults = [
    ...(await axeFaults(page, 'light')),
    ...(await axeFaults(page, 'dark')),
    // 200 % of 1,280 × 1,024
    ...(await tooWide(page, { width: 640, height: 512 })),
    ...(await tooWide(page, { width: 320, height: 800 })),
    ...(await spacedFaults(page)),
    // 400 % of 1,280 × 1,024
    ...(await tooWide(page, { width: 320, height: 256 })),
    ...(await keyboardFaults(page, 'large')),
  ]
  await page.setViewportSize(wide)
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active', reducedMotion: 'reduce' })
  faults.push(...(await keyboardFaults(page, 'forced colours')))
  await page.emulateMedia({ forcedColors: null, reducedMotion: null })
  return faults
}

async function axeFaults(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme })
  return (await violationsIn(page)).map((found) => `${colorScheme}: ${found}`)
}

async function tooWide(page: Page, size: { width: number; height: number }): Promise<string[]> {
  await page.setViewportSize(size)
  const by = await page.evaluate<number>('inPage.tooWide()')
  const small = await page.evaluate<string[]>('inPage.smallButtons()')
  return [
    ...(by > 0 ? [`${size.width} × ${size.height}: ${by} pixels too wide`] : []),
    ...small.map((name) => `${size.width} × ${size.height}: too small: ${name}`),
  ]
}

/** On the narrowest page, with the spacing that a reader may choose. */
async function spacedFaults(page: Page): Promise<string[]> {
  await page.evaluate('inPage.space(true)')
  const by = await page.evaluate<number>('inPage.tooWide()')
  const cut = await page.evaluate<string[]>('inPage.cutOff()')
  await page.evaluate('inPage.space(false)')
  return [
    ...(by > 0 ? [`spaced: ${by} pixels too wide`] : []),
    ...cut.map((name) => `spaced: cut off: ${name}`),
  ]
}

interface Focused {
  number: number
  name: string
  faults: string[]
}

/** Tab goes through all there is, in the order in which it stands, and each is seen to have the focus. */
async function keyboardFaults(page: Page, how: string): Promise<string[]> {
  const count = await page.evaluate<number>('inPage.startOver()')
  const faults: string[] = []
  let last = -1
  while (last < count - 1) {
    await page.keyboard.press('Tab')
    const now = await page.evaluate<Focused | undefined>('inPage.focused()')
    if (!now) return [...faults, `${how}: ${count - 1 - last} of ${count} are not reached by Tab`]
    faults.push(...now.faults.map((fault) => `${how}: ${now.name} ${fault}`))
    // a date has a place for the day, the month and the year
    if (now.number === last) continue
    if (now.number !== last + 1) return [...faults, `${how}: ${now.name} is out of order`]
    last = now.number
  }
  return faults
}
