type Properties = Record<string, unknown>

/** The schema of an object that has each of these, may have some more, and nothing else. */
export function whole<
  const P extends Properties,
  const O extends Properties = Record<never, never>,
>(properties: P, optional?: O) {
  return {
    type: 'object',
    required: Object.keys(properties) as (keyof P & string)[],
    properties: { ...properties, ...optional } as P & O,
    additionalProperties: false,
  } as const
}
