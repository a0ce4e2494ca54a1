import { z } from 'zod'
import { PORTS } from './port.ts'

const name = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/)
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))
const file = z.string().min(1).max(1_000)
const common = {
  name,
  /** Calls that one server sends at once. */
  concurrency: z.int().min(1).max(100).default(8),
  /** Where the provider is to tell us of its own accord; null: nowhere, it is asked. Absent: by AFTERSALE_PUBLIC_URL. */
  notifyUrl: z.url().nullish(),
}

const wechatPay = z.strictObject({
  ...common,
  kind: z.literal('wechat-pay'),
  merchantId: z.string().regex(/^\d{4,32}$/),
  certificateSerial: z.string().regex(/^[0-9A-Fa-f]{8,64}$/),
  privateKeyFile: file,
  apiV3KeyFile: file,
  /** Files with the public keys or certificates of WeChat Pay, by 微信支付公钥ID or serial number. */
  platformKeyFiles: z.record(z.string().min(1).max(100), file).refine((files) => Object.keys(files).length > 0),
  address: address.default('https://api.mch.weixin.qq.com'),
})

const alipay = z.strictObject({
  ...common,
  kind: z.literal('alipay'),
  appId: z.string().regex(/^\d{8,32}$/),
  privateKeyFile: file,
  alipayPublicKeyFile: file,
  address: address.default('https://openapi.alipay.com/gateway.do'),
})

const kuaidi100 = z.strictObject({
  ...common,
  kind: z.literal('kuaidi100'),
  customer: z.string().min(1).max(100),
  keyFile: file,
  /** What pushes are signed with; absent: nothing is subscribed, waybills are looked at. */
  saltFile: file.optional(),
  address: address.default('https://poll.kuaidi100.com'),
})

const approvedText = z.strictObject({ sign: z.string().min(1).max(100), template: z.string().min(1).max(100) })

const aliyunSms = z.strictObject({
  ...common,
  kind: z.literal('aliyun-sms'),
  accessKeyId: z.string().regex(/^\w{8,128}$/),
  accessKeySecretFile: file,
  /** 短信签名 and 模板 CODE, for each purpose by language. */
  texts: z.strictObject({
    'portal-code': z.strictObject({ 'zh-CN': approvedText, en: approvedText.optional() }),
  }),
  address: address.default('https://dysmsapi.aliyuncs.com'),
})

const sandbox = z.strictObject({
  ...common,
  kind: z.literal('sandbox'),
  address: address.default('http://127.0.0.1:4290'),
  secret: z.string().min(1).max(200).default('sandbox'),
  /** What it is asked for; absent: everything. */
  ports: z.array(z.enum(PORTS)).min(1).optional(),
})

const setting = z.discriminatedUnion('kind', [wechatPay, alipay, kuaidi100, aliyunSms, sandbox])
export type ProviderSetting = z.output<typeof setting>

/** The file that names the providers, and what is needed to speak to each. */
export const settingsFile = z.strictObject({
  providers: z
    .array(setting)
    .max(100)
    .refine((all) => new Set(all.map((one) => one.name)).size === all.length),
})

/** The sandbox provider as AFTERSALE_SANDBOX_URL alone names it. */
export const sandboxSetting = (url: string) => setting.safeParse({ name: 'sandbox', kind: 'sandbox', address: url })
