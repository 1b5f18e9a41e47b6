/** The schema of an object that has each of these and nothing else. */
export function whole<const P extends Record<string, unknown>>(properties: P) {
  return {
    type: 'object',
    required: Object.keys(properties) as (keyof P & string)[],
    properties,
    additionalProperties: false,
  } as const
}
