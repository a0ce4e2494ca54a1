import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { readFields } from '@aftersale/contract'
import type { Clock } from '../../platform/clock.ts'
import { Trouble } from '../../platform/trouble.ts'
import { alipay } from './adapters/alipay/adapter.ts'
import { aliyunSms } from './adapters/aliyun-sms/adapter.ts'
import { kuaidi100 } from './adapters/kuaidi100/adapter.ts'
import { sandbox } from './adapters/sandbox/adapter.ts'
import { wechatPay } from './adapters/wechat-pay/adapter.ts'
import { type Adapter, MANUAL, type Provider } from './port.ts'
import { type ProviderSetting, sandboxSetting, settingsFile } from './settings.ts'

interface Surroundings {
  readonly env: NodeJS.ProcessEnv
  readonly dataDir: string
  readonly clock: Clock
}

/**
 * The providers that are set up: by the file that AFTERSALE_PROVIDERS names, else by providers.json of the data directory,
 * where there is one; and by AFTERSALE_SANDBOX_URL. Throws `Trouble` with a sentence where that is not usable: money must not
 * wait unseen for a gateway that was misspelt.
 */
export async function readProviders({ env, dataDir, clock }: Surroundings): Promise<Provider[]> {
  const named = env['AFTERSALE_PROVIDERS']
  const path = named ? resolve(named) : join(dataDir, 'providers.json')
  const settings = [...(await readSettings(path, named !== undefined && named !== '')), ...sandboxFrom(env)]
  const publicUrl = (env['AFTERSALE_PUBLIC_URL'] ?? '').split(',')[0]?.trim().replace(/\/+$/, '') ?? ''
  const seen = new Set<string>([MANUAL])
  const providers: Provider[] = []
  for (const setting of settings) {
    if (seen.size === seen.add(setting.name).size)
      throw unusable(path, `${setting.name}: this name is taken`, `名称 ${setting.name} 已被占用`)
    const own = publicUrl === '' ? null : `${publicUrl}/api/provider-notifications/${setting.name}`
    const notifyUrl = setting.notifyUrl === undefined ? own : setting.notifyUrl
    const adapter = await adapterOf(setting, { folder: dirname(path), notifyUrl, clock })
    providers.push({ name: setting.name, adapter, concurrency: setting.concurrency })
  }
  return providers
}

function sandboxFrom(env: NodeJS.ProcessEnv): ProviderSetting[] {
  const url = env['AFTERSALE_SANDBOX_URL']
  if (!url) return []
  const setting = sandboxSetting(url)
  if (setting.success) return [setting.data]
  throw unusable(
    'AFTERSALE_SANDBOX_URL',
    `“${url}” is no address like http://127.0.0.1:4290`,
    `“${url}”不是 http://127.0.0.1:4290 这样的地址`,
  )
}

async function readSettings(path: string, isNamed: boolean): Promise<ProviderSetting[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !isNamed) return null
    throw unusable(path, `cannot be read (${error.code})`, `无法读取（${error.code}）`, error)
  })
  if (text === null) return []
  const read = readFields(settingsFile, valueOf(text, path))
  if (read.ok) return read.value.providers
  const [problem] = read.refusal.fields
  throw unusable(path, `${problem?.path} ${problem?.en}`, `${problem?.path} ${problem?.['zh-CN']}`)
}

function valueOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw unusable(path, 'is not JSON', '不是 JSON', cause)
  }
}

interface Setup {
  /** What the paths of key files are relative to. */
  readonly folder: string
  readonly notifyUrl: string | null
  readonly clock: Clock
}

async function adapterOf(setting: ProviderSetting, { folder, notifyUrl, clock }: Setup): Promise<Adapter> {
  const text = (path: string) => keyText(resolve(folder, path))
  const privateKey = async (path: string) => asKey(path, createPrivateKey, await text(path), 'PRIVATE KEY')
  const publicKey = async (path: string) => asKey(path, createPublicKey, await text(path), 'PUBLIC KEY')
  switch (setting.kind) {
    case 'wechat-pay': {
      const { merchantId, certificateSerial, address } = setting
      const apiV3Key = Buffer.from((await text(setting.apiV3KeyFile)).trim(), 'utf8')
      if (apiV3Key.length !== 32) throw unusable(setting.apiV3KeyFile, 'must hold 32 characters', '应为 32 个字符')
      const files = Object.entries(setting.platformKeyFiles)
      const keys = await Promise.all(files.map(async ([serial, path]) => [serial, await publicKey(path)] as const))
      const own = { merchantId, certificateSerial, privateKey: await privateKey(setting.privateKeyFile) }
      return wechatPay({ ...own, apiV3Key, platformKeys: new Map(keys), address, notifyUrl, clock })
    }
    case 'alipay': {
      const keys = {
        privateKey: await privateKey(setting.privateKeyFile),
        alipayPublicKey: await publicKey(setting.alipayPublicKeyFile),
      }
      return alipay({ appId: setting.appId, address: setting.address, clock, ...keys })
    }
    case 'kuaidi100': {
      const { customer, address, saltFile } = setting
      const salt = saltFile === undefined ? null : (await text(saltFile)).trim()
      const push = salt === null || notifyUrl === null ? null : { url: notifyUrl, salt }
      return kuaidi100({ key: (await text(setting.keyFile)).trim(), customer, push, address })
    }
    case 'aliyun-sms': {
      const { texts, address } = setting
      const accessKey = { id: setting.accessKeyId, secret: (await text(setting.accessKeySecretFile)).trim() }
      if (accessKey.secret === '') throw unusable(setting.accessKeySecretFile, 'is empty', '内容为空')
      return aliyunSms({ accessKey, texts, address, clock })
    }
    case 'sandbox':
      return sandbox({ address: setting.address, secret: setting.secret, ports: setting.ports, notifyUrl })
  }
}

async function keyText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException
    throw unusable(path, `cannot be read (${code})`, `无法读取（${code}）`, cause)
  }
}

/** A key in PEM, or bare base64 as Alipay's tools write it (PKCS#8; SubjectPublicKeyInfo). The key never reaches a message. */
function asKey(path: string, read: (pem: string) => KeyObject, text: string, label: string): KeyObject {
  const pem = text.includes('-----BEGIN') ? text : `-----BEGIN ${label}-----\n${text.trim()}\n-----END ${label}-----`
  try {
    return read(pem)
  } catch {
    throw unusable(path, `holds no ${label.toLowerCase()}`, '不是可用的密钥文件')
  }
}

const unusable = (where: string, en: string, zh: string, cause?: unknown) =>
  new Trouble('providers.settings', { en: `${where}: ${en}.`, 'zh-CN': `${where}：${zh}。` }, cause)
