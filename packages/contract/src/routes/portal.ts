import { z } from 'zod'
import { attachmentIds } from '../attachments.ts'
import { binaryContent } from '../binary.ts'
import { caseTypeKey } from '../case-types.ts'
import { carrierCode, trackingNumber } from '../parcels.ts'
import {
  exampleAppearance,
  exampleOrder,
  examplePortalCase,
  exampleQuotation,
  portalAppearance,
  portalCase,
  portalOrder,
  portalProof,
  portalQuotation,
} from '../portal.ts'
import { defineRoutes } from '../route.ts'
import { identifier, json, text } from '../scalars.ts'

const one = z.strictObject({ id: identifier })
const key = text(200).meta({ description: 'Your own name for this one; the same key is done once' })
const fields = z.record(z.string().max(80), json).default({})
const said = text(4_000)
const order = portalOrder.meta({ examples: [exampleOrder] })
const theCase = portalCase.meta({ examples: [examplePortalCase] })
const oneCase = { path: '/api/portal/cases/{id}', topic: 'portal', access: 'portal', params: one } as const
const line = exampleOrder.lines[0]?.line ?? ''

/** What consumers do themselves, known by an order and nothing else. */
export const portalRoutes = defineRoutes({
  getPortalAppearance: {
    method: 'GET',
    path: '/api/portal/appearance',
    topic: 'portal',
    summary: { en: 'How the company shows itself to consumers', 'zh-CN': '公司在自助门户中的名称与颜色' },
    access: 'open',
    answers: { 200: portalAppearance.meta({ examples: [exampleAppearance] }) },
    refusals: [],
  },
  getPortalLogo: {
    method: 'GET',
    path: '/api/portal/logo',
    topic: 'portal',
    summary: { en: "The company's logo", 'zh-CN': '公司标志' },
    access: 'open',
    query: z.strictObject({ v: z.string().max(100).optional().meta({ description: 'Which one, for caches' }) }),
    binary: true,
    answers: { 200: binaryContent },
    refusals: ['portal.no-logo'],
  },
  enterPortal: {
    method: 'POST',
    path: '/api/portal/session',
    topic: 'portal',
    summary: {
      en: 'Shows an order to whoever proves that it is theirs; a cookie carries it from then on',
      'zh-CN': '验证订单归属后进入该订单，之后由 Cookie 识别',
    },
    access: 'open',
    body: z
      .strictObject({ order: text(200), proof: portalProof })
      .meta({ examples: [{ order: exampleOrder.number, proof: { kind: 'phone', tail: '5678' } }] }),
    answers: { 200: order },
    refusals: ['portal.proof-wrong', 'portal.too-many-attempts'],
  },
  askForPortalCode: {
    method: 'POST',
    path: '/api/portal/codes',
    topic: 'portal',
    summary: {
      en: "Sends a one-time code to a phone of the order's customer; the answer is the same where there is none",
      'zh-CN': '向订单客户的手机发送一次性验证码；无此订单或无手机号时答复相同',
    },
    access: 'open',
    body: z.strictObject({ order: text(200) }).meta({ examples: [{ order: exampleOrder.number }] }),
    answers: {
      200: z
        .object({ againInSeconds: z.int().meta({ description: 'When another may be asked for' }) })
        .meta({ examples: [{ againInSeconds: 60 }] }),
    },
    refusals: ['portal.codes-off', 'portal.code-too-soon'],
  },
  leavePortal: {
    method: 'DELETE',
    path: '/api/portal/session',
    topic: 'portal',
    summary: { en: 'Leaves the order: its cookie shows nothing any more', 'zh-CN': '退出该订单，Cookie 随即失效' },
    access: 'portal',
    answers: { 204: z.undefined() },
    refusals: [],
  },
  getPortalOrder: {
    method: 'GET',
    path: '/api/portal/order',
    topic: 'portal',
    summary: { en: 'The order, what can be done with it, and its cases', 'zh-CN': '订单、可申请的售后及其工单' },
    access: 'portal',
    answers: { 200: order },
    refusals: [],
  },
  quotePortalCase: {
    method: 'POST',
    keepsContent: true,
    path: '/api/portal/quotations',
    topic: 'portal',
    summary: { en: 'What would go back, line by line', 'zh-CN': '预估退款明细' },
    access: 'portal',
    body: z
      .strictObject({ type: caseTypeKey, line: identifier, units: z.int().min(1).max(10_000), fields })
      .meta({ examples: [{ type: 'return-refund', line, units: 1, fields: { reason: 'no-reason' } }] }),
    answers: { 200: portalQuotation.meta({ examples: [exampleQuotation] }) },
    refusals: ['portal.not-offered', 'portal.not-quoted'],
  },
  openPortalCase: {
    method: 'POST',
    keepsContent: true,
    path: '/api/portal/cases',
    topic: 'portal',
    summary: {
      en: 'Files a request; rules judge it at once where they can',
      'zh-CN': '提交售后申请，规则可判定的即时判定',
    },
    access: 'portal',
    body: z
      .strictObject({
        key,
        type: caseTypeKey,
        line: identifier.optional(),
        units: z.int().min(1).max(10_000).optional(),
        fields,
        photos: attachmentIds.default([]),
      })
      .meta({ examples: [{ key: 'k1', type: 'return-refund', line, units: 1, fields: { reason: 'no-reason' } }] }),
    answers: { 200: theCase },
    refusals: [
      'portal.not-offered',
      'portal.photo-needed',
      'portal.too-many-cases',
      'cases.fields-wrong',
      'cases.flow-not-startable',
      'cases.priority-undecided',
      'attachments.unknown',
      'commands.key-taken',
    ],
  },
  getPortalCase: {
    ...oneCase,
    method: 'GET',
    summary: { en: 'How far a case is, and what was said in it', 'zh-CN': '工单进度与沟通记录' },
    answers: { 200: theCase },
    refusals: ['cases.not-found'],
  },
  writePortalEntry: {
    ...oneCase,
    method: 'POST',
    keepsContent: true,
    path: '/api/portal/cases/{id}/entries',
    summary: { en: 'Writes to the company', 'zh-CN': '给商家留言' },
    body: z
      .strictObject({ key, text: said, photos: attachmentIds.default([]) })
      .meta({ examples: [{ key: 'k2', text: '什么时候可以退款？' }] }),
    answers: { 200: theCase },
    refusals: ['cases.not-found', 'attachments.unknown', 'portal.too-many-entries', 'commands.key-taken'],
  },
  reportPortalNews: {
    ...oneCase,
    method: 'POST',
    keepsContent: true,
    path: '/api/portal/cases/{id}/news',
    summary: { en: 'Answers what the case awaits of its customer', 'zh-CN': '答复工单等待客户告知的事项' },
    body: z
      .strictObject({ key, news: text(200), fields })
      .meta({ examples: [{ key: 'k3', news: 'quote-answered', fields: { answer: 'repair' } }] }),
    answers: { 200: theCase },
    refusals: [
      'cases.not-found',
      'cases.news-unknown',
      'cases.news-unawaited',
      'cases.news-wrong',
      'engine.instance-suspended',
      'commands.key-taken',
    ],
  },
  sendPortalParcel: {
    ...oneCase,
    method: 'POST',
    keepsContent: true,
    path: '/api/portal/cases/{id}/parcels',
    summary: { en: 'Says with which parcel the goods come back', 'zh-CN': '填写寄回商品的运单号' },
    body: z
      .strictObject({ key, carrier: carrierCode, trackingNumber })
      .meta({ examples: [{ key: 'k4', carrier: 'shunfeng', trackingNumber: 'SF1234567890123' }] }),
    answers: { 200: theCase },
    refusals: [
      'cases.not-found',
      'portal.nothing-awaited',
      'portal.waybill-taken',
      'portal.too-many-parcels',
      'commands.key-taken',
    ],
  },
  ratePortalCase: {
    ...oneCase,
    method: 'POST',
    keepsContent: true,
    path: '/api/portal/cases/{id}/rating',
    summary: { en: 'Rates a closed case; may be changed for a week', 'zh-CN': '评价已完结的工单，一周内可修改' },
    body: z
      .strictObject({ score: z.int().min(1).max(5), comment: text(1_000).nullable().default(null) })
      .meta({ examples: [{ score: 5, comment: '退款很快' }] }),
    answers: { 200: theCase },
    refusals: ['cases.not-found', 'cases.rating-too-early', 'cases.rating-settled'],
  },
  uploadPortalPhoto: {
    method: 'POST',
    path: '/api/portal/photos',
    topic: 'portal',
    summary: {
      en: 'Takes a photo in, which a request or a message then names',
      'zh-CN': '上传照片，随后由申请或留言引用',
    },
    access: 'portal',
    query: z.strictObject({ name: z.string().max(1000).default('') }),
    upload: true,
    answers: {
      201: z
        .object({ id: identifier, name: z.string() })
        .meta({ examples: [{ id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41', name: '破损.jpg' }] }),
    },
    refusals: ['attachments.empty', 'attachments.type-refused', 'portal.no-photo', 'portal.too-many-photos'],
  },
  getPortalPhoto: {
    method: 'GET',
    path: '/api/portal/photos/{id}',
    topic: 'portal',
    summary: { en: 'A photo of one of the cases', 'zh-CN': '查看照片' },
    access: 'portal',
    params: one,
    query: z.strictObject({ size: z.enum(['small', 'full']).default('full') }),
    binary: true,
    answers: { 200: binaryContent },
    refusals: ['attachments.not-found'],
  },
})
