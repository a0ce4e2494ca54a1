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
 * API. Files under `assets/` have a hash of their content in their name and are looked for when they are asked for, since a
 * newer build may take the place of the folder meanwhile and its page names its own; all others are asked for anew each time.
 * A `.br` or `.gz` beside a file is sent instead.
 */
export async function serveConsole(app: FastifyInstance, directory: string, portal?: string): Promise<void> {
  const isBuilt = existsSync(join(directory, 'index.html'))
  const hasPortal = portal !== undefined && existsSync(join(portal, 'index.html'))
  if (isBuilt) await serveFiles(app, directory, '/')
  if (hasPortal) await serveFiles(app, portal, '/portal/')
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    if (!isNavigation(request)) throw new Refused({ code: 'http.path-unknown' })
    const isPortal = /^\/portal(?:[/?]|$)/.test(request.url)
    if (isPortal ? !hasPortal : !isBuilt) throw new Refused({ code: 'http.console-missing' })
    return isPortal ? reply.sendFile('index.html', portal) : reply.sendFile('index.html', directory)
  })
}

async function serveFiles(app: FastifyInstance, root: string, prefix: string): Promise<void> {
  const files = (cacheControl: string) => ({
    index: false as const,
    preCompressed: true,
    cacheControl: false,
    // Once for the whole server: another registration brings nothing new.
    decorateReply: !app.hasReplyDecorator('sendFile'),
    setHeaders: (reply: FastifyReply) => void reply.header('cache-control', cacheControl),
  })
  await app.register(fastifyStatic, { ...files('no-cache'), root, prefix, wildcard: false, globIgnore: ['assets/**'] })
  const assets = join(root, 'assets')
  // A folder is no file.
  const allowedPath = (path: string) => !path.endsWith('/')
  await app.register(fastifyStatic, { ...files(YEAR), root: assets, prefix: `${prefix}assets/`, allowedPath })
}
