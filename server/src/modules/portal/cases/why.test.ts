import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bilingual } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { NOON } from '../../../../test/engine.ts'
import { filledText } from './why.ts'

const PACK = join(import.meta.dirname, '../../../../../pack/retail')
const judged = readdirSync(PACK)
  .filter((file) => file.endsWith('.case-type.json'))
  .flatMap((file): [string, Bilingual][] => {
    const { portal }: { portal?: { why?: Bilingual } } = JSON.parse(readFileSync(join(PACK, file), 'utf8'))
    return portal?.why?.en.includes('judgement') ? [[file, portal.why]] : []
  })
const judgement = (outcome: string) => ({ outcome, en: 'Beyond 15 days.', zh: '超过 15 天。' })

test('there are case types that tell the reason of their rule', () => expect(judged.length).toBeGreaterThan(9))

test.each(judged)(
  '%s tells the reason that decided, and none while a person decides, or decided otherwise',
  (_, why) => {
    const told = (variables: object) =>
      filledText(why, { ...variables }, { now: NOON, zone: 'Asia/Shanghai' })?.en ?? null
    expect(told({ judgement: judgement('approve') })).toBe('Beyond 15 days.')
    expect(told({ judgement: judgement('refuse'), outcome: 'refused' })).toBe('Beyond 15 days.')
    expect(told({ judgement: judgement('person') })).toBeNull()
    expect(told({ judgement: judgement('person'), decision: 'approve' })).toBeNull()
    const refused = { judgement: judgement('person'), decision: 'refuse', outcome: 'refused', note: 'Worn.' }
    expect(told(refused)).toBe('Worn.')
  },
)
