import { z } from 'zod'
import { factualRefusal, plainRefusal } from './refusal.ts'

const serial = z.string()
const line = z.string()

/** Goods that come back. */
export const returnRefusals = {
  'returns.not-found': plainRefusal(404, {
    en: 'Return not found.',
    'zh-CN': '没有这张退货单。',
  }),
  'returns.line-not-found': factualRefusal(
    404,
    { line },
    { line: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d31' },
    {
      en: ({ line: id }) => `The return has no line ${id}.`,
      'zh-CN': ({ line: id }) => `退货单中没有明细 ${id}。`,
    },
  ),
  'returns.nothing-awaited': plainRefusal(409, {
    en: 'This return has no outstanding items.',
    'zh-CN': '此退货单没有待收的件数。',
  }),
  'returns.serials-wrong-count': factualRefusal(
    422,
    { line, units: z.int(), serials: z.int() },
    { line: 'L1', units: 2, serials: 1 },
    {
      en: ({ line: id, units, serials }) =>
        `${id}: ${serials} serial numbers for ${units} units. Name one for each unit, or none.`,
      'zh-CN': ({ line: id, units, serials }) =>
        `${id}：${units} 件对应 ${serials} 个序列号，请每件填写一个，或全部不填。`,
    },
  ),
  'returns.serial-twice': factualRefusal(
    422,
    { serial },
    { serial: 'SN-7' },
    {
      en: ({ serial: named }) => `The serial number ${named} is named twice.`,
      'zh-CN': ({ serial: named }) => `序列号 ${named} 重复。`,
    },
  ),
  'returns.serial-not-sold': factualRefusal(
    422,
    { serial, line },
    { serial: 'SN-7', line: 'L1' },
    {
      en: ({ serial: named, line: id }) => `No unit with the serial number ${named} was sold on ${id}.`,
      'zh-CN': ({ serial: named, line: id }) => `${id} 没有售出序列号为 ${named} 的商品。`,
    },
  ),
  'returns.serial-returned': factualRefusal(
    409,
    { serial },
    { serial: 'SN-7' },
    {
      en: ({ serial: named }) =>
        `The unit with serial number ${named} is on another return or has already been returned.`,
      'zh-CN': ({ serial: named }) => `序列号为 ${named} 的商品已在其他退货单中或已退回。`,
    },
  ),
}
