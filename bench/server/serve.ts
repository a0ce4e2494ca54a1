import { openAftersale, openServer } from '../../server/src/main.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import { openLog } from '../../server/src/platform/log.ts'

/**
 * The program as it is served, in a process of its own, with the pack it comes with where `pack` is said; it says where it
 * listens, and ends when its input does.
 */
const [dataDir = '', root = '', what = '', port = '0'] = process.argv.slice(2)
const { env } = process
const log = openLog({ level: 'warn' })
const pack = what === 'pack' ? undefined : null
const aftersale = await openAftersale({ env, dataDir, log, clock: systemClock, pack })
const server = await openServer(aftersale, { env, dataDir, root })
const address = await server.listen({ host: '127.0.0.1', port: Number(port) })
process.stdout.write(`${address}\n`)
for await (const _ of process.stdin);
await server.close()
await aftersale.close()
