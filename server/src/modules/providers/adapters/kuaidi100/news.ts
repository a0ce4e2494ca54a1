import { z } from 'zod'
import type { CarrierNews } from '../../port.ts'
import { fromChinaTime } from '../china-time.ts'

const words = z
  .string()
  .nullish()
  .transform((text) => text ?? '')

/** The way of a waybill as 快递100 tells it, the newest first. */
export const trace = z.object({
  com: z.string().min(1).max(64),
  nu: z.string().min(1).max(64),
  state: words,
  data: z
    .array(z.object({ ftime: words, time: words, context: words, statusCode: words, areaName: words, location: words }))
    .max(1_000),
})

/** 推送 `param`. `abort`: 3天查询无记录, or 60天无变化. */
export const pushed = z.object({
  status: z.enum(['polling', 'shutdown', 'abort', 'updateall']),
  message: words,
  comOld: words,
  comNew: words,
  lastResult: trace.extend({ data: trace.shape.data.default([]) }),
})

/**
 * What is told, in our words. Where events have no code of their own (resultv2 was not granted), the waybill's state is that
 * of its newest event.
 */
export function newsOf(
  found: z.output<typeof trace>,
  about: { readonly carrier: string; readonly watch: CarrierNews['watch']; readonly message: string | null },
): CarrierNews {
  const events = found.data.flatMap(({ ftime, time, context, statusCode, areaName, location }, position) => {
    const at = fromChinaTime(ftime) ?? fromChinaTime(time)
    if (at === null) return []
    const code = statusCode !== '' ? statusCode : position === 0 && found.state !== '' ? found.state : null
    return [{ at, code, place: shortened(areaName || location), words: shortened(context) }]
  })
  return { ...about, codes: 'kuaidi100', trackingNumber: found.nu, events }
}

const shortened = (text: string) => (text === '' ? null : text.slice(0, 500).toWellFormed().replaceAll('\0', ''))
