import type { Middleware } from 'koa'

/** Longer than it takes to find nothing, or something that is not shown. */
const stepMs = 8

/**
 * Answers `not-found` in whole steps of time since the request came: what is not yours takes a bit
 * longer to look at than what is not there, and nobody is to hear it.
 */
export function steady(): Middleware {
  return async function answerInSteps(ctx, next) {
    let step: () => void = () => undefined
    // begun with the request: a timer set later would end at a time that tells of the work
    const beat = setInterval(() => step(), stepMs)
    try {
      await next()
      if (ctx.status !== 404) return
      await new Promise<void>((resolve) => {
        step = resolve
      })
    } finally {
      clearInterval(beat)
    }
  }
}
