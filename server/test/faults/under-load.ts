import { appendFileSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { sql } from 'kysely'
import { Engine, JobDesk, type JobHandler } from '../../src/engine/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { openLog } from '../../src/platform/log.ts'
import { isOutage } from '../../src/platform/outage.ts'
import { inTransaction } from '../../src/platform/transaction.ts'
import { actor } from '../engine.ts'
import { seededRandom } from './seeded-random.ts'

/**
 * A server process that puts itself under load until it is killed or told to drain:
 * `under-load.ts '<connection as JSON>' <ledger file> <seed> load|drain`. It prints `ready`, then a line for each command
 * that was committed: `started <id>`, `decided <task>`, `paid <id>`. In `drain` it starts nothing new, and ends with its input.
 */
const [connectionText = '', ledger = '', seed = '1', mode = 'load'] = process.argv.slice(2)
const connection = JSON.parse(connectionText)
const log = openLog({ level: 'warn' })
const database = openDatabase(connection, log)
const random = seededRandom(Number(seed))
const say = (line: string) => process.stdout.write(`${line}\n`)

/** Inside work: its effect stands in the database with the step that asked for it, or neither does. */
const inside: JobHandler = async (tx, jobs) => {
  const rows = jobs.map(({ effectKey, element, businessKey }) => sql`(${effectKey}, ${element}, ${businessKey})`)
  await sql`insert into effect (key, element, instance) values ${sql.join(rows)}`.execute(tx)
  return jobs.map(() => ({ variables: {} }))
}

const engine = new Engine({
  handlers: { inside },
  listeners: [],
  newId,
  log,
  zone: 'Asia/Shanghai',
})
const desk = new JobDesk({ setup: engine.setup, database, clock: systemClock, log })
const loops = await engine.run({
  database,
  connection,
  clock: systemClock,
  log,
  loops: desk.loops,
  hear: (topic) => desk.hear(topic),
})
desk.run({
  outside: {
    // Shorter than usual: what matters here is that a killed server's work is taken up, not when.
    lockSeconds: 5,
    // The world outside has no transaction with ours: it keeps what it is told under the key that it is told it with.
    handler: async ({ effectKey, element, businessKey }) => {
      appendFileSync(ledger, `${JSON.stringify([effectKey, element, businessKey])}\n`)
      return { variables: {} }
    },
  },
})
// It is killed, so it never gets to keep what it compiled; the next one would spend its life on that.
flushCompileCache()
say('ready')

async function startSome(): Promise<void> {
  const starts = Array.from({ length: 1 + Math.floor(random() * 8) }, () => {
    const id = newId(systemClock.now())
    return { id, businessKey: id, variables: { order: id } }
  })
  await inTransaction(database, (tx) => engine.startInstances(tx, 'fault', starts, systemClock.now()))
  for (const { id } of starts) say(`started ${id}`)
}

async function decideSome(): Promise<void> {
  const open = await database
    .selectFrom('user_task')
    .select('id')
    .where('status', '=', 'open')
    .orderBy(sql`random()`)
    .limit(10)
    .execute()
  for (const { id } of open) {
    const values = { decision: 'yes' }
    const done = await inTransaction(database, (tx) =>
      engine.tasks.complete(tx, id, values, actor('ann'), systemClock.now()),
    )
    if (done.ok) say(`decided ${id}`)
  }
}

/** Payments come before they are waited for and after, late, out of order, and twice. */
async function paySome(): Promise<void> {
  const waiting = await database
    .selectFrom('process_instance')
    .select('id')
    .where('status', '=', 'active')
    .where('parent_id', 'is', null)
    .orderBy(sql`random()`)
    .limit(10)
    .execute()
  for (const { id } of waiting) {
    const payment = { name: 'paid', correlationKey: id, messageId: id, timeToLive: 'PT1H', variables: { paid: true } }
    await inTransaction(database, (tx) => engine.publishMessages(tx, [payment], systemClock.now()))
    say(`paid ${id}`)
  }
}

async function keepOn(work: () => Promise<void>): Promise<never> {
  for (;;) {
    await work().catch((error: unknown) => {
      if (!isOutage(error)) throw error
    })
    await new Promise((resolve) => setTimeout(resolve, random() * 20))
  }
}

if (mode === 'load') void keepOn(startSome)
void keepOn(decideSome)
void keepOn(paySome)
process.stdin.resume()
process.stdin.once('end', async () => {
  await desk.stop()
  await loops.stop()
  process.exit(0)
})
