import { accept, type Result, refuse } from '@aftersale/kernel'
import { AFFIXES, FACTS, type Fact, KINDS, OPPOSITES } from './no-reason-goods.ts'

type KindCode = (typeof KINDS)[number]['code']

/** What the law asks of goods: of which excepted kinds they are, and what is so of them. */
export type Goods = { readonly kinds: ReadonlySet<KindCode>; readonly facts: ReadonlySet<Fact> }

/** Facts and kinds by any of their names; an object says of each whether it is so. */
export type GivenFlags = readonly string[] | { readonly [flag: string]: boolean }

export type FlagRefusal = {
  readonly code: 'statutory.unknown-flag'
  readonly field: string
  readonly flag: string
  readonly known: readonly string[]
}

/** Words that add nothing to the name of a kind: `made-to-order goods`, `定作的商品`. */
const EMPTY_END = /(?<=.)(商品|的|类|goods|items?|products?)$/
/** Names are shorter; a text of megabytes costs nothing. */
const LONGEST = 200

const kindsByName = new Map<string, KindCode>(
  KINDS.flatMap(({ code, names }) => [code, ...names].map((name) => [plain(name), code])),
)
const factsByName = new Map<string, Fact>(
  entriesOf(FACTS).flatMap(([fact, names]) => [fact, ...names].map((name) => [plain(name), fact])),
)
const oppositesByName = new Map<string, Fact>(
  entriesOf(OPPOSITES).flatMap(([fact, names = []]) => names.map((name) => [plain(name), fact])),
)
const affixes = AFFIXES.flatMap(({ words, fact }) => words.map((word) => ({ word: letters(word), fact })))

const KNOWN_FLAGS: readonly string[] = ['opened', 'sealBroken', 'confirmed', 'unsuitedByNature', 'notIntact', 'inStore']

/**
 * Reads what is known of goods. A category or flag may be written in English or Chinese, with spaces, hyphens, underscores
 * or capitals between its words, and with a word such as "goods" or 商品 at its end. A category that is not among the
 * excepted kinds is ordinary goods; a flag that is not known is refused, or a slip of the pen would give a right away, or
 * take it.
 */
export function readGoods(category: string, flags: GivenFlags): Result<Goods, FlagRefusal> {
  const kinds = new Set<KindCode>()
  const facts = new Set<Fact>()
  const named = readKind(category)
  if (named.kind !== undefined) kinds.add(named.kind)
  if (named.fact !== undefined) facts.add(named.fact)
  for (const { flag, field, isSo } of flagsIn(flags)) {
    const name = plain(flag)
    const { kind, fact = factsByName.get(name) } = readKind(flag)
    const opposite = oppositesByName.get(name)
    if (kind === undefined && fact === undefined && opposite === undefined) {
      return refuse({ code: 'statutory.unknown-flag', field, flag, known: KNOWN_FLAGS })
    }
    if (isSo && kind !== undefined) kinds.add(kind)
    if (isSo && fact !== undefined) facts.add(fact)
    if (!isSo && opposite !== undefined) facts.add(opposite)
  }
  return accept({ kinds, facts })
}

/** A kind's name, alone or with a word about a state before or after it. */
function readKind(text: string): { kind?: KindCode | undefined; fact?: Fact | undefined } {
  const name = plain(text)
  const kind = kindsByName.get(name)
  if (kind !== undefined) return { kind }
  for (const { word, fact } of affixes) {
    const rest = name.startsWith(word)
      ? name.slice(word.length)
      : name.endsWith(word)
        ? name.slice(0, -word.length)
        : ''
    const kind = kindsByName.get(rest)
    if (kind !== undefined) return { kind, fact }
  }
  return {}
}

function flagsIn(flags: GivenFlags) {
  if (isList(flags)) return flags.map((flag, index) => ({ flag, field: `flags[${index}]`, isSo: true }))
  return Object.entries(flags).map(([flag, isSo]) => ({ flag, field: `flags.${flag}`, isSo }))
}

/** `Array.isArray` does not tell a read-only list from an object. */
const isList = (flags: GivenFlags): flags is readonly string[] => Array.isArray(flags)

/** A name without words at its end that say nothing. */
function plain(text: string): string {
  let name = letters(text)
  while (EMPTY_END.test(name)) name = name.replace(EMPTY_END, '')
  return name
}

/** Letters and digits only, full width as half, capitals as small. */
function letters(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

function entriesOf<K extends string, V>(table: { readonly [key in K]?: V }): [K, V][] {
  return Object.entries(table) as [K, V][]
}
