import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { createOpenApi } from '../../api/openapi.ts'
import { routes } from '../../api/routes/index.ts'

/** What was answered to what, as far as the OpenAPI document speaks of it. */
export interface Exchange {
  method: string
  path: string
  status: number
  contentType: string
  text: string
}

interface Operation {
  matches: RegExp
  pointer: string
  responses: Record<string, { content?: object }>
}

const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }))
const openapi = createOpenApi(routes)
ajv.addSchema(openapi, 'openapi')
const compiled = new Map<string, ValidateFunction>()
const operations = findOperations()

/** Throws unless the OpenAPI document declares the status and its schema fits the body. */
export function checkContract(exchange: Exchange): void {
  const { status, contentType, text } = exchange
  const isProblem = contentType.startsWith('application/problem+json')
  if (isProblem) checkProblem(exchange)
  const operation = operationOf(exchange)
  if (isProblem || !operation) return
  const response = operation.responses[status]
  if (!response) throw broken(exchange, 'this status is not declared')
  if (!response.content && contentType.startsWith('application/json')) {
    throw broken(exchange, 'a body is not declared')
  }
  if (!response.content || !contentType.startsWith('application/json')) return
  const pointer = `${operation.pointer}/responses/${status}/content/application~1json/schema`
  checkBody(exchange, pointer, JSON.parse(text))
}

function checkProblem(exchange: Exchange): void {
  const problem: { status: number; code: string; type: string } = JSON.parse(exchange.text)
  checkBody(exchange, '/components/schemas/Problem', problem)
  if (problem.status !== exchange.status) throw broken(exchange, 'the status differs')
  if (!problem.type.endsWith(`/${problem.code}`)) throw broken(exchange, 'the type has no code')
  if (problem.code === 'internal') throw broken(exchange, 'it was not foreseen')
}

function checkBody(exchange: Exchange, pointer: string, body: unknown): void {
  const ref = `openapi#${pointer.replaceAll('{', '%7B').replaceAll('}', '%7D')}`
  const validate = compiled.get(ref) ?? ajv.compile({ $ref: ref })
  compiled.set(ref, validate)
  if (!validate(body)) throw broken(exchange, ajv.errorsText(validate.errors))
}

function operationOf({ method, path }: Exchange): Operation | undefined {
  const [pathname = ''] = path.split('?')
  return operations.get(method)?.find(({ matches }) => matches.test(pathname))
}

function findOperations(): Map<string, Operation[]> {
  const found = new Map<string, Operation[]>()
  const paths = openapi.paths as Record<string, Record<string, Pick<Operation, 'responses'>>>
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { responses }] of Object.entries(methods)) {
      const operation = {
        matches: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
        pointer: `/paths/${path.replaceAll('/', '~1')}/${method}`,
        responses,
      }
      const name = method.toUpperCase()
      found.set(name, [...(found.get(name) ?? []), operation])
    }
  }
  return found
}

function broken({ method, path, status, text }: Exchange, why: string): Error {
  const what = `${method} ${path} → ${status}`
  return new Error(`${what} breaks the OpenAPI document: ${why}\n${text.slice(0, 500)}`)
}
