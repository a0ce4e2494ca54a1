import { expect, test } from 'vitest'
import { afterSalesDesk, paid } from '../../../test/after-sales-desk.ts'
import { jobOf, NOON } from '../../../test/engine.ts'
import type { Job, JobHandlers } from '../../engine/index.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { refundTasks } from '../refunds/index.ts'
import { returnTasks } from '../returns/index.ts'
import { exchangeTasks } from './index.ts'

const desk = await afterSalesDesk()
const tasks: JobHandlers = { ...returnTasks, ...refundTasks, ...exchangeTasks }

async function doJobs(type: string, ...jobs: readonly Job[]) {
  const task = tasks[type]
  if (task === undefined) throw new Error(`expected work of the type ${type}, found none`)
  return inTransaction(desk.database, (tx) => task(tx, jobs, NOON))
}

/** What a job of these variables brings, which must be done. */
async function brought(type: string, variables: Readonly<Record<string, unknown>>, effectKey = `${newId(NOON)}/1`) {
  const [answer] = await doJobs(type, jobOf(variables, effectKey))
  if (answer === undefined || 'failure' in answer)
    throw new Error(`expected ${type} to be done, got ${JSON.stringify(answer)}`)
  return answer.variables as Record<string, Record<string, unknown>>
}

const wanted = (order: string, units = 1) => ({ wantedReturn: { order, lines: [{ line: 'a', units }] } })

test('a flow takes a return from the request to the money, step by step', async () => {
  const { id } = await desk.sell({ payments: [paid(30_000)] })
  const { goodsReturn = {} } = await brought('returns.request', wanted(id, 2))
  const [line] = goodsReturn['lines'] as { id: string }[]
  const receipt = { return: goodsReturn['id'], items: [{ line: line?.id, units: 1 }] }
  expect(await brought('returns.receive', { receipt })).toMatchObject({ goodsReturn: { reception: 'partly-received' } })
  expect(await brought('returns.lose', { goodsReturn })).toMatchObject({ goodsReturn: { reception: 'partly-lost' } })
  const returnDecisions = { return: goodsReturn['id'], decisions: [{ line: line?.id, units: 1, to: 'restock' }] }
  expect(await brought('returns.decide', { returnDecisions })).toMatchObject({
    goodsReturn: { acceptance: 'accepted' },
    movements: [{ product: 'lamp', units: 1, to: 'restock' }],
  })
  const refundTerms = { return: goodsReturn['number'], returnFreight: 800 }
  expect(await brought('refunds.issue', { refundTerms })).toMatchObject({
    issuedRefund: { amount: 19_200, currency: 'CNY', parts: [{ provider: 'manual' }] },
  })
})

test('an exchange is opened and cancelled by a flow', async () => {
  const { id } = await desk.sell()
  const replacements = [{ product: 'parka', productName: 'Parka', quantity: 1, unitPrice: 12_000 }]
  const exchangeTerms = { order: id, lines: [{ line: 'a', units: 1 }], replacements }
  const { exchange } = await brought('exchanges.open', { exchangeTerms })
  expect(exchange).toMatchObject({ difference: 2_000 })
  expect(await brought('exchanges.cancel', { exchange })).toEqual({ owed: 0 })
})

test('run again under its effect key, a step is done once and answers the same, whatever its variables say by then', async () => {
  const { id } = await desk.sell()
  const key = `${newId(NOON)}/3`
  const first = await brought('returns.request', wanted(id), key)
  expect(await brought('returns.request', wanted(id), key)).toEqual(first)
  const [changed] = await doJobs('returns.request', jobOf(wanted(id, 2), key))
  expect(changed).toMatchObject({ failure: { code: 'commands.key-taken' } })
  expect((await desk.order(id)).lines[0]).toMatchObject({ claimed: 1 })
})

test('what cannot be done stops its step alone, with a sentence in both languages', async () => {
  const { id } = await desk.sell()
  const answers = await doJobs(
    'returns.request',
    jobOf(wanted(id, 4)),
    jobOf(wanted(id, 1)),
    jobOf({}),
    jobOf({ wantedReturn: { order: id, lines: [{ line: 'a', units: 'two' }] } }),
  )
  expect(answers).toEqual([
    {
      failure: {
        code: 'orders.too-many-units',
        message: { en: 'Too many units: 3 can be given back.', 'zh-CN': expect.stringContaining('3') },
      },
      isRefused: true,
    },
    { variables: { goodsReturn: expect.objectContaining({ number: expect.stringMatching(/^RT/) }) } },
    {
      failure: {
        code: 'http.fields-wrong',
        message: { en: expect.stringContaining('items[0]'), 'zh-CN': expect.any(String) },
      },
    },
    {
      failure: {
        code: 'http.fields-wrong',
        message: { en: expect.stringContaining('items[0].lines[0].units'), 'zh-CN': expect.any(String) },
      },
    },
  ])
})

test('at its end a flow cancels what of its return is still awaited; what came and what was paid stays', async () => {
  const { id } = await desk.sell({ payments: [paid(30_000)] })
  const { goodsReturn = {} } = await brought('returns.request', wanted(id, 3))
  const [line] = goodsReturn['lines'] as { id: string }[]
  await brought('returns.receive', { receipt: { return: goodsReturn['id'], items: [{ line: line?.id, units: 1 }] } })
  await brought('refunds.issue', { refundTerms: { return: goodsReturn['number'] } })
  expect((await desk.order(id)).lines[0]).toMatchObject({ claimed: 3 })
  const key = `${newId(NOON)}/9`
  const cleared = await brought('returns.clear', { goodsReturn }, key)
  expect(cleared).toMatchObject({ goodsReturn: { reception: 'received' }, returnCleared: true })
  expect(await brought('returns.clear', { goodsReturn }, key)).toEqual(cleared)
  expect((await desk.order(id)).lines[0]).toMatchObject({ claimed: 1, credited: 1 })
  expect(await brought('returns.clear', { goodsReturn })).toEqual({ returnCleared: false })
  expect(await brought('exchanges.clear', {})).toEqual({ exchangeCleared: false })
  const [none, unreadable] = await doJobs('returns.clear', jobOf({}), jobOf({ goodsReturn: { id: 7 } }))
  expect(none).toEqual({ variables: { returnCleared: false } })
  expect(unreadable).toMatchObject({ failure: { code: 'http.fields-wrong' } })
  expect(await doJobs('returns.clear', jobOf({ goodsReturn: { id: newId(NOON) } }))).toMatchObject([
    { failure: { code: 'returns.not-found' }, isRefused: true },
  ])
})

test('at its end a flow cancels its exchange, unless somebody has, or the replacement is out', async () => {
  const open = async (id: string) => {
    const replacements = [{ product: 'parka', productName: 'Parka', quantity: 1, unitPrice: 12_000 }]
    return brought('exchanges.open', { exchangeTerms: { order: id, lines: [{ line: 'a', units: 1 }], replacements } })
  }
  const { id } = await desk.sell()
  const cleared = await open(id)
  expect(await brought('exchanges.clear', cleared)).toEqual({ owed: 0, exchangeCleared: true })
  expect((await desk.order(id)).lines[0]).toMatchObject({ claimed: 0 })
  expect(await brought('exchanges.clear', cleared)).toEqual({ exchangeCleared: false })
})
