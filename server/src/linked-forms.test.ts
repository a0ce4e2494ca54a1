import type { Client } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { chain, end, start, user } from '../../packages/process/test/bpmn-xml.ts'
import { caseType, newKey } from '../test/case-place.ts'
import { company } from '../test/company.ts'
import { testDatabase } from '../test/database.ts'
import { drawn } from '../test/drawn.ts'
import { deploy, engineWith } from '../test/engine.ts'
import { testServer, valueOf } from '../test/http-server.ts'
import { caseRoutes, projectCases } from './modules/cases/index.ts'
import { linkedRoutes } from './modules/linked/index.ts'
import { orderRoutes } from './modules/orders/index.ts'
import { taskRoutes } from './modules/processes/index.ts'

const made = await testDatabase()
const { database } = made
const { engine } = engineWith({}, [projectCases])
const parts = { database, engine }
const server = await testServer(made, {
  routes: [...caseRoutes(parts), ...taskRoutes(parts), ...linkedRoutes({ database }), ...orderRoutes({ database })],
})
const { admin, signIn, assign } = await company(server)

const FORM = JSON.stringify({
  type: 'default',
  id: 'linked-form',
  schemaVersion: 18,
  components: [
    { type: 'textfield', id: 'O', key: 'order', label: 'Order', properties: { lookUp: 'order' } },
    { type: 'expression', id: 'C', key: 'customer', label: 'Customer', expression: '=linked.order.customer' },
    {
      type: 'dynamiclist',
      id: 'L',
      path: 'goods',
      label: 'Goods',
      components: [
        { type: 'select', id: 'G', key: 'line', label: 'Line', valuesExpression: '=linked.order.lines' },
        {
          type: 'expression',
          id: 'P',
          key: 'product',
          label: 'Product',
          expression: '=linked.order.lines[value = this.line][1].product',
        },
      ],
    },
  ],
})
await deploy(database, engine, {
  ...drawn(
    'linked',
    start(),
    user('T', { candidateGroups: 'service-agents', formId: 'linked-form' }),
    end(),
    chain('Start', 'T', 'End'),
  ),
  'linked.form': FORM,
})
const document = caseType('linked', { process: 'linked', fields: [], permissions: { open: [], see: [], fields: {} } })
valueOf(await admin.putCaseTypes({ body: { items: [{ key: newKey(), document: document as never }] } }))

const order = (source: string, number: string, product: string) => ({
  key: newKey(),
  source,
  number,
  customer: `c-${source}`,
  currency: 'CNY',
  orderedAt: '2026-02-28T12:00:00Z',
  lines: [{ reference: 'a', product, productName: product, quantity: 2, unitPrice: 10_000, taxRate: 13 }],
})
const orders = [order('north-shop', 'N1', 'lamp'), order('south-shop', 'S1', 'shade'), order('north-shop', 'B', 'bag')]
valueOf(await admin.recordOrders({ body: { items: [...orders, order('south-shop', 'B', 'box')] } }))

/** Does tasks of the north; sees the orders there, or none. */
const clerk = async (name: string, permissions: readonly string[]) => {
  const grants = Object.fromEntries([...permissions, 'cases.see', 'tasks.see', 'tasks.do'].map((one) => [one, 'unit']))
  const role = { key: name, name: { en: name, 'zh-CN': name }, groups: ['service-agents'], grants }
  valueOf(await admin.putRoles({ body: { items: [{ key: newKey(), document: role as never }] } }))
  const client = await signIn(`${name}@example.com`)
  await assign(`${name}@example.com`, name, 'north')
  return client
}
const seeing = await clerk('seeing', ['orders.see'])
const blind = await clerk('blind', [])

async function openTask(): Promise<string> {
  const item = { key: newKey(), type: 'linked', source: 'north-shop', fields: {} }
  const id = valueOf(await admin.openCases({ body: { items: [item] } })).items[0]?.done?.id ?? ''
  const task = valueOf(await admin.getCase({ params: { id } })).tasks[0]
  if (task === undefined) throw new Error('expected a task')
  return task.id
}
const lineOf = async (number: string) => {
  const { items } = valueOf(await admin.lookUp({ params: { kind: 'order' }, query: { value: number } }))
  return items[0]?.kind === 'order' ? (items[0].record.lines[0]?.value ?? '') : ''
}
const submit = async (who: Client, values: object) => {
  const id = await openTask()
  const answer = await who.completeTask({ params: { id }, body: { values: values as never } })
  const { variables } = await database
    .selectFrom('user_task')
    .innerJoin('process_instance', 'process_instance.id', 'user_task.instance_id')
    .select('process_instance.variables')
    .where('user_task.id', '=', id)
    .executeTakeFirstOrThrow()
  return { answer, variables: variables as unknown as Record<string, unknown> }
}

test('an order number fills in what the order says, and the browser is not believed', async () => {
  const goods = [{ line: await lineOf('N1'), product: 'gold' }]
  const { answer, variables } = await submit(seeing, { order: 'N1', customer: 'somebody else', goods })
  expect(answer.ok).toBe(true)
  expect(variables).toMatchObject({
    order: 'N1',
    customer: 'c-north-shop',
    goods: [{ line: goods[0]?.line, product: 'lamp' }],
  })
})

test.each([
  ['whoever may see no orders', () => blind, 'N1'],
  ['the order of another unit', () => seeing, 'S1'],
])('of %s there is none: no line of it can be chosen, and nothing of it is filled in', async (_, who, number) => {
  const found = await who().lookUp({ params: { kind: 'order' }, query: { value: number } })
  expect(valueOf(found).items).toEqual([])
  const refused = (await submit(who(), { order: number, goods: [{ line: await lineOf(number) }] })).answer
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'tasks.values-wrong' } })
  const { variables } = await submit(who(), { order: number, customer: 'c-north-shop' })
  expect(variables).toMatchObject({ order: number, customer: null })
})

test('a number that two shops share names an order together with its shop', async () => {
  const { items } = valueOf(await admin.lookUp({ params: { kind: 'order' }, query: { value: 'B' } }))
  expect(items.map(({ value }) => value).toSorted()).toEqual(['north-shop/B', 'south-shop/B'])
  expect((await submit(admin, { order: 'B' })).variables).toMatchObject({ customer: null })
  expect((await submit(admin, { order: 'south-shop/B' })).variables).toMatchObject({ customer: 'c-south-shop' })
})

test('many tasks that are done at once are linked each', async () => {
  const tasks = await Promise.all(
    ['N1', 'S1'].map(async (number) => ({ id: await openTask(), values: { order: number } })),
  )
  const { items } = valueOf(await seeing.completeTasks({ body: { tasks } }))
  expect(items.map(({ refusal }) => refusal)).toEqual([null, null])
  const rows = await database
    .selectFrom('process_instance')
    .innerJoin('user_task', 'user_task.instance_id', 'process_instance.id')
    .select('process_instance.variables')
    .where(
      'user_task.id',
      'in',
      tasks.map(({ id }) => id),
    )
    .execute()
  const customers = rows.map(({ variables }) => (variables as unknown as Record<string, unknown>)['customer'])
  expect(new Set(customers)).toEqual(new Set(['c-north-shop', null]))
})
