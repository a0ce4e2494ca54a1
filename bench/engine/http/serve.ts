import { openAftersale, openServer } from '../../../server/src/main.ts'
import { systemClock } from '../../../server/src/platform/clock.ts'
import { openLog } from '../../../server/src/platform/log.ts'

/** The program as it is served, in a process of its own; it says where it listens, and ends when its input does. */
const [dataDir = '', root = ''] = process.argv.slice(2)
const log = openLog({ level: 'warn' })
const aftersale = await openAftersale({ env: {}, dataDir, log, clock: systemClock, pack: null })
const server = await openServer(aftersale, { env: {}, dataDir, root })
const address = await server.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`${address}\n`)
for await (const _ of process.stdin);
await server.close()
await aftersale.close()
