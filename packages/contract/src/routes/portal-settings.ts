import { z } from 'zod'
import { bilingual } from '../language.ts'
import { colour } from '../portal.ts'
import { providerCallStatus } from '../providers.ts'
import { defineRoutes } from '../route.ts'
import { identifier, instantText, text } from '../scalars.ts'

const words = z.strictObject({ en: text(60), 'zh-CN': text(60) })

const settings = z.object({
  name: bilingual.nullable().meta({ description: 'Null: that of the company, the unit at the top' }),
  colour,
  hasLogo: z.boolean(),
  sendsCodes: z.boolean().meta({ description: 'Consumers may have a code sent, where a provider sends texts' }),
  returnAddress: z.string().nullable().meta({ description: 'Where goods are sent back to: recipient, phone, address' }),
})

const example = {
  name: { en: 'Yunfan', 'zh-CN': '云帆' },
  colour: '#1677ff',
  hasLogo: true,
  sendsCodes: true,
  returnAddress: '云帆售后仓 0571-88888888 浙江省杭州市西湖区文三路 1 号',
}

/** A whole pixel: the smallest picture there is in this format. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const theOrder = {
  order: text(200).meta({ description: "The order's id, or with `source` its number" }),
  source: text(64).optional(),
}

const maskedPhone = z.string().regex(/^\d{3}\*{4}\d{4}$/)

/** What staff do about the portal. */
export const portalSettingsRoutes = defineRoutes({
  getPortalSettings: {
    method: 'GET',
    path: '/api/portal-settings',
    topic: 'portal',
    summary: { en: 'How the portal is set up', 'zh-CN': '自助门户设置' },
    access: 'session',
    permission: 'settings.see',
    answers: { 200: settings.meta({ examples: [example] }) },
    refusals: [],
  },
  putPortalSettings: {
    method: 'POST',
    path: '/api/portal-settings',
    topic: 'portal',
    summary: { en: 'Sets the portal up; what is absent stays', 'zh-CN': '修改自助门户设置，未填写的保持不变' },
    access: 'session',
    permission: 'settings.put',
    body: z
      .strictObject({
        name: words.nullable().optional(),
        colour: colour.optional(),
        logo: z
          .base64()
          .max(700_000)
          .nullable()
          .optional()
          .meta({ description: 'A PNG, JPEG or WebP of at most 512 KB, as base64; null: none' }),
        sendsCodes: z.boolean().optional(),
        returnAddress: text(500).nullable().optional(),
      })
      .meta({ examples: [{ colour: '#1677ff', logo: PIXEL, returnAddress: example.returnAddress }] }),
    answers: { 200: settings.meta({ examples: [example] }) },
    refusals: ['portal.logo-wrong'],
  },
  makePortalCode: {
    method: 'POST',
    path: '/api/portal-codes',
    topic: 'portal',
    summary: {
      en: 'Makes a one-time code with which the customer of an order enters the portal',
      'zh-CN': '生成一次性验证码，供订单客户进入自助门户',
    },
    access: 'session',
    permission: 'portal.let-in',
    audited: true,
    body: z.strictObject(theOrder).meta({ examples: [{ order: '2026010100017', source: 'tmall-flagship' }] }),
    answers: {
      200: z
        .object({ code: z.string(), expiresAt: instantText })
        .meta({ examples: [{ code: '4831-2097', expiresAt: '2026-03-01T08:30:00Z' }] }),
    },
    refusals: ['orders.not-found'],
  },
  sendPortalCode: {
    method: 'POST',
    path: '/api/portal-codes/send',
    topic: 'portal',
    summary: {
      en: 'Sends a one-time code to a phone of the customer of an order',
      'zh-CN': '向订单客户的手机发送进入自助门户的一次性验证码',
    },
    access: 'session',
    permission: 'portal.let-in',
    audited: true,
    body: z
      .strictObject({
        ...theOrder,
        to: maskedPhone.optional().meta({ description: 'Which of their numbers; absent: the first' }),
        language: z.enum(['en', 'zh-CN']).default('zh-CN').meta({ description: 'Of the text' }),
      })
      .meta({ examples: [{ order: '2026010100017', source: 'tmall-flagship' }] }),
    answers: { 200: z.object({ to: maskedPhone }).meta({ examples: [{ to: '138****5678' }] }) },
    refusals: ['orders.not-found', 'portal.no-texts', 'portal.no-mobile'],
  },
  listPortalCodes: {
    method: 'GET',
    path: '/api/orders/{id}/portal-codes',
    topic: 'portal',
    summary: {
      en: 'Where codes of an order can be sent, and what became of the last that were',
      'zh-CN': '订单验证码可发往的号码，以及最近的发送结果',
    },
    access: 'session',
    permission: 'portal.let-in',
    params: z.strictObject({ id: identifier }),
    answers: {
      200: z
        .object({
          sends: z.boolean().meta({ description: 'Whether a provider for texts is set up' }),
          phones: z.array(maskedPhone).meta({ description: 'Mobile numbers of the customer' }),
          items: z
            .array(
              z.object({
                id: identifier,
                to: maskedPhone,
                by: z
                  .string()
                  .nullable()
                  .meta({ description: 'E-mail address of who asked for it; null: the customer' }),
                byName: z.string().nullable().meta({ description: 'Their name, where a person has this address' }),
                askedAt: instantText,
                status: providerCallStatus,
                failure: bilingual.nullable(),
                text: z.string().nullable().meta({ description: 'Of the sandbox provider alone: what it would send' }),
              }),
            )
            .meta({ description: 'Newest first, five at most' }),
        })
        .meta({
          examples: [
            {
              sends: true,
              phones: ['138****5678'],
              items: [
                {
                  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d51',
                  to: '138****5678',
                  by: null,
                  byName: null,
                  askedAt: '2026-03-01T08:00:00Z',
                  status: 'done',
                  failure: null,
                  text: null,
                },
              ],
            },
          ],
        }),
    },
    refusals: ['orders.not-found'],
  },
  endPortalSessions: {
    method: 'POST',
    path: '/api/portal-sessions/end',
    topic: 'portal',
    summary: {
      en: 'Ends all portal sessions and codes of an order',
      'zh-CN': '结束该订单在自助门户的全部会话与验证码',
    },
    access: 'session',
    permission: 'portal.let-in',
    body: z.strictObject(theOrder).meta({ examples: [{ order: '2026010100017', source: 'tmall-flagship' }] }),
    answers: { 200: z.object({ ended: z.int() }).meta({ examples: [{ ended: 1 }] }) },
    refusals: ['orders.not-found'],
  },
})
