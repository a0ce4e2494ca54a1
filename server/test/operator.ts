import type { JobHandlers } from '../src/engine/index.ts'
import { fireTimers } from '../src/engine/timers/fire-timers.ts'
import { calendarRoutes } from '../src/modules/calendars/index.ts'
import {
  definitionRoutes,
  incidentRoutes,
  instanceRoutes,
  messageRoutes,
  trafficRoutes,
} from '../src/modules/processes/index.ts'
import { testServer, valueOf } from './http-server.ts'
import { workplace } from './workplace.ts'

/** A server with everything that an operator works with, and a program with an API key of its own. */
export async function operator(files: Readonly<Record<string, string>>, handlers: JobHandlers = {}) {
  const place = await workplace(files, handlers)
  const { database, engine } = place
  const parts = { database, engine }
  const routes = [
    ...definitionRoutes(parts),
    ...calendarRoutes(parts),
    ...instanceRoutes(parts),
    ...trafficRoutes(parts),
    ...incidentRoutes(parts),
    ...messageRoutes(parts),
  ]
  const server = await testServer(place, { routes })
  const { clock } = server
  clock.set(place.clock.now())
  const person = server.browser()
  const token = (await server.access.offerSetUp()) ?? ''
  valueOf(
    await person.setUp({ body: { token, name: '林晓', email: 'l@example.com', password: 'correct horse battery' } }),
  )
  const program = server.program(valueOf(await server.access.createApiKey('ops')).key)
  return {
    ...place,
    clock,
    person,
    program,
    logged: server.logged,
    /** Fires what is due, as the loop does. */
    fire: () => fireTimers(engine.setup, database, clock.now(), 1_000),
    /** Starts one instance by the API; answers its id. */
    startOne: async (
      key: string,
      variables: Readonly<Record<string, never | string | number>> = {},
      businessKey = '',
    ) => valueOf(await program.startInstance({ params: { key }, body: { variables, businessKey } })).id,
    standsAt: async (id: string) =>
      valueOf(await program.getInstance({ params: { id } })).visits.map(({ element }) => element),
  }
}
