import { expect, test } from 'vitest'
import { jobOf, NOON } from '../../../test/engine.ts'
import { workshop } from '../../../test/workshop.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { repairTasks } from './repairs.tasks.ts'

const { database, on, repair, unit } = await workshop()
const tasks = repairTasks('Asia/Shanghai')

type Variables = Readonly<Record<string, unknown>>

async function doJob(type: string, variables: Variables, { key = `${newId(NOON)}/1`, action = '' } = {}) {
  const task = tasks[type]
  if (task === undefined) throw new Error(`expected work of the type ${type}, found none`)
  const job = { ...jobOf(variables, key), headers: { action } }
  const [answer] = await inTransaction(database, (tx) => task(tx, [job], NOON))
  return answer
}

async function brought(...given: Parameters<typeof doJob>) {
  const answer = await doJob(...given)
  if (answer === undefined || 'failure' in answer)
    throw new Error(`expected it to be done, got ${JSON.stringify(answer)}`)
  return answer.variables as Readonly<Record<string, { readonly number: string }>>
}

on('2026-03-01')

test('a flow opens a repair, takes it on and quotes it', async () => {
  const { id } = await unit('2026-02-01')
  const opened = await brought('repairs.open', { repairTerms: { unit: id, fault: '无画面' } })
  expect(opened).toMatchObject({ repair: { stage: 'requested', unitId: id } })
  await brought('repairs.step', opened, { action: 'receive' })
  const stepTerms = { cause: 'defect', diagnosis: '排线' }
  expect(await brought('repairs.step', { ...opened, stepTerms }, { action: 'diagnose' })).toMatchObject({
    repair: { stage: 'diagnosed', possible: ['quote', 'cancel'] },
  })
  const quoteTerms = { items: [{ code: 'PANEL' }, { code: 'PLUG' }] }
  expect(await brought('repairs.quote', { ...opened, quoteTerms })).toMatchObject({
    repair: { stage: 'quoted' },
    repairQuote: { number: 1, currency: 'CNY', pay: 1_999, warrantyCost: 120_000, price: 121_999 },
  })
  expect(await repair(opened['repair']?.number ?? '')).toMatchObject({
    diagnosis: '排线',
    steps: [{ by: 'aftersale' }, {}, {}],
  })
})

test('run again under its effect key, a step is done once and answers the same', async () => {
  const key = `${newId(NOON)}/2`
  const variables = { repairTerms: { product: 'radio', fault: 'f' } }
  const first = await brought('repairs.open', variables, { key })
  expect(await brought('repairs.open', variables, { key })).toEqual(first)
})

test('what cannot be done stops its step, with a sentence in both languages', async () => {
  const opened = await brought('repairs.open', { repairTerms: { product: 'radio', fault: 'f' } })
  expect(await doJob('repairs.step', opened, { action: 'finish' })).toMatchObject({
    failure: { code: 'repairs.not-now', message: { 'zh-CN': expect.stringContaining('完成') } },
  })
  for (const [type, variables, action] of [
    ['repairs.step', opened, 'quote'],
    ['repairs.step', {}, 'receive'],
    ['repairs.step', { ...opened, stepTerms: 'soon' }, 'receive'],
    ['repairs.quote', opened, ''],
    ['repairs.open', {}, ''],
  ] as const) {
    expect(await doJob(type, variables, { action })).toMatchObject({ failure: { code: 'http.fields-wrong' } })
  }
})

test('at its end a flow cancels a repair whose goods have not come; others stay as they are', async () => {
  const open = () => brought('repairs.open', { repairTerms: { product: 'radio', fault: 'f' } })
  const awaited = await open()
  expect(await brought('repairs.clear', awaited)).toMatchObject({ repair: { stage: 'cancelled' }, repairCleared: true })
  const nothing = { repairCleared: false }
  expect(await brought('repairs.clear', awaited)).toEqual(nothing)
  // The flow has not heard that the goods have come.
  const changed = await open()
  const here = await brought('repairs.step', changed, { action: 'receive' })
  expect(await brought('repairs.clear', changed)).toEqual(nothing)
  expect(await brought('repairs.clear', here)).toEqual(nothing)
  expect(await repair(here['repair']?.number ?? '')).toMatchObject({ stage: 'received' })
  expect(await brought('repairs.clear', {})).toEqual(nothing)
})
