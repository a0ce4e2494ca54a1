import { addMilliseconds, instant, instantOf, isoOf } from '@aftersale/kernel'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type NoReasonQuestion, noReasonReturn } from './no-reason-return.ts'
import type { GivenFlags } from './read-goods.ts'

function answer(question: Partial<NoReasonQuestion>) {
  const result = noReasonReturn({ signed: '2026-09-04', category: 'clothing', at: '2026-09-06', ...question })
  if (!result.ok) throw new Error(`expected an answer, got ${JSON.stringify(result.refusal)}`)
  return result.value
}

const codes = (question: Partial<NoReasonQuestion>) => {
  const { allowed, reasons } = answer(question)
  return [allowed, ...reasons.map(({ code }) => code)]
}

describe('seven days from the day after signing, to the last millisecond in Beijing', () => {
  test.each([
    ['2026-09-04', '2026-09-04', true],
    ['2026-09-04', '2026-09-05', true],
    ['2026-09-04', '2026-09-11', true],
    ['2026-09-04', '2026-09-11 23:59:59', true],
    ['2026-09-04', '2026-09-11T23:59:59.999+08:00', true],
    ['2026-09-04', '2026-09-11T15:59:59.999Z', true],
    ['2026-09-04', '2026-09-11T16:00:00Z', false],
    ['2026-09-04', '2026-09-12', false],
    ['2026-09-04 00:00:00', '2026-09-11 23:59:59', true],
    ['2026-09-04T23:59:59+08:00', '2026-09-11 23:59:59', true],
    ['2026-09-04T15:59:59Z', '2026-09-11 23:59:59', true],
  ])('signed %s, asked at %s: %s', (signed, at, allowed) => {
    expect(answer({ signed, at })).toMatchObject({ allowed, windowEnds: '2026-09-11T23:59:59+08:00' })
    expect(codes({ signed, at })).toEqual([allowed, allowed ? 'within-window' : 'window-closed'])
  })

  test.each([
    ['2026-09-04T16:00:00Z', '2026-09-12T23:59:59+08:00'],
    ['2026-02-24', '2026-03-03T23:59:59+08:00'],
    ['2024-02-24', '2024-03-02T23:59:59+08:00'],
    ['2026-12-28', '2027-01-04T23:59:59+08:00'],
  ])('signed %s, the window ends %s', (signed, windowEnds) => {
    expect(answer({ signed }).windowEnds).toBe(windowEnds)
  })

  test('before signing the days have not begun, and the right is there', () => {
    expect(codes({ at: '2026-09-03 23:59' })).toEqual([true, 'not-signed-yet'])
    expect(codes({ at: '2026-09-03', category: 'newspapers' })).toEqual([false, 'newspapers-periodicals'])
  })

  test('eight days of Beijing are open, whenever on the first day it was signed', () => {
    const day = 86_400_000
    fc.assert(
      fc.property(fc.nat({ max: 40_000 }), fc.nat(day - 1), fc.nat(10 * day), (days, moment, later) => {
        const midnight = addMilliseconds(instant('1992-01-01T00:00:00+08:00'), days * day)
        const signed = isoOf(instantOf(midnight + moment))
        expect(answer({ signed, at: isoOf(instantOf(midnight + later)) }).allowed).toBe(later < 8 * day)
      }),
    )
  })
})

