/** What a form brings, and what was wrong with it. */
import type { IncomingMessage } from 'node:http'
import getRawBody from 'raw-body'

export type Fields = [string, string][]

/** 2,000 characters of four bytes, each written as `%F0…`, and what stands beside them. */
const limit = 64 * 1024

export interface Form {
  fields: Fields
  /** Without the white space around it; empty where it is not there. */
  text(name: string): string
  all(name: string): string[]
}

export function formOf(fields: Fields): Form {
  const all = (name: string) => fields.filter(([one]) => one === name).map(([, value]) => value)
  return { fields, all, text: (name) => (all(name)[0] ?? '').trim() }
}

export async function readForm(request: IncomingMessage): Promise<Form> {
  const text = await getRawBody(request, { limit, encoding: 'utf8' }).catch((error: unknown) => {
    throw isTooLarge(error) ? new TooLong() : error
  })
  // browsers send CRLF between lines
  return formOf(
    [...new URLSearchParams(text)].map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')]),
  )
}

/** More than any form of ours brings. */
export class TooLong extends Error {}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'type' in error && error.type === 'entity.too.large'
}

export interface Fault {
  /** The field; empty where it is about all of them. */
  name: string
  text: string
}

/** The form can't go on like this. */
export class Incomplete extends Error {
  readonly faults: Fault[]

  constructor(...faults: Fault[]) {
    super('incomplete')
    this.faults = faults
  }
}

/** What to say above and beside the fields of a form that comes back. */
export interface Trouble {
  form: Form
  faults: Fault[]
}

export function faultAt(trouble: Trouble | undefined, name: string): string | undefined {
  return trouble?.faults.find((fault) => fault.name === name)?.text
}

/** As it was sent, or as it was before anybody wrote. */
export function keptOf(trouble: Trouble | undefined, name: string, before = ''): string {
  return trouble ? trouble.form.text(name) : before
}
