import { createInterface } from 'node:readline'
import { CONNECTIONS } from '../bench-database.ts'
import { perSecond } from '../measure.ts'
import type { Peer } from './peer.ts'

/** A peer in a process of its own: for each line, so many flows are run; what it says is how many that were a second. */
const [name, connection = ''] = process.argv.slice(2)
const peer = await openPeer()
await peer.run()
process.stdout.write('ready\n')
for await (const line of createInterface({ input: process.stdin })) {
  const runs = Array.from({ length: Number(line) }, () => () => peer.run().then(() => 1))
  process.stdout.write(`${await perSecond(runs, peer.lanes)}\n`)
}
await peer.close()

async function openPeer(): Promise<Peer> {
  if (name === 'dbos') return (await import('./dbos.ts')).openDbos(JSON.parse(connection), CONNECTIONS)
  return (await import('./bpmn-engine.ts')).openBpmnEngine()
}
