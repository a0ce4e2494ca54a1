import { Trouble } from '../../platform/trouble.ts'

const MEGABYTE = 1_048_576

/** The largest attachment in bytes, by the setting in megabytes: 20 unless it says otherwise. */
export function attachmentLimit(env: NodeJS.ProcessEnv): number {
  const setting = env['AFTERSALE_ATTACHMENT_LIMIT']?.trim() || '20'
  const megabytes = /^\d{1,4}$/.test(setting) ? Number(setting) : 0
  if (megabytes >= 1 && megabytes <= 1_000) return megabytes * MEGABYTE
  throw new Trouble('attachments.limit-wrong', {
    en: 'AFTERSALE_ATTACHMENT_LIMIT must be a whole number of megabytes from 1 to 1000.',
    'zh-CN': 'AFTERSALE_ATTACHMENT_LIMIT 应为 1 到 1000 的整数，单位 MB。',
  })
}
