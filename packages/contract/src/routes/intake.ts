import { z } from 'zod'
import { bilingual } from '../language.ts'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { currencyCode, identifier, instantText, text } from '../scalars.ts'

const source = text(64).meta({ description: 'Where it comes from: a shop, a channel, a file' })

const returnRequest = z
  .strictObject({
    externalId: text(200).meta({ description: 'Its id at the source: sent again, it is the same request' }),
    customer: text(200).optional().meta({ description: 'Whose purchases are looked at where no order is named' }),
    orderNumber: text(200).optional().meta({ description: 'The order it is about: then only its lines are looked at' }),
    product: text(200),
    productName: text(500).optional(),
    quantity: z.int().min(1).max(1_000_000_000),
    currency: currencyCode.meta({ description: 'What it was paid in' }),
    requestedAt: instantText,
    reason: text(2000).optional().meta({ description: "The customer's words" }),
  })
  .meta({ id: 'ReturnRequest' })

const exampleRequest = {
  externalId: 'C536379-2',
  customer: '14527',
  product: '22752',
  quantity: 1,
  currency: 'GBP',
  requestedAt: '2026-03-01T07:59:58Z',
}

const exampleImport = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d13',
  fileName: 'orders.csv.gz',
  template: 'online-retail',
  source: 'shop',
  state: 'done' as const,
  problem: null,
  rowsRead: 240_007,
  orderLines: 171_234,
  requests: 3_944,
  cases: 0,
  known: 0,
  read: { bytes: 7_548_686, of: 7_548_686 },
  rejected: { 'no-customer': 67_225 },
  startedAt: '2026-03-01T08:00:00Z',
  endedAt: '2026-03-01T08:00:20Z',
}

const importRun = z
  .object({
    id: identifier,
    fileName: z.string(),
    template: z.string(),
    source: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    problem: bilingual.nullable().meta({ description: 'Why it failed' }),
    rowsRead: z.int(),
    orderLines: z.int(),
    requests: z.int(),
    cases: z.int().meta({ description: 'Opened by its rows; those of return requests are opened afterwards' }),
    known: z.int().meta({ description: 'Rows that had been taken before' }),
    read: z.object({ bytes: z.int(), of: z.int() }).meta({ description: 'How far it is in the file, as it was sent' }),
    rejected: z.record(z.string(), z.int()).meta({ description: 'How many rows were rejected for each reason' }),
    startedAt: instantText,
    endedAt: instantText.nullable(),
  })
  .meta({ id: 'ImportRun' })

/** What a file may be that is no table. */
const tableFileCodes = [
  'intake.file-missing',
  'intake.file-directory',
  'intake.file-permission',
  'intake.file-unreadable',
  'intake.file-empty',
  'intake.file-not-table',
  'intake.file-old-excel',
  'intake.file-encrypted',
  'intake.file-damaged',
  'intake.file-too-large',
  'intake.file-header-broken',
  'intake.file-sheet-missing',
  'intake.disk-full',
] as const

const importParams = z.strictObject({ id: identifier })

/** What comes in: requests one by one or by the thousand, and whole tables. */
export const intakeRoutes = defineRoutes({
  requestReturns: {
    method: 'POST',
    path: '/api/return-requests',
    topic: 'intake',
    summary: {
      en: 'Takes in up to 10,000 return requests; one that is known already is not taken twice',
      'zh-CN': '一次受理至多 10,000 个退货申请，重复的申请不会受理两次',
    },
    access: 'session',
    permission: 'returns.handle',
    bodyLimit: 32 * 1024 * 1024,
    body: z
      .strictObject({ source, requests: z.array(returnRequest).min(1).max(10_000) })
      .meta({ examples: [{ source: 'shop', requests: [exampleRequest] }] }),
    answers: {
      200: z
        .object({
          created: z.int(),
          known: z.int(),
          cases: z
            .array(
              z.object({ externalId: z.string(), caseId: identifier, caseNumber: z.string(), created: z.boolean() }),
            )
            .meta({ description: 'In the order of the requests' }),
        })
        .meta({
          examples: [
            {
              created: 1,
              known: 0,
              cases: [{ externalId: 'C536379-2', caseId: exampleImport.id, caseNumber: 'R000042', created: true }],
            },
          ],
        }),
    },
    refusals: ['intake.request-changed', 'intake.request-twice'],
  },
  startImport: {
    method: 'POST',
    path: '/api/imports',
    topic: 'imports',
    summary: {
      en: 'Takes in a table of any size (CSV or XLSX, also gzipped) and works on it afterwards',
      'zh-CN': '接收任意大小的表格（CSV 或 XLSX，可为 gzip），随后处理',
    },
    access: 'session',
    permission: 'imports.run',
    query: z.strictObject({
      template: text(64)
        .optional()
        .meta({ description: 'How the columns are read; left out, it is found by the header' }),
      source,
      fileName: text(255).optional(),
    }),
    upload: true,
    answers: { 202: z.object({ id: identifier }).meta({ examples: [{ id: exampleImport.id }] }) },
    refusals: [
      ...tableFileCodes,
      'intake.column-missing',
      'intake.column-twice',
      'imports.template-unknown',
      'imports.no-template-fits',
    ],
  },
  listImports: {
    method: 'GET',
    path: '/api/imports',
    topic: 'imports',
    summary: { en: 'Imports, the newest first', 'zh-CN': '导入记录，最新的在前' },
    access: 'session',
    permission: 'imports.see',
    query: z.strictObject({ source: source.optional(), ...paging }),
    answers: { 200: page(importRun).meta({ examples: [{ items: [exampleImport], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  getImport: {
    method: 'GET',
    path: '/api/imports/{id}',
    topic: 'imports',
    summary: { en: 'How an import stands', 'zh-CN': '导入的进展' },
    access: 'session',
    permission: 'imports.see',
    params: importParams,
    answers: { 200: importRun.meta({ examples: [exampleImport] }) },
    refusals: ['imports.not-found'],
  },
  listRejects: {
    method: 'GET',
    path: '/api/imports/{id}/rejects',
    topic: 'imports',
    summary: { en: 'The rows that were not taken, in their order', 'zh-CN': '未被接收的行，按原顺序' },
    access: 'session',
    permission: 'imports.see',
    params: importParams,
    query: z.strictObject({ reason: text(64).optional(), ...paging }),
    answers: {
      200: page(
        z.object({
          line: z.int().meta({ description: 'Where the row begins in the file; the heading is line 1' }),
          reason: z.string(),
          message: bilingual,
          original: z.string().meta({ description: 'Empty where the row may hold fields that you do not see' }),
        }),
      ).meta({
        examples: [
          {
            items: [
              {
                line: 624,
                reason: 'no-customer',
                message: { en: 'No customer', 'zh-CN': '没有客户' },
                original: '536414,22139,,56,12/1/10',
              },
            ],
            next: null,
          },
        ],
      }),
    },
    refusals: ['imports.not-found', 'paging.cursor-wrong'],
  },
})
