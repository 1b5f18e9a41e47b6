import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Middleware } from 'koa'
import { createOpenApi } from './openapi.ts'
import type { Route } from './route.ts'

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Borgerdialog API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`
const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', persistAuthorization: false, validatorUrl: null })
`
const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-bundle.js.map']

/** `/openapi.json`, and `/docs` to try it out: served from here, no third party. */
export function documentation(routes: Route[]): Middleware {
  const openapi = JSON.stringify(createOpenApi(routes))
  const { resolve } = createRequire(import.meta.url)
  const folder = dirname(resolve('swagger-ui-dist/package.json'))

  return async function documented(ctx, next) {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next()
    const file = files.find((name) => ctx.path === `/docs/${name}`)
    if (ctx.path === '/openapi.json') {
      ctx.body = openapi
      ctx.type = 'application/json'
    } else if (ctx.path === '/docs' || ctx.path === '/docs/') {
      ctx.body = page
      ctx.type = 'text/html; charset=utf-8'
    } else if (ctx.path === '/docs/start.js') {
      ctx.body = start
      ctx.type = 'text/javascript'
    } else if (file) {
      ctx.body = await readFile(join(folder, file))
      ctx.type = file
    } else return next()
  }
}
