import { z } from 'zod'
import { factualRefusal, plainRefusal } from './refusal.ts'

/** What consumers may be told in the portal. */
export const portalRefusals = {
  'portal.proof-wrong': plainRefusal(401, {
    en: 'The order number and your details don’t match. Check both and try again.',
    'zh-CN': '订单号与验证信息不匹配，请核对后重试。',
  }),
  'portal.too-many-attempts': factualRefusal(
    429,
    { retryAfterSeconds: z.int() },
    { retryAfterSeconds: 60 },
    {
      en: ({ retryAfterSeconds: seconds }) => `Too many attempts. Try again in ${waitIn(seconds, 'en')}.`,
      'zh-CN': ({ retryAfterSeconds: seconds }) => `尝试次数过多，请 ${waitIn(seconds, 'zh-CN')}后再试。`,
    },
  ),
  'portal.codes-off': plainRefusal(409, {
    en: 'Codes can’t be sent by text. Use your phone number, or ask customer service for a code.',
    'zh-CN': '暂不支持发送短信验证码，请使用手机号后四位，或联系客服获取验证码。',
  }),
  'portal.code-too-soon': factualRefusal(
    429,
    { retryAfterSeconds: z.int() },
    { retryAfterSeconds: 43 },
    {
      en: ({ retryAfterSeconds: seconds }) =>
        `Codes were asked for as often as is possible just now. Ask for another in ${waitIn(seconds, 'en')}.`,
      'zh-CN': ({ retryAfterSeconds: seconds }) => `获取验证码过于频繁，请 ${waitIn(seconds, 'zh-CN')}后再试。`,
    },
  ),
  'portal.no-texts': plainRefusal(409, {
    en: 'No text message provider is set up.',
    'zh-CN': '尚未配置短信服务商。',
  }),
  'portal.no-mobile': plainRefusal(409, {
    en: 'This mobile number is not on file for the order’s customer.',
    'zh-CN': '该订单的客户没有登记此手机号码。',
  }),
  'portal.session-needed': plainRefusal(401, {
    en: 'Please enter your order number again to continue. Your entries are saved.',
    'zh-CN': '请重新验证订单以继续，已填写的内容会保留。',
  }),
  'portal.not-offered': plainRefusal(422, {
    en: 'This request is no longer available for this item.',
    'zh-CN': '该商品目前不能申请此项售后。',
  }),
  'portal.not-quoted': plainRefusal(422, {
    en: 'The amount can only be determined after you submit the request.',
    'zh-CN': '提交申请后才能确定金额。',
  }),
  'portal.photo-needed': plainRefusal(422, {
    en: 'Add at least one photo that shows the problem.',
    'zh-CN': '请至少上传一张能看清问题的照片。',
  }),
  'portal.no-photo': plainRefusal(422, {
    en: 'This file is not a photo. Upload a JPEG, PNG or WebP image.',
    'zh-CN': '该文件不是照片，请上传 JPEG、PNG 或 WebP 图片。',
  }),
  'portal.too-many-photos': plainRefusal(429, {
    en: 'You’ve reached today’s photo limit for this order. Try again tomorrow.',
    'zh-CN': '该订单今天上传的照片已达上限，请明天再试。',
  }),
  'portal.too-many-cases': plainRefusal(429, {
    en: 'You’ve reached today’s request limit for this order. Send a message in one of your requests instead.',
    'zh-CN': '该订单今天提交的申请已达上限，请在已有申请中留言。',
  }),
  'portal.too-many-entries': plainRefusal(429, {
    en: 'You’ve reached today’s message limit. We’ll reply as soon as we can.',
    'zh-CN': '今天的留言已达上限，我们会尽快回复。',
  }),
  'portal.nothing-awaited': plainRefusal(409, {
    en: 'This request has nothing to send back right now.',
    'zh-CN': '该申请目前没有需要寄回的商品。',
  }),
  'portal.waybill-taken': plainRefusal(409, {
    en: 'This tracking number has already been entered. Please check it.',
    'zh-CN': '该运单号已被登记，请核对。',
  }),
  'portal.too-many-parcels': plainRefusal(409, {
    en: 'This return has reached its parcel limit. Message us about any other parcel.',
    'zh-CN': '该退货登记的包裹已达上限，如还有其他包裹请留言告知我们。',
  }),
  'portal.no-logo': plainRefusal(404, { en: 'No logo is set.', 'zh-CN': '尚未设置标志。' }),
  'portal.logo-wrong': plainRefusal(422, {
    en: 'The logo must be a PNG, JPEG or WebP image of up to 512 KB.',
    'zh-CN': '标志应为不超过 512 KB 的 PNG、JPEG 或 WebP 图片。',
  }),
  'cases.rating-too-early': plainRefusal(409, {
    en: 'A case can only be rated once it is closed.',
    'zh-CN': '工单完结后才能评价。',
  }),
  'cases.rating-settled': plainRefusal(409, {
    en: 'The rating can no longer be changed.',
    'zh-CN': '评价已不能修改。',
  }),
}

function waitIn(seconds: number, language: 'en' | 'zh-CN'): string {
  const minutes = Math.ceil(seconds / 60)
  if (language === 'zh-CN')
    return seconds < 60 ? `${seconds} 秒` : minutes < 60 ? `${minutes} 分钟` : `${Math.ceil(minutes / 60)} 小时`
  const [count, unit] =
    seconds < 60 ? [seconds, 'second'] : minutes < 60 ? [minutes, 'minute'] : [Math.ceil(minutes / 60), 'hour']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
