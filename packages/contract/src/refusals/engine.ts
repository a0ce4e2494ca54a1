import { z } from 'zod'
import { factualRefusal } from './refusal.ts'

/** What the engine refuses whatever the command is. */
export const engineRefusals = {
  'engine.payload-too-large': factualRefusal(
    413,
    { bytes: z.int(), most: z.int() },
    { bytes: 5_000_000, most: 4_194_304 },
    {
      en: ({ bytes, most }) => `The variables take ${bytes} bytes as JSON; ${most} are the most.`,
      'zh-CN': ({ bytes, most }) => `变量的 JSON 为 ${bytes} 字节，上限为 ${most} 字节。`,
    },
  ),
}
