import { z } from 'zod'
import {
  exampleInvoice,
  exampleInvoiceDetail,
  invoice,
  invoiceDetail,
  invoiceKind,
  invoiceNumber,
  invoiceStatus,
} from '../invoices.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { instantText, text } from '../scalars.ts'

const BODY = 16 * 1024 * 1024
const MOST = 1_000
const SHIPPING = z.literal('shipping')
const lineName = z.union([z.uuid(), SHIPPING]).meta({ description: 'An order line, or shipping' })
const standing = invoice.pick({ id: true, status: true, total: true })
const { id, status, total } = exampleInvoice
const exampleStanding = { items: [{ key: 'i1', done: { id, status, total }, repeated: false, refusal: null }] }
const provider = text(64)
  .default('manual')
  .meta({ description: 'Who issues it; manual: a person, who then says its number' })

/** What was sold, as it is stated to the customer, and taken back. */
export const invoiceRoutes = defineRoutes({
  requestInvoices: {
    method: 'POST',
    path: '/api/invoices',
    topic: 'invoices',
    summary: {
      en: 'Asks for invoices of orders: what was paid and not credited, and is not on another invoice',
      'zh-CN': '为订单申请开票：已付且未退、尚未开票的金额',
    },
    access: 'session',
    permission: 'invoices.handle',
    bodyLimit: BODY,
    body: manyOf(
      z.object({
        source: text(64).optional().meta({ description: 'With it `order` is a number of that source' }),
        order: text(200),
        provider,
        title: text(200).meta({ description: '抬头: to whom it is stated' }),
        taxNumber: z
          .string()
          .regex(/^[0-9A-Z]{8,30}$/)
          .optional()
          .meta({ description: '税号, of a company' }),
        email: z.email().max(200).optional(),
        lines: z.array(lineName).min(1).max(500).optional().meta({ description: 'Absent: everything' }),
      }),
      MOST,
    ).meta({
      examples: [
        {
          items: [
            {
              key: 'i1',
              source: 'shop',
              order: '2026030100017',
              title: '上海某某贸易有限公司',
              taxNumber: '91310000MA1FL00000',
            },
          ],
        },
      ],
    }),
    answers: { 200: eachOutcome(standing).meta({ examples: [exampleStanding] }) },
    refusals: ['orders.not-found', 'invoices.nothing-left', 'invoices.line-unknown', 'commands.key-taken'],
  },
  reverseInvoices: {
    method: 'POST',
    path: '/api/invoices/reverse',
    topic: 'invoices',
    summary: {
      en: 'Asks for red invoices: all that is left, certain amounts, or what was credited meanwhile',
      'zh-CN': '申请红字发票：冲销全部剩余、指定金额，或开票后已退的金额',
    },
    access: 'session',
    permission: 'invoices.handle',
    bodyLimit: BODY,
    body: manyOf(
      z.object({
        invoice: z.uuid(),
        provider,
        reason: text(200),
        of: z
          .union([
            z.enum(['left', 'credited']),
            z
              .array(z.strictObject({ line: lineName, amount: z.int().min(1) }))
              .min(1)
              .max(500),
          ])
          .default('left')
          .meta({ description: 'credited: as much of each line as the customer was credited after it was stated' }),
      }),
      MOST,
    ).meta({ examples: [{ items: [{ key: 'i1', invoice: id, reason: '销货退回', of: 'credited' }] }] }),
    answers: { 200: eachOutcome(standing).meta({ examples: [exampleStanding] }) },
    refusals: [
      'invoices.not-found',
      'invoices.not-issued',
      'invoices.nothing-left',
      'invoices.more-than-left',
      'invoices.line-unknown',
      'commands.key-taken',
    ],
  },
  reportInvoices: {
    method: 'POST',
    path: '/api/invoices/report',
    topic: 'invoices',
    summary: {
      en: 'Takes in the numbers of invoices that were issued elsewhere, or that they will not be',
      'zh-CN': '导入在别处开具的发票号码，或登记无法开具',
    },
    access: 'session',
    permission: 'invoices.handle',
    bodyLimit: BODY,
    body: manyOf(
      z.object({
        invoice: z.uuid(),
        outcome: z.enum(['issued', 'failed']),
        number: invoiceNumber.optional(),
        issuedAt: instantText.optional(),
        url: text(500).optional(),
        reason: text(500).optional(),
      }),
      MOST,
    ).meta({
      examples: [
        {
          items: [
            {
              key: 'i1',
              invoice: id,
              outcome: 'issued',
              number: '26312000000012345678',
              issuedAt: '2026-03-01T09:00:00Z',
            },
          ],
        },
      ],
    }),
    answers: { 200: eachOutcome(standing).meta({ examples: [exampleStanding] }) },
    refusals: [
      'invoices.not-found',
      'invoices.ended',
      'invoices.number-missing',
      'invoices.number-taken',
      'invoices.being-sent',
      'commands.key-taken',
    ],
  },
  listInvoices: {
    method: 'GET',
    path: '/api/invoices',
    topic: 'invoices',
    summary: { en: 'Invoices, the first requested first', 'zh-CN': '发票列表，最早申请的在前' },
    access: 'session',
    permission: 'invoices.see',
    query: z.strictObject({
      order: z.uuid().optional(),
      kind: invoiceKind.optional(),
      status: invoiceStatus.optional(),
      number: invoiceNumber.optional(),
      reverses: z.uuid().optional(),
      ...paging,
    }),
    answers: { 200: page(invoice).meta({ examples: [{ items: [exampleInvoice], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  getInvoice: {
    method: 'GET',
    path: '/api/invoices/{id}',
    topic: 'invoices',
    summary: { en: 'One invoice with its lines', 'zh-CN': '单张发票及其明细' },
    access: 'session',
    permission: 'invoices.see',
    params: z.strictObject({ id: z.uuid() }),
    answers: { 200: invoiceDetail.meta({ examples: [exampleInvoiceDetail] }) },
    refusals: ['invoices.not-found'],
  },
})
