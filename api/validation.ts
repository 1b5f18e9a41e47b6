import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { type ErrorCode, type FieldError, Refusal } from '../domain/errors.ts'

const options = { allErrors: true, useDefaults: true, strictTypes: false, allowUnionTypes: true }
const bodies = addFormats.default(new Ajv2020(options))
/** Queries are text: numbers and booleans are read out of it. */
const queries = addFormats.default(new Ajv2020({ ...options, coerceTypes: true }))

export type Check = (value: unknown) => void

/** Throws `body-invalid` with a JSON pointer for each field at fault. */
export function checkBody(schema: object): Check {
  return checker(bodies.compile(schema), 'body-invalid')
}

/** Throws `query-invalid` with the name of each parameter at fault; coerces in place. */
export function checkQuery(properties: object): Check {
  const schema = { type: 'object', properties, additionalProperties: false }
  return checker(queries.compile(schema), 'query-invalid')
}

function checker(validate: ValidateFunction, code: ErrorCode): Check {
  return (value) => {
    if (validate(value)) return
    throw new Refusal(code, { errors: (validate.errors ?? []).slice(0, 20).map(fieldError) })
  }
}

function fieldError({ instancePath, keyword, params, message }: ErrorObject): FieldError {
  const { missingProperty, additionalProperty } = params
  const name: unknown =
    keyword === 'required'
      ? missingProperty
      : keyword === 'additionalProperties' && additionalProperty
  const pointer = typeof name === 'string' ? `${instancePath}/${escapePointer(name)}` : instancePath
  return { pointer: pointer.slice(0, 200), detail: message ?? keyword }
}

/** RFC 6901 §3. */
function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
