import { z } from 'zod'
import { factualRefusal } from './refusal.ts'

/** What every command that is asked under a key may refuse. */
export const commandRefusals = {
  'commands.key-taken': factualRefusal(
    409,
    { key: z.string() },
    { key: 'refund-2026-0001' },
    {
      en: ({ key }) => `Something else was asked under the key ${key} before. Nothing was done.`,
      'zh-CN': ({ key }) => `键 ${key} 此前已用于另一请求，未执行任何操作。`,
    },
  ),
}
