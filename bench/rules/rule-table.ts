/** One decision table as people write it: FEEL cells, `-` for "whatever", the first row that fits decides. */
export interface RuleTable {
  readonly name: string
  readonly inputs: readonly { readonly name: string; readonly type: 'number' | 'string' }[]
  readonly outputs: readonly string[]
  /** Input cells, then output cells. */
  readonly rules: readonly (readonly string[])[]
}

/** Values by name: what a table reads, and what it answers. */
export type Facts = Readonly<Record<string, number | string>>

/** Twenty rules over four inputs: ranges, comparisons and lists of words. */
export const returnTable: RuleTable = {
  name: 'judgement',
  inputs: [
    { name: 'ageDays', type: 'number' },
    { name: 'amount', type: 'number' },
    { name: 'category', type: 'string' },
    { name: 'channel', type: 'string' },
  ],
  outputs: ['outcome', 'fee'],
  rules: [
    ['> 365', '-', '-', '-', '"refuse"', '0'],
    ['-', '-', '"fresh", "flowers"', '-', '"refuse"', '0'],
    ['<= 7', '< 50', '-', '"taobao", "tmall"', '"approve"', '0'],
    ['<= 7', '[50..200)', '-', '"taobao", "tmall"', '"approve"', '5'],
    ['<= 7', '[200..1000]', '"clothing", "shoes"', '"taobao", "tmall"', '"approve"', '8'],
    ['<= 7', '> 1000', '-', '"taobao", "tmall"', '"finance"', '12'],
    ['<= 7', '< 100', '-', '"jd"', '"approve"', '0'],
    ['<= 7', '[100..500)', '"clothing", "shoes", "toys"', '"jd"', '"approve"', '6'],
    ['<= 7', '>= 500', '-', '"jd"', '"finance"', '12'],
    ['(7..15]', '< 50', '"toys", "books"', '-', '"approve"', '4'],
    ['(7..15]', '[50..300)', '"clothing", "shoes"', '"douyin", "kuaishou"', '"approve"', '9'],
    ['(7..15]', '[50..300)', '"appliances", "phones"', '-', '"inspect"', '15'],
    ['(7..15]', '>= 300', '"appliances", "phones"', '-', '"inspect"', '30'],
    ['(15..30]', '< 20', '-', '-', '"approve"', '2'],
    ['(15..30]', '[20..100)', '"clothing", "shoes", "toys", "books"', '-', '"agent"', '10'],
    ['(15..30]', '>= 100', '-', '"shop", "phone"', '"manager"', '10'],
    ['(30..90]', '-', '"appliances", "phones"', '-', '"repair"', '20'],
    ['(90..365]', '>= 1000', '"appliances"', '-', '"repair"', '40'],
    ['> 30', '-', '-', '-', '"refuse"', '0'],
    ['-', '-', '-', '-', '"agent"', '10'],
  ],
}

/** Three decisions, each on what the ones before it came to; the last one answers. */
export const returnGraph: readonly RuleTable[] = [
  {
    name: 'standing',
    inputs: [
      { name: 'returnsLastYear', type: 'number' },
      { name: 'level', type: 'string' },
    ],
    outputs: ['standing'],
    rules: [
      ['> 20', '-', '"watched"'],
      ['(5..20]', '"bronze", "none"', '"watched"'],
      ['<= 2', '"gold", "platinum"', '"trusted"'],
      ['-', '"platinum"', '"trusted"'],
      ['-', '-', '"normal"'],
    ],
  },
  {
    name: 'payer',
    inputs: [
      { name: 'cause', type: 'string' },
      { name: 'standing', type: 'string' },
    ],
    outputs: ['payer'],
    rules: [
      ['"broken", "wrong item", "late"', '-', '"seller"'],
      ['-', '"trusted"', '"seller"'],
      ['-', '-', '"buyer"'],
    ],
  },
  {
    name: 'outcome',
    inputs: [
      { name: 'amount', type: 'number' },
      { name: 'standing', type: 'string' },
      { name: 'payer', type: 'string' },
    ],
    outputs: ['outcome'],
    rules: [
      ['-', '"watched"', '"buyer"', '"agent"'],
      ['>= 1000', '"watched"', '-', '"manager"'],
      ['[200..1000)', '"watched"', '-', '"agent"'],
      ['> 5000', '-', '-', '"finance"'],
      ['(500..5000]', '"normal"', '"seller"', '"manager"'],
      ['-', '-', '-', '"approve"'],
    ],
  },
]