describe('excepted goods', () => {
  test.each<[string, GivenFlags | undefined, boolean, string]>([
    ['made-to-order', undefined, false, 'made-to-order'],
    ['madeToOrder', undefined, false, 'made-to-order'],
    ['Made To Order', undefined, false, 'made-to-order'],
    ['custom_made', undefined, false, 'made-to-order'],
    ['定作', undefined, false, 'made-to-order'],
    ['消费者定作的', undefined, false, 'made-to-order'],
    ['perishable', undefined, false, 'perishable'],
    ['Fresh & perishable goods', undefined, false, 'perishable'],
    ['non-perishable', undefined, true, 'within-window'],
    ['定作的商品', undefined, false, 'made-to-order'],
    ['Ｐｅｒｉｓｈａｂｌｅ', undefined, false, 'perishable'],
    ['商品', undefined, true, 'within-window'],
    ['鲜活易腐', undefined, false, 'perishable'],
    ['生鲜', undefined, false, 'perishable'],
    ['digital', undefined, true, 'within-window'],
    ['digital', ['opened'], false, 'digital'],
    ['digital', ['sealed'], true, 'within-window'],
    ['digital', { opened: false }, true, 'within-window'],
    ['digital', { unopened: false }, false, 'digital'],
    ['audio-visual', ['unsealed'], false, 'digital'],
    ['software', { activated: true }, false, 'digital'],
    ['digital-goods', ['downloaded'], false, 'digital'],
    ['opened digital goods', undefined, false, 'digital'],
    ['unopened software', undefined, true, 'within-window'],
    ['software (unsealed)', undefined, false, 'digital'],
    ['音像制品/软件 已拆封', undefined, false, 'digital'],
    ['拆封的音像制品、计算机软件等数字化商品', undefined, false, 'digital'],
    ['在线下载的数字化商品', undefined, false, 'digital'],
    ['软件（未拆封）', undefined, true, 'within-window'],
    ['软件', ['已拆封'], false, 'digital'],
    ['newspapers', undefined, false, 'newspapers-periodicals'],
    ['newspapers/periodicals', undefined, false, 'newspapers-periodicals'],
    ['newspapersPeriodicals', undefined, false, 'newspapers-periodicals'],
    ['报纸期刊', undefined, false, 'newspapers-periodicals'],
    ['报纸、期刊', undefined, false, 'newspapers-periodicals'],
    ['unsuited-by-nature', undefined, true, 'within-window'],
    ['unsuited-by-nature', ['confirmed-at-purchase'], false, 'unsuited-by-nature'],
    ['unsuitedByNature', { confirmedByBuyer: true }, false, 'unsuited-by-nature'],
    ['unsuitedByNature', { confirmedByBuyer: false }, true, 'within-window'],
    ['内衣', ['购买时确认'], false, 'unsuited-by-nature'],
    ['clothing', ['unsuitedByNature', 'confirmed'], false, 'unsuited-by-nature'],
    ['clothing', ['unsuitedByNature'], true, 'within-window'],
    ['clothing', ['confirmed'], true, 'within-window'],
    ['clothing', ['unsuited-by-nature-confirmed'], false, 'unsuited-by-nature'],
    ['clothing', { confirmedUnsuited: true }, false, 'unsuited-by-nature'],
    ['clothing', { confirmedUnsuited: false }, true, 'within-window'],
    ['clothing', ['made-to-order'], false, 'made-to-order'],
    ['media', ['openedSoftware'], false, 'digital'],
    ['clothing', ['opened'], true, 'within-window'],
    ['clothing', ['damaged'], false, 'not-intact'],
    ['clothing', ['tagsRemoved'], false, 'not-intact'],
    ['clothing', { intact: false }, false, 'not-intact'],
    ['clothing', { intact: true, damaged: false }, true, 'within-window'],
    ['服装', ['不完好'], false, 'not-intact'],
    ['cosmetics', ['opened'], true, 'within-window'],
    ['clothing', ['buyerConfirmedUnsuited'], false, 'unsuited-by-nature'],
    ['clothing', ['confirmed not returnable'], false, 'unsuited-by-nature'],
    ['clothing', ['buyer confirmed'], true, 'within-window'],
    ['cosmetics', ['seal-broken'], false, 'hygienic-seal'],
    ['phone', ['sealBroken'], true, 'within-window'],
    ['clothing', ['bought-in-store'], false, 'not-a-distance-sale'],
    ['clothing', { online: false }, false, 'not-a-distance-sale'],
    ['whatever this is', undefined, true, 'within-window'],
    ['', undefined, true, 'within-window'],
  ])('%j with %j: %s, %s', (category, flags, allowed, code) => {
    expect(codes({ category, flags }).slice(0, 2)).toEqual([allowed, code])
  })

  test('every reason against it is given', () => {
    expect(codes({ category: 'opened software', flags: ['damaged', 'custom'], at: '2026-10-01' })).toEqual([
      false,
      'made-to-order',
      'digital',
      'not-intact',
      'window-closed',
    ])
  })

  test('what might have been excepted and is not, is told why', () => {
    expect(codes({ category: 'software' })).toEqual([true, 'within-window', 'digital'])
    expect(codes({ category: 'underwear' })).toEqual([true, 'within-window', 'unsuited-by-nature'])
  })
})

describe('nonsense is refused, naming the field', () => {
  test.each<[Partial<NoReasonQuestion>, string, string]>([
    [{ signed: '2026-09-31' }, 'commerce.not-a-time', 'signed'],
    [{ signed: '' }, 'commerce.not-a-time', 'signed'],
    [{ at: 'now' }, 'commerce.not-a-time', 'at'],
    [{ flags: ['opend'] }, 'statutory.unknown-flag', 'flags[0]'],
    [{ flags: ['opened', ''] }, 'statutory.unknown-flag', 'flags[1]'],
    [{ flags: { opend: false } }, 'statutory.unknown-flag', 'flags.opend'],
    [{ flags: ['toString'] }, 'statutory.unknown-flag', 'flags[0]'],
  ])('%j: %s at %s', (question, code, field) => {
    const given = { signed: '2026-09-04', category: 'clothing', at: '2026-09-06', ...question }
    expect(noReasonReturn(given)).toMatchObject({ ok: false, refusal: { code, field } })
  })

  test('an unknown flag is told which are known, and each of those is', () => {
    const result = noReasonReturn({ signed: '2026-09-04', category: 'a', at: '2026-09-06', flags: ['?'] })
    const known = result.ok || result.refusal.code !== 'statutory.unknown-flag' ? [] : result.refusal.known
    expect(known).toHaveLength(6)
    expect(answer({ flags: known }).allowed).toBe(false)
  })
})
