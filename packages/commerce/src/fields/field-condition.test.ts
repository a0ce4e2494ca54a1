import { expect, test } from 'vitest'
import { readFieldCondition } from './field-condition.ts'
import type { FieldDefinition, FieldKind } from './field-definition.ts'

const field = (name: string, kind: FieldKind, searchable = true): FieldDefinition => ({
  name,
  label: { en: name, 'zh-CN': name },
  kind,
  required: false,
  searchable,
  retired: false,
  position: 0,
  fallback: null,
})
const FIELDS = [
  field('colour', { type: 'text' }),
  field('weight', { type: 'number', decimals: 2, max: 10 }),
  field('bought', { type: 'date' }),
  field('seen', { type: 'instant' }),
  field('vip', { type: 'boolean' }),
  field('price', { type: 'money', currency: 'CNY' }),
  field('tags', { type: 'choices', options: [] }),
  field('hidden', { type: 'text' }, false),
]

test.each([
  ['colour=red', 'text', '=', 'red'],
  ['colour=a=b>c', 'text', '=', 'a=b>c'],
  ['colour=两字\n行', 'text', '=', '两字\n行'],
  ['weight>=2.5', 'number', '>=', 2.5],
  ['weight<100', 'number', '<', 100],
  ['bought<2026-03-01', 'date', '<', '2026-03-01'],
  ['seen>2026-03-01T08:00:00+08:00', 'instant', '>', '2026-03-01T00:00:00.000Z'],
  ['vip=true', 'boolean', '=', true],
  ['price=12.50 CNY', 'money', '=', { minor: 1250, currency: 'CNY' }],
  ['price=12.5', 'money', '=', { minor: 1250, currency: 'CNY' }],
  ['tags=new', 'choices', '=', ['new']],
])('%j looks for %s %s %j', (text, type, comparison, value) => {
  const [name] = /^\w+/.exec(text) ?? []
  expect(readFieldCondition(FIELDS, text)).toEqual({ ok: true, value: { name, type, comparison, value } })
})

test.each([
  ['', 'fields.condition-wrong'],
  ['colour', 'fields.condition-wrong'],
  ['colour=', 'fields.condition-wrong'],
  ['colour>red', 'fields.condition-wrong'],
  ['weight=1e3', 'fields.condition-wrong'],
  ['weight=NaN', 'fields.condition-wrong'],
  ['bought<2026-02-30', 'fields.condition-wrong'],
  ['vip=yes', 'fields.condition-wrong'],
  ['price=12.505 CNY', 'fields.condition-wrong'],
  ['hidden=x', 'fields.not-searchable'],
  ['nothing=x', 'fields.not-searchable'],
  ["colour'; drop table customer; --=x", 'fields.condition-wrong'],
])('%j is refused: %s', (text, code) => {
  const read = readFieldCondition(FIELDS, text)
  expect(!read.ok && read.refusal.code).toBe(code)
})
