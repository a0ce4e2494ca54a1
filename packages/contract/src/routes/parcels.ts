import { z } from 'zod'
import { parcelConditions } from '../list-conditions.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import {
  carrierCode,
  exampleParcel,
  exampleParcelDetail,
  parcel,
  parcelDetail,
  parcelDirection,
  parcelStatus,
  trackingNumber,
} from '../parcels.ts'
import { defineRoutes } from '../route.ts'
import { instantText, text } from '../scalars.ts'

const BODY = 32 * 1024 * 1024
const MOST = 10_000
const parcelLine = z.strictObject({ line: z.uuid(), units: z.int().min(1).max(1_000_000) })

const standing = parcel.pick({ id: true, status: true })
const { id, status } = exampleParcel
const exampleStanding = { items: [{ key: 'p1', done: { id, status }, repeated: false, refusal: null }] }

/** Parcels to customers and back from them. */
export const parcelRoutes = defineRoutes({
  registerParcels: {
    method: 'POST',
    path: '/api/parcels',
    topic: 'parcels',
    summary: {
      en: 'Registers parcels and has them watched; goods of outbound ones count as shipped',
      'zh-CN': '登记包裹并开始跟踪；发出的包裹中的商品计为已发货',
    },
    access: 'session',
    permission: 'parcels.handle',
    bodyLimit: BODY,
    body: manyOf(
      z.object({
        direction: parcelDirection,
        carrier: carrierCode,
        trackingNumber,
        provider: text(64).default('manual').meta({ description: 'Who tells what becomes of it' }),
        source: text(64).optional().meta({ description: 'With it `order` is a number of that source' }),
        order: text(200).optional().meta({ description: 'Of an outbound parcel: the order’s id, or its number' }),
        return: text(200).optional().meta({ description: 'Of a return parcel: the return’s id or number' }),
        lines: z
          .array(parcelLine)
          .max(500)
          .default([])
          .meta({ description: 'What is in it: order lines, or return lines of a return parcel' }),
        ship: z
          .boolean()
          .default(true)
          .meta({ description: 'Outbound: whether its goods leave with it; false: they were recorded as shipped' }),
        phoneTail: z
          .string()
          .regex(/^\d{4}$/)
          .optional()
          .meta({ description: 'The last four digits of a telephone that some carriers want' }),
      }),
      MOST,
    ).meta({
      examples: [
        {
          items: [
            {
              key: 'p1',
              direction: 'return',
              carrier: 'shunfeng',
              trackingNumber: 'SF1234567890123',
              return: 'RT00000017',
            },
          ],
        },
      ],
    }),
    answers: { 200: eachOutcome(standing).meta({ examples: [exampleStanding] }) },
    refusals: [
      'parcels.already-registered',
      'parcels.return-unknown',
      'parcels.line-unknown',
      'orders.not-found',
      'orders.too-many-units',
      'orders.payment-owed',
      'commands.key-taken',
    ],
  },
  reportParcelEvents: {
    method: 'POST',
    path: '/api/parcel-events',
    topic: 'parcels',
    summary: {
      en: 'What happened to parcels; duplicates and older events never move a status back',
      'zh-CN': '上报包裹轨迹；重复或更早的事件不会使状态倒退',
    },
    access: 'session',
    permission: 'parcels.handle',
    bodyLimit: BODY,
    body: manyOf(
      z.object({
        carrier: carrierCode,
        trackingNumber,
        at: instantText,
        status: parcelStatus.optional().meta({ description: 'In our words; or `provider` and `code`' }),
        provider: text(64).optional().meta({ description: 'Whose code it is: kuaidi100, kdniao' }),
        code: text(64).optional(),
        place: text(200).optional(),
        words: text(500).optional(),
      }),
      MOST,
    ).meta({
      examples: [
        {
          items: [
            {
              key: 'e1',
              carrier: 'shunfeng',
              trackingNumber: 'SF1234567890123',
              at: '2026-03-02T11:00:00+08:00',
              status: 'in-transit',
            },
          ],
        },
      ],
    }),
    answers: { 200: eachOutcome(standing).meta({ examples: [exampleStanding] }) },
    refusals: ['parcels.not-found', 'parcels.code-unknown', 'commands.key-taken'],
  },
  loseParcels: {
    method: 'POST',
    path: '/api/parcels/lost',
    topic: 'parcels',
    summary: {
      en: 'Parcels that will not arrive any more; goods of outbound ones count as lost',
      'zh-CN': '登记丢失的包裹；发出的包裹中的商品计为丢失',
    },
    access: 'session',
    permission: 'parcels.handle',
    bodyLimit: BODY,
    body: manyOf(z.object({ parcel: z.uuid() }), MOST).meta({
      examples: [{ items: [{ key: 'p1', parcel: exampleParcel.id }] }],
    }),
    answers: { 200: eachOutcome(standing).meta({ examples: [exampleStanding] }) },
    refusals: ['parcels.not-found', 'parcels.over', 'orders.too-many-units', 'commands.key-taken'],
  },
  listParcels: {
    method: 'GET',
    path: '/api/parcels',
    topic: 'parcels',
    summary: { en: 'Parcels, the first registered first', 'zh-CN': '包裹列表，最早登记的在前' },
    access: 'session',
    permission: 'parcels.see',
    query: z.strictObject({
      ...parcelConditions,
      latest: z.literal('true').optional().meta({ description: 'The last registered first' }),
      ...paging,
    }),
    answers: { 200: page(parcel).meta({ examples: [{ items: [exampleParcel], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  getParcel: {
    method: 'GET',
    path: '/api/parcels/{id}',
    topic: 'parcels',
    summary: { en: 'One parcel with what is in it and its way', 'zh-CN': '单个包裹：内装商品与轨迹' },
    access: 'session',
    permission: 'parcels.see',
    params: z.strictObject({ id: z.uuid() }),
    answers: { 200: parcelDetail.meta({ examples: [exampleParcelDetail] }) },
    refusals: ['parcels.not-found'],
  },
})
