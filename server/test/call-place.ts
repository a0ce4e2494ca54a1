import { openProviders, type Provider, type Settlement } from '../src/modules/providers/index.ts'
import { testServer, valueOf } from './http-server.ts'
import { callRoom } from './provider-desk.ts'

/** A server with everything that the world outside and people do with calls, and a program with an API key. */
export async function callPlace(providers: readonly Provider[]) {
  const settled: Settlement[] = []
  const heard: { readonly provider: string; readonly facts: unknown }[] = []
  const settlers = {
    payment: async (_: unknown, settlements: readonly Settlement[]) => void settled.push(...settlements),
  }
  const room = await callRoom(settlers)
  const hearers = {
    carrier: async (_: unknown, provider: string, facts: readonly unknown[]) =>
      void heard.push(...facts.map((fact) => ({ provider, facts: fact }))),
  }
  const { database, clock, log } = room
  const outside = openProviders({ database, clock, log, providers, settlers, hearers })
  const server = await testServer(room, { routes: outside.routes })
  server.clock.set(clock.now())
  const person = server.browser()
  const token = (await server.access.offerSetUp()) ?? ''
  valueOf(
    await person.setUp({ body: { token, name: '林晓', email: 'l@example.com', password: 'correct horse battery' } }),
  )
  const program = server.program(valueOf(await server.access.createApiKey('ops')).key)
  return { ...room, settled, heard, server, person, program }
}
