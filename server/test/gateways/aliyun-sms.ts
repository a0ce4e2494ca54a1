import { createHash, createHmac } from 'node:crypto'
import { listening } from './listening.ts'

interface Sent {
  readonly phone: string
  readonly sign: string
  readonly template: string
  readonly values: Readonly<Record<string, string>>
  readonly outId: string
}

const SIGNED = 'host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version'

/**
 * 阿里云短信服务 as its documentation describes it: SendSms in the RPC style, every parameter in the query, signed ACS3-HMAC-SHA256 with
 * a nonce that is taken once and a time of at most a quarter of an hour ago. What is signed is put together from the bytes that came.
 */
export async function aliyunSmsServer(now: () => number) {
  const key = { id: 'LTAI5tTestKey', secret: 'aSecret' }
  const sent: Sent[] = []
  const nonces = new Set<string>()
  const next: { readonly status: number; readonly body: string }[] = []

  const address = await listening((request, body, response) => {
    const say = (status: number, value: object) => response.writeHead(status).end(JSON.stringify(value))
    const refused = (Code: string, Message = '') => say(400, { Code, Message, RequestId: 'R-0' })
    const header = (name: string) => String(request.headers[name] ?? '')
    const [path = '', query = ''] = (request.url ?? '').split('?')
    const [, id, names, signature] =
      /^ACS3-HMAC-SHA256 Credential=(\w+),SignedHeaders=([\w;-]+),Signature=([0-9a-f]{64})$/.exec(
        header('authorization'),
      ) ?? []
    if (id !== key.id) return refused('InvalidAccessKeyId.NotFound')
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    const lines = SIGNED.split(';').map((name) => `${name}:${header(name)}\n`)
    const canonical = `${request.method}\n${path}\n${query}\n${lines.join('')}\n${names}\n${sha256(body)}`
    const wanted = createHmac('sha256', key.secret)
      .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
      .digest('hex')
    const isSorted = query === query.split('&').toSorted().join('&')
    if (names !== SIGNED || signature !== wanted || !isSorted) return refused('SignatureDoesNotMatch')
    if (header('x-acs-content-sha256') !== sha256(body)) return refused('InvalidContentSha256')
    if (!(Math.abs(now() - Date.parse(header('x-acs-date'))) <= 900_000)) return refused('InvalidTimeStamp.Expired')
    const nonce = header('x-acs-signature-nonce')
    if (nonces.size === nonces.add(nonce).size) return refused('SignatureNonceUsed')
    if (header('x-acs-action') !== 'SendSms' || header('x-acs-version') !== '2017-05-25')
      return refused('InvalidAction')
    const told = next.shift()
    if (told !== undefined) return response.writeHead(told.status).end(told.body)
    const asked = new URLSearchParams(query)
    const get = (name: string) => asked.get(name) ?? ''
    const phone = get('PhoneNumbers')
    if (!/^1\d{10}$/.test(phone))
      return say(200, { Code: 'isv.MOBILE_NUMBER_ILLEGAL', Message: phone, RequestId: 'R-1' })
    const values = JSON.parse(get('TemplateParam'))
    sent.push({ phone, sign: get('SignName'), template: get('TemplateCode'), values, outId: get('OutId') })
    return say(200, { Code: 'OK', Message: 'OK', BizId: `B-${sent.length}`, RequestId: 'R-1' })
  })

  return {
    address,
    key,
    sent,
    /** The next request is answered so, where it is signed as it must be. */
    answer: (Code: string, Message = '', status = 200) =>
      void next.push({ status, body: JSON.stringify({ Code, Message, RequestId: 'R-2' }) }),
    garble: () => void next.push({ status: 502, body: '<html>Bad Gateway</html>' }),
  }
}
