import type { RouteHandler } from '@aftersale/contract'
import { type TestDatabase, testDatabase } from './database.ts'
import { NOON } from './engine.ts'
import { testServer, valueOf } from './http-server.ts'

/** A server with these routes at noon, and a program that calls it with an API key: an operator. */
export async function apiProgram(routesOf: (parts: TestDatabase) => readonly RouteHandler[], port: 0 | null = 0) {
  const place = await testDatabase()
  const server = await testServer(place, { routes: [...routesOf(place)] }, port)
  server.clock.set(NOON)
  const token = (await server.access.offerSetUp()) ?? ''
  const body = { token, name: '林晓', email: 'lin@example.com', password: 'correct horse battery' }
  valueOf(await server.browser().setUp({ body }))
  const program = server.program(valueOf(await server.access.createApiKey('ops')).key)
  return { ...place, server, program }
}

/** The outcomes of a call in one word each: `done`, `repeated` or the code of the refusal. */
export const wordsOf = (
  items: readonly { readonly repeated: boolean; readonly refusal: { readonly code: string } | null }[],
): string[] => items.map(({ repeated, refusal }) => refusal?.code ?? (repeated ? 'repeated' : 'done'))
