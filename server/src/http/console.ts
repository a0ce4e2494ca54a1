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
 * itself decides what to show; and below `/portal` that of consumers. The pages hold no data; what they show comes by the
 * API. Files under `assets/` have a hash of their content in their name; all others are asked for anew each time. A `.br` or
 * `.gz` beside a file is sent instead.
 */
export async function serveConsole(app: FastifyInstance, directory: string, portal?: string): Promise<void> {
  const isBuilt = existsSync(join(directory, 'index.html'))
  const hasPortal = portal !== undefined && existsSync(join(portal, 'index.html'))
  if (isBuilt) await app.register(fastifyStatic, filesOf(directory))
  if (hasPortal) {
    await app.register(fastifyStatic, { ...filesOf(portal), prefix: '/portal/', decorateReply: !isBuilt })
  }
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    if (!isNavigation(request)) throw new Refused({ code: 'http.path-unknown' })
    const isPortal = /^\/portal(?:[/?]|$)/.test(request.url)
    if (isPortal ? !hasPortal : !isBuilt) throw new Refused({ code: 'http.console-missing' })
    return isPortal ? reply.sendFile('index.html', portal) : reply.sendFile('index.html', directory)
  })
}

const filesOf = (root: string) =>
  ({
    root,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply: FastifyReply, path: string) => {
      void reply.header('cache-control', path.startsWith(join(root, 'assets')) ? YEAR : 'no-cache')
    },
  }) as const
