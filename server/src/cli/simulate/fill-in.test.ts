import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readForm, validateForm } from '@aftersale/form'
import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { createRandom } from '../../modules/demo/index.ts'
import { fillIn } from './fill-in.ts'

const PACK = join(import.meta.dirname, '../../../../pack/retail')
const forms = readdirSync(PACK).filter((file) => file.endsWith('.form'))
const now = instant('2026-11-02T02:00:00Z')
const zone = 'Asia/Shanghai'

/** What is known of a case: with its order and line, without them, and with neither a product. */
const KNOWN = [
  {
    facts: { order: { number: '1' }, line: { id: '1' } },
    request: { units: 3 },
    case: { product: 'SP1' },
    found: true,
  },
  { facts: { order: null, line: null }, request: {}, case: { product: null }, found: false },
  { facts: { order: { number: '1' }, line: null }, request: { units: 1 }, case: { product: null } },
]

test.each(forms)('%s is filled in so that it is taken, whatever the clerk decides', (file) => {
  const schema = JSON.parse(readFileSync(join(PACK, file), 'utf8'))
  const form = readForm(schema)
  if (!form.ok) throw new Error(`expected ${file} to be read`)
  for (const data of KNOWN) {
    for (let seed = 0; seed < 60; seed += 1) {
      const random = createRandom(seed, file)
      const values = fillIn({ schema, rights: {}, data }, { random, now, engineer: '彭芳洋' })
      expect(validateForm(form.value, values ?? {}, { now, zone, data })).toMatchObject({ ok: true })
    }
  }
})

test('what may not be changed is left out, and what is no form is not filled in', () => {
  const schema = JSON.parse(readFileSync(join(PACK, 'payment-check.form'), 'utf8'))
  const around = { random: createRandom(1, 'a'), now, engineer: '彭芳洋' }
  expect(fillIn({ schema, rights: { paid: 'readonly' }, data: {} }, around)).toEqual({})
  expect(fillIn({ schema: { components: 'none' }, rights: {}, data: {} }, around)).toBeNull()
})
