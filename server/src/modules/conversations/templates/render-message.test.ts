import { dateFromText, durationFromText, type FeelContext, feelFromJson } from '@aftersale/feel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NOON } from '../../../../test/engine.ts'
import { readMessageTemplate } from './message-template.ts'
import { renderMessage } from './render-message.ts'

const ZONE = 'Asia/Shanghai'

function render(text: string, variables: object, zh = text) {
  const source = { key: 't', name: { en: 'n', 'zh-CN': '名' }, text: { en: text, 'zh-CN': zh } }
  const read = readMessageTemplate('t.message.json', source)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal.problems))
  return renderMessage(read.value, feelFromJson(variables) as FeelContext, { now: NOON, zone: ZONE })
}
const both = (text: string, variables: object) => {
  const made = render(`<${text}>`, variables)
  return made.ok ? [made.value.en.slice(1, -1), made.value['zh-CN'].slice(1, -1)] : [made.refusal.code]
}

test.each<[string, unknown, string, string]>([
  ['null', null, '', ''],
  ['text as it is', '王 <b> {{ x }}', '王 <b> {{ x }}', '王 <b> {{ x }}'],
  ['control characters as blanks', 'a\u0000b\u001b', 'a b ', 'a b '],
  ['an amount', { minor: 123_456, currency: 'CNY' }, '¥1,234.56', '¥1,234.56'],
  ['an amount without small coins', { currency: 'JPY', minor: -1_200 }, '-JPY\u00a01,200', '-JP¥1,200'],
  ['an instant in the zone of the server', '2026-03-01T20:05:00Z', '2 March 2026 at 04:05', '2026年3月2日 04:05'],
  ['an instant with an offset', '2026-03-01T20:05:00.5+08:00', '1 March 2026 at 20:05', '2026年3月1日 20:05'],
  ['a date', '2026-12-31', '31 December 2026', '2026年12月31日'],
  ['a day that is none', '2026-02-30', '2026-02-30', '2026-02-30'],
  ['a number', 0.1, '0.1', '0.1'],
  ['yes', true, 'yes', '是'],
  ['no', false, 'no', '否'],
  ['a list', ['a', { minor: 5, currency: 'CNY' }, null], 'a, ¥0.05, ', 'a、¥0.05、'],
  ['a FEEL date', dateFromText('2026-01-02'), '2 January 2026', '2026年1月2日'],
  ['days and hours', durationFromText('P1DT2H'), '1 day 2 hours', '1 天 2 小时'],
  ['months', durationFromText('P14M'), '1 year 2 months', '1 年 2 个月'],
])('%s is told readably', (_, value, en, zh) => {
  expect(both('{{ x }}', { x: value })).toEqual([en, zh])
})

test('placeholders are FEEL, with braces and quotes of their own', () => {
  expect(both('{{ {a: {b: 1}}.a.b }} {{ "}}" }}{{ upper case(case.number) }}', { case: { number: 'r1' } })).toEqual([
    '1 }}R1',
    '1 }}R1',
  ])
})

test('what a placeholder does not find is left out', () => {
  expect(both('{{ missing.member }}{{ 1 / 0 }}', {})).toEqual(['', ''])
})

test.each([{ a: 1 }, { minor: 1, currency: 'XXQ' }, { minor: 0.5, currency: 'CNY' }, [{ a: 1 }]])(
  'what has no readable form makes no message: %j',
  (x) => {
    expect(render('{{ x }}', { x })).toMatchObject({
      refusal: { code: 'conversations.placeholder-unreadable', template: 't', placeholder: 'x' },
    })
  },
)

test('a message that is empty or too long is none', () => {
  expect(render('{{ x }}', {})).toMatchObject({ refusal: { why: 'en-empty' } })
  expect(render('Hi', { x: 'y'.repeat(20_001) }, '{{ x }}')).toMatchObject({ refusal: { why: 'zh-CN-too-long' } })
})

test('a text without placeholders is told as it stands, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      fc.pre(!text.includes('{{') && text.trim() !== '' && text.isWellFormed() && !text.includes('\0'))
      expect(render(text, {})).toEqual({ ok: true, value: { en: text, 'zh-CN': text } })
    }),
  )
})

test('a text full of braces is read in no time', () => {
  const source = {
    key: 't',
    name: { en: 'n', 'zh-CN': '名' },
    text: { en: '{{x}'.repeat(4_900), 'zh-CN': '}}'.repeat(9_000) },
  }
  const read = readMessageTemplate('t.message.json', source)
  expect(read.ok).toBe(false)
})
