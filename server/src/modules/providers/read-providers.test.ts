import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { keyPair } from '../../../test/gateways/key-pairs.ts'
import { systemClock } from '../../platform/clock.ts'
import { readProviders } from './read-providers.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-providers-'))
afterAll(() => rm(dataDir, { recursive: true, force: true }))

const { privateKey, publicKey } = keyPair()
const write = (name: string, content: string) => writeFile(join(dataDir, name), content)
await write('own.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
await write('theirs.pem', publicKey.export({ type: 'spki', format: 'pem' }).toString())
await write('bare.txt', privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'))
await write('bare-public.txt', publicKey.export({ type: 'spki', format: 'der' }).toString('base64'))
await write('v3.txt', `${randomBytes(16).toString('hex')}\n`)
await write('text.txt', 'hello')
await write('empty.txt', '\n')

const wechat = {
  name: 'wechatpay',
  kind: 'wechat-pay',
  merchantId: '1900000001',
  certificateSerial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
  privateKeyFile: 'own.pem',
  apiV3KeyFile: 'v3.txt',
  platformKeyFiles: { PUB_KEY_ID_01: 'theirs.pem' },
}
const alipay = {
  name: 'alipay',
  kind: 'alipay',
  appId: '2021000000000001',
  privateKeyFile: 'bare.txt',
  alipayPublicKeyFile: 'bare-public.txt',
}
const kuaidi100 = { name: 'kuaidi100', kind: 'kuaidi100', customer: 'C', keyFile: 'text.txt', saltFile: 'text.txt' }

const texts = { 'portal-code': { 'zh-CN': { sign: '云帆', template: 'SMS_1' } } }
const aliyunSms = {
  name: 'texts',
  kind: 'aliyun-sms',
  accessKeyId: 'LTAI5tTestKey',
  accessKeySecretFile: 'text.txt',
  texts,
}

async function read(content: unknown, env: NodeJS.ProcessEnv = {}) {
  await write('providers.json', typeof content === 'string' ? content : JSON.stringify(content))
  return readProviders({ env, dataDir, clock: systemClock })
}
const refusedWith = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing',
    (error: Error & { text?: { en: string } }) => error.text?.en ?? `untold: ${error.message}`,
  )

test('every kind is set up by the file of the data directory, keys in PEM or bare', async () => {
  const trial = { name: 'trial', kind: 'sandbox', ports: ['sms'] }
  const providers = await read({
    providers: [wechat, { ...wechat, name: 'wechatpay-outlet', concurrency: 2 }, alipay, kuaidi100, aliyunSms, trial],
  })
  expect(providers.map(({ name, adapter, concurrency }) => [name, adapter.ports, concurrency])).toEqual([
    ['wechatpay', ['payment'], 8],
    ['wechatpay-outlet', ['payment'], 2],
    ['alipay', ['payment'], 8],
    ['kuaidi100', ['carrier'], 8],
    ['texts', ['sms'], 8],
    ['trial', ['sms'], 8],
  ])
})

test('without a file there are none, and a sandbox by its address alone', async () => {
  await rm(join(dataDir, 'providers.json'), { force: true })
  expect(await readProviders({ env: {}, dataDir, clock: systemClock })).toEqual([])
  const env = { AFTERSALE_SANDBOX_URL: 'http://127.0.0.1:4290/' }
  const providers = await readProviders({ env, dataDir, clock: systemClock })
  expect(providers.map(({ name, adapter }) => [name, adapter.ports.length])).toEqual([['sandbox', 5]])
})

test('another file may be named', async () => {
  await write('elsewhere.json', JSON.stringify({ providers: [alipay] }))
  const env = { AFTERSALE_PROVIDERS: join(dataDir, 'elsewhere.json') }
  expect((await readProviders({ env, dataDir, clock: systemClock })).map(({ name }) => name)).toEqual(['alipay'])
})

describe('what is not usable is said, before anything waits for it', () => {
  test.each([
    ['no JSON', '{', 'is not JSON'],
    ['an unknown kind', { providers: [{ ...alipay, kind: 'paypal' }] }, 'providers[0].kind'],
    ['an unknown field', { providers: [{ ...alipay, appid: '1' }] }, 'providers[0].appid'],
    ['a missing field', { providers: [{ ...wechat, merchantId: undefined }] }, 'providers[0].merchantId'],
    [
      'a key file that is away',
      { providers: [{ ...alipay, privateKeyFile: 'away.pem' }] },
      'away.pem: cannot be read (ENOENT)',
    ],
    [
      'a key that is none',
      { providers: [{ ...alipay, privateKeyFile: 'text.txt' }] },
      'text.txt: holds no private key',
    ],
    ['a secret of another length', { providers: [{ ...wechat, apiV3KeyFile: 'text.txt' }] }, 'must hold 32 characters'],
    ['texts for no purpose', { providers: [{ ...aliyunSms, texts: {} }] }, 'providers[0].texts'],
    ['an empty secret', { providers: [{ ...aliyunSms, accessKeySecretFile: 'empty.txt' }] }, 'empty.txt: is empty'],
    ['a name twice', { providers: [alipay, alipay] }, 'providers.json: providers'],
    ['the name of a person', { providers: [{ ...alipay, name: 'manual' }] }, 'manual: this name is taken'],
  ])('%s', async (_, content, sentence) => {
    expect(await refusedWith(read(content))).toContain(sentence)
  })

  test('a named file that is away, a sandbox that is no address', async () => {
    const named = readProviders({ env: { AFTERSALE_PROVIDERS: '/nowhere.json' }, dataDir, clock: systemClock })
    expect(await refusedWith(named)).toContain('/nowhere.json: cannot be read (ENOENT)')
    await rm(join(dataDir, 'providers.json'), { force: true })
    const sandbox = readProviders({ env: { AFTERSALE_SANDBOX_URL: 'nonsense' }, dataDir, clock: systemClock })
    expect(await refusedWith(sandbox)).toContain('AFTERSALE_SANDBOX_URL')
  })
})
