import { sql } from 'kysely'
import { listen } from '../../src/engine/loops/listen.ts'
import { startLoop } from '../../src/engine/loops/loop.ts'
import { openProviders, sandbox } from '../../src/modules/providers/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { openLog } from '../../src/platform/log.ts'

/**
 * A server process that carries calls out until it is killed or its input ends:
 * `calling-server.ts '<connection as JSON>' <address of the sandbox provider>`. It prints `ready`. How calls end is written
 * to the table `settled`, in the transaction that ends them.
 */
const [connectionText = '', address = ''] = process.argv.slice(2)
const connection = JSON.parse(connectionText)
const log = openLog({ level: 'fatal' })
const database = openDatabase(connection, log)

const { desk } = openProviders({
  database,
  clock: systemClock,
  log,
  providers: [{ name: 'sandbox', adapter: sandbox({ address, secret: 'sandbox', notifyUrl: null }), concurrency: 8 }],
  settlers: {
    payment: async (tx, settlements) => {
      for (const { callId, outcome } of settlements) {
        await sql`insert into settled (call_id, outcome) values (${callId}, ${outcome})`.execute(tx)
      }
    },
  },
  hearers: {},
  // Shorter than usual: what matters here is that nothing is lost or done twice, not when.
  patience: {
    request: 300,
    lease: 700,
    attempts: 40,
    firstPause: 20,
    longestPause: 200,
    firstInquiry: 20,
    longestInquiry: 200,
  },
})
const loops = desk.loops.map((loop) =>
  startLoop({ topic: loop.topic, every: 50, round: (isDue) => loop.round(isDue) }, log),
)
const listening = await listen(connection, log, () => {
  for (const loop of loops) loop.wake('')
})
process.stdout.write('ready\n')
process.stdin.resume()
process.stdin.once('end', async () => {
  await desk.stop()
  await Promise.all(loops.map((loop) => loop.stop()))
  await listening.stop()
  await database.destroy()
  process.exit(0)
})
