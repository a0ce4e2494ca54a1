import { createDecipheriv, createSign, createVerify, type KeyObject } from 'node:crypto'
import type { Instant } from '@aftersale/kernel'

/** A merchant of WeChat Pay (API v3), with its keys. */
export interface WechatMerchant {
  /** 商户号 */
  readonly merchantId: string
  /** 商户API证书序列号 */
  readonly certificateSerial: string
  readonly privateKey: KeyObject
  /** APIv3密钥, 32 bytes: what notifications are encrypted with. */
  readonly apiV3Key: Buffer
  /** Keys that WeChat Pay signs with, by 微信支付公钥ID or 平台证书序列号. */
  readonly platformKeys: ReadonlyMap<string, KeyObject>
}

/** How far (seconds) the clocks of the two sides may be apart. */
const WINDOW = 300

/**
 * The `Authorization` of a request: method, path with query, time, nonce and body, a line each, signed SHA256 with RSA.
 * `path` is as it stands in the request line.
 */
export function authorisation(
  merchant: WechatMerchant,
  request: { readonly method: string; readonly path: string; readonly body: string },
  now: Instant,
  nonce: string,
): string {
  const timestamp = String(Math.floor(now / 1_000))
  const lines = [request.method, request.path, timestamp, nonce, request.body]
  const signature = createSign('RSA-SHA256')
    .update(`${lines.join('\n')}\n`)
    .sign(merchant.privateKey, 'base64')
  const parts = {
    mchid: merchant.merchantId,
    nonce_str: nonce,
    signature,
    timestamp,
    serial_no: merchant.certificateSerial,
  }
  const said = Object.entries(parts).map(([name, value]) => `${name}="${value}"`)
  return `WECHATPAY2-SHA256-RSA2048 ${said.join(',')}`
}

/** Whether WeChat Pay has signed this answer or notification, with a key that we know, at this time. */
export function isSigned({ platformKeys }: WechatMerchant, headers: Headers, body: Uint8Array, now: Instant): boolean {
  const [timestamp = '', nonce = '', signature = '', serial = ''] = ['timestamp', 'nonce', 'signature', 'serial'].map(
    (name) => headers.get(`wechatpay-${name}`) ?? '',
  )
  const key = platformKeys.get(serial)
  if (key === undefined || !/^\d{1,12}$/.test(timestamp) || nonce === '' || signature === '') return false
  if (Math.abs(now / 1_000 - Number(timestamp)) > WINDOW) return false
  return createVerify('RSA-SHA256')
    .update(`${timestamp}\n${nonce}\n`)
    .update(body)
    .update('\n')
    .verify(key, signature, 'base64')
}

export interface EncryptedResource {
  readonly algorithm: 'AEAD_AES_256_GCM'
  readonly ciphertext: string
  readonly nonce: string
  readonly associated_data?: string | undefined
}

const TAG = 16

/** The text of an encrypted resource; undefined where the key or the text is another. */
export function decrypted({ apiV3Key }: WechatMerchant, resource: EncryptedResource): string | undefined {
  const bytes = Buffer.from(resource.ciphertext, 'base64')
  if (bytes.length <= TAG) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', apiV3Key, Buffer.from(resource.nonce, 'utf8'))
    decipher.setAAD(Buffer.from(resource.associated_data ?? '', 'utf8'))
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG))
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
