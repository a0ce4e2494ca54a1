import { z } from 'zod'
import { fieldCondition } from '../fields.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier, localDate, queryList, text } from '../scalars.ts'
import {
  componentCoverage,
  exampleCoverage,
  exampleUnit,
  exampleUnitDetail,
  replacementItem,
  unit,
  unitChange,
  unitDetail,
  unitEventItem,
  unitItem,
  warrantyQuestion,
} from '../units.ts'

const MOST = 10_000
const BODY = 32 * 1024 * 1024

const standing = unit.pick({ id: true, product: true, serial: true, state: true, version: true })
const { id, product, serial } = exampleUnit
const exampleStanding: z.input<typeof standing> = { id, product, serial, state: 'with-customer', version: 1 }
const done = <T>(key: string, answer: T) => ({ items: [{ key, done: answer, repeated: false, refusal: null }] })

/** Sold units that are known by their serial numbers, and their warranties. */
export const unitRoutes = defineRoutes({
  listUnits: {
    method: 'GET',
    path: '/api/units',
    topic: 'units',
    summary: { en: 'Sold units, the last registered first', 'zh-CN': '已售序列号商品，最近登记的在前' },
    access: 'session',
    permission: 'serial-units.see',
    query: z.strictObject({
      product: text(100).optional(),
      serial: text(100).optional(),
      q: text(100).optional().meta({ description: 'The beginning of a serial number' }),
      state: unit.shape.state.optional(),
      orderId: z.uuid().optional(),
      source: text(64).optional(),
      customer: text(200).optional().meta({ description: 'Only together with `source`' }),
      field: queryList(fieldCondition, 10).optional(),
      ...paging,
    }),
    answers: { 200: page(unit).meta({ examples: [{ items: [exampleUnit], next: null }] }) },
    refusals: ['paging.cursor-wrong', 'fields.condition-wrong', 'fields.not-searchable'],
  },
  getUnit: {
    method: 'GET',
    path: '/api/units/{id}',
    topic: 'units',
    summary: {
      en: 'One unit: its life, and what its warranty says of each component on a day, with reasons',
      'zh-CN': '单件商品：经历，以及某日各部件的保修状态与原因',
    },
    access: 'session',
    permission: 'serial-units.see',
    params: z.strictObject({ id: identifier }),
    query: z.strictObject({ on: localDate.optional().meta({ description: 'Absent: today' }) }),
    answers: { 200: unitDetail.meta({ examples: [exampleUnitDetail] }) },
    refusals: ['units.not-found'],
  },
  registerUnits: {
    method: 'POST',
    path: '/api/units',
    topic: 'units',
    summary: {
      en: 'Registers sold units by their serial numbers: each gets its warranty',
      'zh-CN': '按序列号登记已售商品，并建立保修',
    },
    access: 'session',
    permission: 'serial-units.put',
    bodyLimit: BODY,
    body: manyOf(unitItem, MOST).meta({
      examples: [{ items: [{ key: 'u1', source: 'shop', order: '2026030100017', line: 'L1', serial: 'SN-7' }] }],
    }),
    answers: { 200: eachOutcome(standing).meta({ examples: [done('u1', exampleStanding)] }) },
    refusals: [],
  },
  recordUnitEvents: {
    method: 'POST',
    path: '/api/units/events',
    topic: 'units',
    summary: {
      en: 'Says what happened to units: delivered, in repair elsewhere, given back for good, scrapped',
      'zh-CN': '登记商品经历：送达、外部维修、退回、报废',
    },
    access: 'session',
    permission: 'serial-units.put',
    bodyLimit: BODY,
    body: manyOf(unitEventItem, MOST).meta({
      examples: [{ items: [{ key: 'e1', product: 'TV-55', serial: 'SN-7', event: 'delivered' }] }],
    }),
    answers: { 200: eachOutcome(standing).meta({ examples: [done('e1', exampleStanding)] }) },
    refusals: [],
  },
  replaceUnits: {
    method: 'POST',
    path: '/api/units/replace',
    topic: 'units',
    summary: {
      en: 'Puts units in the place of others: the warranty moves to the new one',
      'zh-CN': '以新件替换旧件，保修随之转移',
    },
    access: 'session',
    permission: 'serial-units.put',
    bodyLimit: BODY,
    body: manyOf(replacementItem, MOST).meta({
      examples: [
        { items: [{ key: 'x1', product: 'TV-55', serial: 'SN-7', by: { serial: 'SN-8' }, reason: 'exchange' }] },
      ],
    }),
    answers: {
      200: eachOutcome(standing.extend({ replaces: identifier })).meta({
        examples: [done('x1', { ...exampleStanding, serial: 'SN-8', replaces: id })],
      }),
    },
    refusals: [],
  },
  changeUnits: {
    method: 'POST',
    path: '/api/units/change',
    topic: 'units',
    summary: {
      en: 'Corrects serial numbers that were written wrong, and changes custom fields of units',
      'zh-CN': '更正误录的序列号，修改自定义字段',
    },
    access: 'session',
    permission: 'serial-units.put',
    bodyLimit: BODY,
    body: manyOf(unitChange, MOST).meta({ examples: [{ items: [{ key: 'c1', unit: id, newSerial: 'SN-17' }] }] }),
    answers: { 200: eachOutcome(standing).meta({ examples: [done('c1', { ...exampleStanding, serial: 'SN-17' })] }) },
    refusals: [],
  },
  checkWarranties: {
    method: 'POST',
    path: '/api/warranty-checks',
    topic: 'units',
    summary: {
      en: 'Whether components are under warranty on a day, and why: of units, order lines, or plain dates',
      'zh-CN': '查询某日各部件是否在保修期内及原因：按商品、订单明细或日期',
    },
    access: 'session',
    permission: 'serial-units.see',
    bodyLimit: BODY,
    body: manyOf(warrantyQuestion, MOST).meta({
      examples: [{ items: [{ key: 'w1', product: 'TV-55', serial: 'SN-7', components: ['panel'] }] }],
    }),
    answers: {
      200: eachOutcome(z.object({ on: z.string(), components: z.array(componentCoverage) })).meta({
        examples: [done('w1', { on: '2026-06-01', components: [exampleCoverage] })],
      }),
    },
    refusals: [],
  },
})
