import { isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { endEvent, flows, gateway, processFile, startEvent } from '../../../../test/bpmn-text.ts'
import { casePlace } from '../../../../test/case-place.ts'
import { company } from '../../../../test/company.ts'
import { deploy, NOON } from '../../../../test/engine.ts'
import { codeOf, valueOf } from '../../../../test/http-server.ts'
import { markedRecords } from '../../../../test/marked-records.ts'
import { sell } from '../../../../test/shop.ts'
import { newId } from '../../../platform/ids.ts'

const { database, engine, server, type, open } = await casePlace()
const { admin, worker } = await company(server)
await type('matter', { process: 'talk' })
const opened = async (more: object) => {
  const [outcome] = await open({ type: 'matter', source: 'north-shop', ...more })
  if (!outcome?.done) throw new Error(JSON.stringify(outcome?.refusal))
  return outcome.done
}

const customerId = newId(NOON)
await sql`
  insert into customer (id, source, number, kind, name, phones, mails, addresses, fields, search_text, terms, version, changed_at, changed_by)
  values (${customerId}, 'north-shop', 'c-1', 'consumer', '王芳', '{}', '{}', '[]', '{}', '', '{}', 1, ${isoOf(NOON)}, 'test')`.execute(
  database,
)

test('a case tells its customer and the customer’s other cases of the same shop, the latest first', async () => {
  const [first, second, third] = [
    await opened({ customer: 'c-1' }),
    await opened({ customer: 'c-1' }),
    await opened({ customer: 'c-1' }),
  ]
  await opened({ customer: 'c-2' })
  await opened({ customer: 'c-1', source: 'south-shop' })
  const agent = await worker('agent', 'north')
  const context = valueOf(await agent.getCaseContext({ params: { id: second.number } }))
  expect(context.customer).toEqual({ id: customerId, number: 'c-1', name: '王芳' })
  expect(context.earlier.map(({ number }) => number)).toEqual([third.number, first.number])
  expect(context).toMatchObject({ order: null, returns: [], refunds: [], exchanges: [], repairs: [] })
})

test('what one may not see of records is left out, and a case of others is not there', async () => {
  const { number } = await opened({ customer: 'c-1' })
  const params = { id: number }
  const clerk = await worker('warehouse', 'north')
  expect(valueOf(await clerk.getCaseContext({ params })).customer).toBe(null)
  const stranger = await worker('agent', 'south')
  expect(codeOf(await stranger.getCaseContext({ params }))).toBe('cases.not-found')
  expect(codeOf(await stranger.getCaseFlow({ params }))).toBe('cases.not-found')
})

test('a product that is on no record is called as its order calls it', async () => {
  await sell(database, { source: 'north-shop', orderNumber: 'N-9', product: 'cup', productName: '保温杯' })
  const { number } = await opened({ order: 'N-9', product: 'cup' })
  const found = valueOf(await admin.getCase({ params: { id: number } }))
  expect(found).toMatchObject({ title: null, product: 'cup', productName: '保温杯', productWords: null })
})

test('where a case stopped is for all who see it, why for those who see incidents', async () => {
  const ways = flows('Start', 'T', '=upper case("nowhere")', 'Other') + flows('T', 'End')
  const torn = processFile('torn', startEvent(), gateway('T', 'End'), endEvent('Other'), endEvent(), ways)
  await deploy(database, engine, { 'torn.bpmn': torn })
  await type('torn', { process: 'torn' })
  const [outcome] = await open({ type: 'torn', source: 'north-shop' })
  const params = { id: outcome?.done?.number ?? '' }
  const stopped = { state: 'stuck', incidents: [{ element: 'T', name: { en: 'T' } }] }
  const agents = valueOf(await (await worker('agent', 'north')).getCase({ params }))
  expect(agents).toMatchObject(stopped)
  expect(JSON.stringify(agents)).not.toContain('nowhere')
  const seen = valueOf(await admin.getCase({ params }))
  expect(seen).toMatchObject(stopped)
  expect(seen.incidents[0]?.message?.en).toContain('nowhere')
  expect(seen.timeline.at(-1)?.cause).toEqual(seen.incidents[0]?.message)
})

test('who has a part in a case of another shop sees no records of that shop by it', async () => {
  const record = newId(NOON)
  await markedRecords(database, { source: 'north-shop', mark: 'MARKED', id: record })
  const { id, number } = await opened({ customer: 'MARKED' })
  await sql`update service_case set order_number = 'MARKED' where id = ${id}`.execute(database)
  await sql`insert into flow_made (root_id, record, record_id)
    select instance_id, made, ${record} from service_case, unnest(array['return', 'refund', 'exchange', 'repair']) as made
    where id = ${id} on conflict do nothing`.execute(database)
  const params = { id: number }
  const manager = await worker('manager', 'north')
  const marked = { id: record, number: 'MARKED' }
  const all = {
    order: marked,
    customer: marked,
    returns: [marked],
    refunds: [marked],
    exchanges: [marked],
    repairs: [marked],
  }
  expect(valueOf(await manager.getCaseContext({ params }))).toMatchObject(all)
  const guest = await worker('manager', 'south')
  await sql`insert into case_watcher (case_id, person, added_at, added_by)
    values (${id}, 'manager@south.example.com', ${isoOf(NOON)}, 'test')`.execute(database)
  const nothing = { order: null, customer: null, returns: [], refunds: [], exchanges: [], repairs: [] }
  expect(valueOf(await guest.getCaseContext({ params }))).toMatchObject(nothing)
})

test('the flow is drawn in the language asked for, with where the case is and has been', async () => {
  const { number } = await opened({})
  const agent = await worker('agent', 'north')
  const flow = valueOf(await agent.getCaseFlow({ params: { id: number }, query: { language: 'zh-CN' } }))
  expect(flow).toMatchObject({ at: ['T'], stopped: [] })
  expect(flow.been).toContain('T')
  expect(flow.svg).toContain('data-element="T"')
  expect(flow.svg).toContain('lang="zh-CN"')
})
