import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { aliyunSmsServer } from '../../../../../test/gateways/aliyun-sms.ts'
import { settableClock } from '../../../../platform/clock.ts'
import type { ConfidedText } from '../../payloads.ts'
import { aliyunSms } from './adapter.ts'
import { signedHeaders } from './signing.ts'

const clock = settableClock(instant('2026-03-01T12:00:00.123Z'))
const server = await aliyunSmsServer(clock.now)
const texts = {
  'portal-code': {
    'zh-CN': { sign: '云帆', template: 'SMS_154950909' },
    en: { sign: "Yunfan (it's *us*!)", template: 'SMS_154950910' },
  },
}
const options = { accessKey: server.key, texts, address: server.address, clock }
const adapter = aliyunSms(options)

const text = (more: Partial<ConfidedText> = {}) => ({
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41',
  port: 'sms' as const,
  action: 'send',
  subjectId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d42',
  payload: {
    purpose: 'portal-code',
    language: 'zh-CN',
    to: '138****5678',
    by: null,
    phone: '13812345678',
    values: { code: '483120' },
    ...more,
  } satisfies ConfidedText,
})
const send = (more: Partial<ConfidedText> = {}, by = adapter) => by.send(text(more), AbortSignal.timeout(5_000))

test('a request is signed as the example of the documentation is', () => {
  const { authorization } = signedHeaders(
    { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' },
    {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      action: 'RunInstances',
      version: '2014-05-26',
      query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
      now: instant('2023-10-26T10:22:32Z'),
      nonce: '3156853299f313e23d1673dc12e1703d',
    },
  )
  expect(authorization).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
})

test('a text goes out with the sign name and template of its purpose and language; without one, with the Chinese', async () => {
  server.sent.length = 0
  expect(await send()).toEqual({ kind: 'done', reference: 'B-1', facts: { requestId: 'R-1' } })
  await send({ language: 'en' })
  const chinese = aliyunSms({ ...options, texts: { 'portal-code': { 'zh-CN': texts['portal-code']['zh-CN'] } } })
  await send({ language: 'en' }, chinese)
  const about = { phone: '13812345678', values: { code: '483120' }, outId: text().id }
  expect(server.sent).toEqual([
    { ...about, sign: '云帆', template: 'SMS_154950909' },
    { ...about, sign: "Yunfan (it's *us*!)", template: 'SMS_154950910' },
    { ...about, sign: '云帆', template: 'SMS_154950909' },
  ])
})

test.each<[string, string, number, object]>([
  [
    'isv.BUSINESS_LIMIT_CONTROL',
    '触发分钟级流控Permits:1',
    200,
    { kind: 'trouble', mayHaveHappened: false, retryAfter: 60_000 },
  ],
  [
    'isv.BUSINESS_LIMIT_CONTROL',
    '触发天级流控Permits:10',
    200,
    { kind: 'failed', words: { 'zh-CN': expect.stringContaining('上限') } },
  ],
  [
    'isv.AMOUNT_NOT_ENOUGH',
    '账户余额不足',
    200,
    { kind: 'stuck', words: { en: 'The balance at Aliyun does not suffice.' } },
  ],
  ['isv.SMS_TEMPLATE_ILLEGAL', '模板不合法', 200, { kind: 'stuck', mayHaveHappened: false }],
  [
    'isv.TEMPLATE_PARAMS_ILLEGAL',
    '参数不合法',
    200,
    { kind: 'stuck', words: { en: 'Aliyun answers isv.TEMPLATE_PARAMS_ILLEGAL: 参数不合法' } },
  ],
  ['Forbidden.RAM', 'not authorized', 403, { kind: 'stuck' }],
  ['Throttling.User', 'flow control', 400, { kind: 'trouble', mayHaveHappened: false }],
  ['isp.SYSTEM_ERROR', '', 200, { kind: 'trouble', mayHaveHappened: true }],
  ['ServiceUnavailable', '', 503, { kind: 'trouble', mayHaveHappened: true }],
])('%s (%s) is said in our words', async (code, message, status, answer) => {
  server.answer(code, message, status)
  expect(await send()).toMatchObject({ facts: { code, message, requestId: 'R-2' }, ...answer })
})

test('a number that is none is final; an answer that cannot be read may have been a yes', async () => {
  expect(await send({ phone: '138' })).toMatchObject({
    kind: 'failed',
    words: { 'zh-CN': '阿里云提示：手机号码不正确。' },
  })
  server.garble()
  expect(await send()).toMatchObject({ kind: 'trouble', mayHaveHappened: true, facts: { status: 502 } })
})

test('another secret, an unknown key, a clock that is wrong: a person mends it, or time does', async () => {
  const other = (accessKey: { id: string; secret: string }) => send({}, aliyunSms({ ...options, accessKey }))
  expect(await other({ ...server.key, secret: 'x' })).toMatchObject({
    kind: 'stuck',
    facts: { code: 'SignatureDoesNotMatch' },
  })
  expect(await other({ ...server.key, id: 'x' })).toMatchObject({ kind: 'stuck', mayHaveHappened: false })
  const late = aliyunSms({ ...options, clock: settableClock(instant('2026-03-01T11:44:00Z')) })
  expect(await send({}, late)).toMatchObject({ kind: 'trouble', mayHaveHappened: false })
})
