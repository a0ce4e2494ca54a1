import { join } from 'node:path'
import type { Clock } from '../../../platform/clock.ts'
import { Trouble } from '../../../platform/trouble.ts'
import { openLocalStorage } from './local-storage.ts'
import { openS3Storage, type S3Settings } from './s3-storage.ts'
import type { AttachmentStorage } from './storage.ts'

interface Surroundings {
  readonly env: NodeJS.ProcessEnv
  readonly dataDir: string
  readonly clock: Clock
}

/** The storage that the settings name: S3 where they do, else a folder of the data directory. */
export async function openStorage({ env, dataDir, clock }: Surroundings): Promise<AttachmentStorage> {
  const settings = s3From(env)
  return settings === null ? openLocalStorage(join(dataDir, 'attachments')) : openS3Storage(settings, clock)
}

const NAMES = ['ENDPOINT', 'BUCKET', 'ACCESS_KEY', 'SECRET_KEY'].map((name) => `AFTERSALE_S3_${name}`)

/** The settings of an S3 storage; null where there are none. Throws `Trouble` where they are incomplete. */
export function s3From(env: NodeJS.ProcessEnv): S3Settings | null {
  const values = NAMES.map((name) => env[name]?.trim() ?? '')
  if (values.every((value) => value === '')) return null
  const missing = NAMES.filter((_, at) => values[at] === '')
  if (missing.length > 0) {
    const names = missing.join(', ')
    throw new Trouble('attachments.settings-incomplete', {
      en: `Storage for attachments by S3 also needs ${names}.`,
      'zh-CN': `使用 S3 存储附件还需设置 ${names}。`,
    })
  }
  const [endpoint = '', bucket = '', accessKey = '', secretKey = ''] = values
  const url = URL.parse(endpoint)
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.username !== '') {
    throw new Trouble('attachments.endpoint-wrong', {
      en: 'AFTERSALE_S3_ENDPOINT is no address; write it like https://s3.example.cn.',
      'zh-CN': 'AFTERSALE_S3_ENDPOINT 不是可用的地址，应写成 https://s3.example.cn 这样的形式。',
    })
  }
  return { endpoint, bucket, region: env['AFTERSALE_S3_REGION']?.trim() || 'us-east-1', accessKey, secretKey }
}
