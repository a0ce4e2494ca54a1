import { DBOS } from '@dbos-inc/dbos-sdk'
import type { Connection } from '../../../server/src/platform/connection.ts'
import type { Peer } from './peer.ts'

const silent = () => undefined

/** A workflow of four steps, each of which DBOS writes down when it is done, on a database of the same server. */
export async function openDbos({ settings }: Connection, connections: number): Promise<Peer> {
  const { host, port, user, database } = settings
  const query = new URLSearchParams({ host })
  DBOS.setConfig({
    name: 'bench',
    systemDatabaseUrl: `postgresql://${user}@localhost:${port}/${database}?${query}`,
    systemDatabasePoolSize: connections,
    logger: {
      info: silent,
      debug: silent,
      warn: silent,
      error: (entry) => void process.stderr.write(`${String(entry)}\n`),
    },
  })
  const step = (name: string, amount: number) => DBOS.runStep(async () => amount + 1, { name })
  const workflow = DBOS.registerWorkflow(
    async (amount: number) => {
      let sum = amount
      for (const name of ['one', 'two', 'three', 'four']) sum = await step(name, sum)
      return sum
    },
    { name: 'four' },
  )
  await DBOS.launch()
  return {
    lanes: connections,
    run: async () => {
      const sum = await workflow(1)
      if (sum !== 5) throw new Error(`expected the workflow to count to 5, got ${sum}`)
    },
    close: () => DBOS.shutdown(),
  }
}
