import { recountOutdated } from '../../src/engine/calendars/recount.ts'
import { Engine } from '../../src/engine/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { openLog } from '../../src/platform/log.ts'

/**
 * A server that counts anew, five instances a transaction, and comes to a stop in the midst of the third: `recount.ts
 * '<connection as JSON>'`. It prints `counted` for each transaction that was committed, and `stuck` when it has written the
 * third and not committed it.
 */
const [connection = ''] = process.argv.slice(2)
const log = openLog({ level: 'warn' })
const database = openDatabase(JSON.parse(connection), log)
let batches = 0
const engine = new Engine({
  handlers: {},
  listeners: [
    () => {
      batches += 1
      if (batches < 3) return Promise.resolve()
      process.stdout.write('stuck\n')
      return new Promise(() => undefined)
    },
  ],
  newId,
  log,
  zone: 'Asia/Shanghai',
})
process.stdin.resume()
while ((await recountOutdated(engine.setup, database, systemClock.now(), 5)) > 0) process.stdout.write('counted\n')
