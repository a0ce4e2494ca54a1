import { randomUUID } from 'node:crypto'
import type { Language } from '@aftersale/contract'
import type { Clock } from '../../../../platform/clock.ts'
import type { ConfidedText, TextPayload } from '../../payloads.ts'
import type { Adapter } from '../../port.ts'
import { ask } from '../ask.ts'
import { sendAnswer } from './send-answer.ts'
import { type AccessKey, canonicalQuery, signedHeaders } from './signing.ts'

/** 短信签名 and 模板 CODE of one text in one language. */
interface ApprovedText {
  readonly sign: string
  readonly template: string
}

export interface AliyunSmsOptions {
  readonly accessKey: AccessKey
  /** What is sent for each purpose. Where there is none in a language, the Chinese one is sent. */
  readonly texts: Readonly<
    Record<TextPayload['purpose'], { readonly [of in Language]?: ApprovedText | undefined } & { 'zh-CN': ApprovedText }>
  >
  /** `https://dysmsapi.aliyuncs.com`, without a slash at its end. */
  readonly address: string
  readonly clock: Clock
}

const [ACTION, VERSION] = ['SendSms', '2017-05-25']

/**
 * Texts by 阿里云短信服务 (SendSms). It knows a text by our id (`OutId`) and sends it again all the same: a call without an answer
 * may come twice, each time with a code that works.
 */
export function aliyunSms({ accessKey, texts, address, clock }: AliyunSmsOptions): Adapter {
  const { host } = new URL(address)
  return {
    ports: ['sms'],
    send: async ({ id, payload }, signal) => {
      const { purpose, language, phone, values } = payload as ConfidedText
      const { sign, template } = texts[purpose][language] ?? texts[purpose]['zh-CN']
      const query = {
        PhoneNumbers: phone,
        SignName: sign,
        TemplateCode: template,
        TemplateParam: JSON.stringify(values),
        OutId: id,
      }
      const request = { host, action: ACTION, version: VERSION, query, now: clock.now(), nonce: randomUUID() }
      const headers = { accept: 'application/json', ...signedHeaders(accessKey, request) }
      return sendAnswer(await ask(`${address}/?${canonicalQuery(query)}`, { method: 'POST', headers, signal }))
    },
  }
}
