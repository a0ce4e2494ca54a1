import { z } from 'zod'
import type { Sentence } from '../../../../platform/trouble.ts'
import type { ProviderAnswer } from '../../port.ts'
import { type Answered, parsed } from '../ask.ts'

const answer = z.object({
  Code: z.string().max(200),
  Message: z.string().default(''),
  BizId: z.string().max(200).optional(),
  RequestId: z.string().max(200).default(''),
})

const MINUTE = 60_000

/** What comes of the telephone or of how often it was sent to: nothing that anybody could mend in half an hour. */
const FINAL = new Map<string, Sentence>(
  Object.entries({
    'isv.MOBILE_NUMBER_ILLEGAL': {
      en: 'Aliyun says that this is no mobile number.',
      'zh-CN': '阿里云提示：手机号码不正确。',
    },
    'isv.BUSINESS_LIMIT_CONTROL': {
      en: 'Aliyun sends no more to this number for now: it was sent as much as is allowed in an hour or a day.',
      'zh-CN': '阿里云提示：该号码在一小时或一天内收到的短信已达上限，暂不再发送。',
    },
    'isv.DENY_IP_RANGE': {
      en: 'Aliyun does not send to this number from here.',
      'zh-CN': '阿里云提示：当前来源地区不允许发送。',
    },
  }),
)
const LIMITED = 'isv.BUSINESS_LIMIT_CONTROL'

/** What somebody mends in Aliyun's console; what is not named here and begins with `isv.` complains of our request. */
const MENDED = new Map<string, Sentence>(
  Object.entries({
    'isv.AMOUNT_NOT_ENOUGH': { en: 'The balance at Aliyun does not suffice.', 'zh-CN': '阿里云账户余额不足。' },
    'isv.OUT_OF_SERVICE': {
      en: 'Aliyun has stopped the service, as it does where the balance does not suffice.',
      'zh-CN': '阿里云短信业务已停机，通常因余额不足。',
    },
    'isv.PRODUCT_UN_SUBSCRIPT': {
      en: 'The text service is not switched on at Aliyun.',
      'zh-CN': '尚未开通阿里云短信服务。',
    },
    'isv.SMS_TEMPLATE_ILLEGAL': {
      en: 'Aliyun does not know this template, or has not approved it.',
      'zh-CN': '阿里云提示：短信模板不存在或未通过审核。',
    },
    'isv.SMS_SIGNATURE_ILLEGAL': {
      en: 'Aliyun does not know this sign name, or has not approved it.',
      'zh-CN': '阿里云提示：短信签名不存在或未通过审核。',
    },
    'isp.RAM_PERMISSION_DENY': {
      en: 'This AccessKey may not send texts.',
      'zh-CN': '该 AccessKey 没有发送短信的权限。',
    },
    SignatureDoesNotMatch: {
      en: 'Aliyun does not take our signature: the AccessKey secret is another.',
      'zh-CN': '阿里云拒绝了签名：AccessKey Secret 不正确。',
    },
    'InvalidAccessKeyId.NotFound': { en: 'Aliyun knows no such AccessKey.', 'zh-CN': '阿里云查无此 AccessKey。' },
  }),
)

const OTHERS_MENDED = /^(isv\.|Forbidden|NoPermission|Invalid(?!TimeStamp)|Missing)/
/** Refused at the door: nothing was sent. */
const AT_THE_DOOR = /^(Throttling|SignatureNonceUsed|InvalidTimeStamp)/

/** What the answer to SendSms comes to. */
export function sendAnswer({ status, text }: Answered): ProviderAnswer {
  const read = answer.safeParse(parsed(text))
  if (!read.success) return { kind: 'trouble', words: UNREADABLE, mayHaveHappened: true, facts: { status } }
  const { Code: code, Message, BizId, RequestId: requestId } = read.data
  if (code === 'OK') return { kind: 'done', reference: BizId ?? null, facts: { requestId } }
  const message = Message.slice(0, 500)
  const facts = { code, message, requestId }
  const plain = { en: `Aliyun answers ${code}: ${message}`, 'zh-CN': `阿里云返回 ${code}：${message}` }
  if (code === LIMITED && message.includes('分钟')) {
    return { kind: 'trouble', words: TOO_SOON, mayHaveHappened: false, retryAfter: MINUTE, facts }
  }
  const final = FINAL.get(code)
  if (final !== undefined) return { kind: 'failed', words: final, facts }
  if (MENDED.has(code) || OTHERS_MENDED.test(code)) {
    return { kind: 'stuck', words: MENDED.get(code) ?? plain, mayHaveHappened: false, facts }
  }
  return { kind: 'trouble', words: plain, mayHaveHappened: !AT_THE_DOOR.test(code), facts }
}

const UNREADABLE: Sentence = { en: 'The answer of Aliyun cannot be read.', 'zh-CN': '阿里云的应答无法读取。' }
const TOO_SOON: Sentence = {
  en: 'Aliyun sends one text a minute to a number; it is sent again after that.',
  'zh-CN': '阿里云对同一号码每分钟只发送一条，稍后自动重发。',
}
