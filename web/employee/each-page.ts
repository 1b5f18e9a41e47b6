import type { Page } from '../../schemas/page.ts'
import { type Api, asking, Refused } from '../api.ts'

/** All of a list that is never long: colleagues, templates. One page, but where there are over a hundred. */
export async function eachPage<T>(api: Api, path: string): Promise<T[]> {
  const all: T[] = []
  let cursor: string | undefined
  do {
    const page: Page<T> = await api.get(path + asking({ limit: '100', cursor }))
    all.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return all
}

/** What is not there for me is left out, where the page can do without it. */
export async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (error instanceof Refused && ['not-found', 'forbidden'].includes(error.message))
      return undefined
    throw error
  })
}
