import { z } from 'zod'
import { openLog } from '../../src/platform/log.ts'
import { openQueue } from '../../src/platform/queue.ts'

/** A process of its own that takes jobs and never finishes them: `take-job.ts '<connection as JSON>' <queue>`. */
const [connection = '', name = ''] = process.argv.slice(2)
const definition = { name, data: z.object({}), batch: 10, retries: 1 }
const queue = await openQueue(JSON.parse(connection), openLog({ level: 'silent' }), [definition])
await queue.work(definition, () => {
  process.stdout.write('taken\n')
  return new Promise(() => undefined)
})
