import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient } from '@aftersale/contract'
import { sql } from 'kysely'
import { openAftersale } from '../src/main.ts'
import { openAttachments } from '../src/modules/attachments/index.ts'
import { confideCodes, openPortal } from '../src/modules/portal/index.ts'
import { openProviders, type Provider } from '../src/modules/providers/index.ts'
import { settableClock } from '../src/platform/clock.ts'
import { newId } from '../src/platform/ids.ts'
import { openLog } from '../src/platform/log.ts'
import { closeAfterFile } from './closing.ts'
import { testDatabase } from './database.ts'
import { NOON } from './engine.ts'
import { browserFetch, testServer, valueOf } from './http-server.ts'
import { sell } from './shop.ts'

/** The portal before the flows of the retail pack, with customers who have bought something. */
export async function portalPlace(providers: readonly Provider[] = []) {
  const { connection } = await testDatabase()
  const { host, port, user, database: name } = connection.settings
  const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-portal-'))
  const env = { DATABASE_URL: `postgresql://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}` }
  const clock = settableClock(NOON)
  const aftersale = await openAftersale({ env, dataDir, log: openLog({ level: 'error' }), clock })
  const { database, engine } = aftersale
  const room = await openAttachments({ env: {}, dataDir, database, clock })
  const parts = { ...room, database, engine, clock, zone: 'Asia/Shanghai', secure: false, providers }
  const portal = openPortal(parts)
  const log = openLog({ level: 'error' })
  const confiders = { sms: confideCodes({ database, clock }) }
  const outside = openProviders({ database, clock, log, providers, settlers: {}, hearers: {}, confiders })
  const server = await testServer(
    { connection },
    { routes: [...portal.routes, ...outside.routes], visitorOf: portal.visitorOf, uploads: portal.uploads },
  )
  server.clock.set(NOON)
  closeAfterFile(async () => {
    await outside.desk.stop(0)
    await aftersale.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  let made = 0
  /** An order of a customer of its own, two units delivered the day before for £10.00 unless told otherwise; its number. */
  const sold = async (more: Parameters<typeof sell>[1] = {}, phone = '138 1234 5678'): Promise<string> => {
    made += 1
    const orderNumber = `O-${made}`
    const customer = `C-${made}`
    const delivered = { deliveredAt: (NOON - 86_400_000) as typeof NOON, quantity: 2, productName: '无线耳机' }
    await sell(database, { orderNumber, customer, product: 'EAR-01', ...delivered, ...more })
    await sql`insert into customer values (${newId(NOON)}, 'shop', ${customer}, 'consumer', '王小芳', ${[phone]}, '{}', null,
      '[]', '{}', '', '{}', 1, now(), 'test')`.execute(database)
    return orderNumber
  }
  const newcomer = () => createClient(server.url, { fetch: browserFetch(server.url), language: 'en' })
  /** Somebody who has entered an order with the tail of its phone. */
  const entered = async (order: string, tail = '5678'): Promise<Client> => {
    const client = newcomer()
    valueOf(await client.enterPortal({ body: { order, proof: { kind: 'phone', tail } } }))
    return client
  }
  return { server, database, engine, clock, portal, desk: outside.desk, sold, entered, newcomer }
}
