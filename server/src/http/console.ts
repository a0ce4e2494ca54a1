import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from './refused.ts'

const YEAR = 'public, max-age=31536000, immutable'

/** Whether a browser is asking for a page, as opposed to a program for data. */
export function isNavigation(request: FastifyRequest): boolean {
  const reading = request.method === 'GET' || request.method === 'HEAD'
  return reading && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')
}

/**
 * Serves the built console: its files, and its page for every other address a browser navigates to, where the console
 * itself decides what to show. The page holds no data; what it shows comes by the API. Files under `assets/` have a hash
 * of their content in their name; all others are asked for anew each time. A `.br` or `.gz` beside a file is sent instead.
 */
export async function serveConsole(app: FastifyInstance, directory: string): Promise<void> {
  const isBuilt = existsSync(join(directory, 'index.html'))
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: directory,
      wildcard: false,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        void reply.header('cache-control', path.startsWith(join(directory, 'assets')) ? YEAR : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    if (!isNavigation(request)) throw new Refused({ code: 'http.path-unknown' })
    if (!isBuilt) throw new Refused({ code: 'http.console-missing' })
    return reply.sendFile('index.html')
  })
}
