import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readRuleBook, ruleTextsBehind } from '../index.ts'

const returns = readFileSync(new URL('../../../../pack/retail/return-refund.dmn', import.meta.url), 'utf8')

function behind(after: string) {
  const [old, young] = [readRuleBook(returns), readRuleBook(after)]
  if (!old.ok || !young.ok) throw new Error('expected rules that can be read')
  return ruleTextsBehind(old.value, young.value).map(({ decision, rule, column, language, words }) => [
    decision,
    rule,
    column,
    language,
    words[language],
  ])
}

test('a text for customers that was changed in Chinese alone leaves the English of the same rule behind', () => {
  expect(behind(returns.replace('&quot;在签收后 &quot;', '&quot;自签收次日起 &quot;'))).toEqual([
    ['return-refund-claim', 1, 'en', 'en', 'Within {Days to return without a reason} days of delivery.'],
  ])
  const both = returns
    .replace('&quot;在签收后 &quot;', '&quot;签收后 &quot;')
    .replace('&quot;Within &quot;', '&quot;Up to &quot;')
  expect(behind(both)).toEqual([])
})

test('labels and remarks hold both languages, and either may be behind', () => {
  expect(behind(returns.replace('Whose fault · 责任方">', 'Whose fault · 责任归属">'))).toEqual([
    ['return-refund-fault', null, null, 'en', 'Whose fault'],
  ])
  expect(
    behind(returns.replace('name="claim" label="Customer’s right · 权利"', 'name="claim" label="Claim · 权利"')),
  ).toEqual([['return-refund-claim', null, null, 'zh-CN', '权利']])
  expect(behind(returns)).toEqual([])
})
