/** Tab to what one wants, Space to choose, Enter to go on; no pointer. */
import type { Page } from 'playwright-core'

const patience = 120

/** The button with which a page goes on. */
export const next = 'main button.button-primary'

/** Tab, as often as it takes; something that is not reached fails the test. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < patience; n++) {
    await page.keyboard.press('Tab')
    const there = `document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`
    if (await page.evaluate<boolean>(there)) return
  }
  throw new Error(`${selector} is not reached by Tab at ${page.url()}`)
}

/** A link or a button that leads to another page. */
export async function go(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}

/** Opens or closes what stays on the page. */
export async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.press('Enter')
}

export async function type(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

export async function tick(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.press('Space')
}

/** A day such as 2099-06-10, in whatever order the browser asks for its parts. */
export async function typeDay(page: Page, selector: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-')
  await tabTo(page, selector)
  for (const parts of [
    [date, month, year],
    [month, date, year],
    [year, month, date],
  ]) {
    for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowLeft')
    await page.keyboard.type(parts.join(''))
    if ((await page.inputValue(selector)) === day) return
  }
  throw new Error(`${day} can't be typed at ${page.url()}`)
}

/** One of a group of radio buttons, with the arrows. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `input[name="${name}"]`)
  await page.keyboard.press('Space')
  for (let n = 0; n < 20; n++) {
    if (await page.isChecked(`input[name="${name}"][value="${value}"]`)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`${value} is not chosen with the arrows at ${page.url()}`)
}

/** One of a list that opens; closed, the arrows choose. */
export async function select(page: Page, selector: string, value: string): Promise<void> {
  await tabTo(page, selector)
  for (let n = 0; n < 30; n++) {
    if ((await page.inputValue(selector)) === value) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`${value} is not chosen with the arrows at ${page.url()}`)
}
