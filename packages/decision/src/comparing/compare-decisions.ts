import {
  accept,
  type Bilingual,
  comeOrGone,
  type ModelChange,
  quotedInBoth,
  type Result,
  refuse,
} from '@aftersale/kernel'
import { readXml, type XmlRefusal } from '../xml/read-xml.ts'
import { attributeOf, childOf, type XmlElement } from '../xml/xml-element.ts'
import { compareTables, type NamesInWords } from './compare-tables.ts'
import { paired } from './paired.ts'
import { settingChanges } from './setting-changes.ts'
import { settingsOf } from './settings-of.ts'

/** One of the two is no document of DMN. */
export interface NotDecisions {
  readonly code: 'dmn.not-comparable'
  readonly line: number
}

const words = (en: string, zh: string): Bilingual => ({ en, 'zh-CN': zh })

const KINDS: Readonly<Record<string, Bilingual>> = {
  decision: words('decision', '决策'),
  inputData: words('input', '输入数据'),
  businessKnowledgeModel: words('knowledge model', '知识模型'),
  decisionService: words('decision service', '决策服务'),
  itemDefinition: words('type', '类型'),
  knowledgeSource: words('source of knowledge', '知识来源'),
  textAnnotation: words('note', '注释'),
  association: words('association', '关联线'),
  import: words('import', '引用'),
}

const TABLE = new Set(['decisionTable'])
/** What the document says itself, besides what is compared piece by piece and where things are drawn. */
const PIECES = new Set([...Object.keys(KINDS), 'DMNDI'])
const OF_TOOLS = /@(namespace|exporter|exporterVersion|expressionLanguage|typeLanguage)$/

/**
 * Compares two editions of a DMN document by what they decide: decisions and inputs, columns, rows and cells of tables,
 * expressions, and all else that they say. Where things are drawn makes no difference. `wordOf` has words for keys that results
 * say (reasons, groups). Refused where one is no XML.
 */
export function compareDecisions(
  before: string,
  after: string,
  wordOf: NamesInWords['wordOf'] = () => undefined,
): Result<ModelChange[], NotDecisions> {
  const [old, young] = [readXml(before), readXml(after)]
  if (!old.ok) return refuse(notDecisions(old.refusal))
  if (!young.ok) return refuse(notDecisions(young.refusal))
  const document = words('The document', '文件')
  const names = { labels: new Map([...namesIn(old.value), ...namesIn(young.value)]), wordOf }
  const own = (root: XmlElement) => new Map([...settingsOf(root, PIECES)].filter(([key]) => !OF_TOOLS.test(key)))
  const changes = settingChanges(null, document, own(old.value), own(young.value))
  for (const { before: was, after: is } of paired(piecesOf(old.value), piecesOf(young.value), idOf, contentOf)) {
    if (was === null) changes.push(comeOrGone('added', idOf(is), pieceIn(is)))
    else if (is === null) changes.push(comeOrGone('removed', idOf(was), pieceIn(was)))
    else changes.push(...changesOf(was, is, names))
  }
  return accept(changes)
}

const notDecisions = ({ position }: XmlRefusal): NotDecisions => ({ code: 'dmn.not-comparable', line: position.line })

const piecesOf = (root: XmlElement): XmlElement[] => root.children.filter(({ name }) => KINDS[name] !== undefined)

const idOf = (piece: XmlElement): string | null => attributeOf(piece, 'id') ?? null

/** What is called something else than people call it. */
const namesIn = (root: XmlElement): (readonly [name: string, label: string])[] =>
  piecesOf(root).flatMap((piece) => {
    const [name, label] = [attributeOf(piece, 'name'), attributeOf(piece, 'label')]
    return name === undefined || label === undefined ? [] : [[name, label] as const]
  })

const contentOf = (piece: XmlElement): string => `${piece.name} ${attributeOf(piece, 'name') ?? ''}`

function pieceIn(piece: XmlElement): Bilingual {
  const kind = KINDS[piece.name] ?? words(piece.name, piece.name)
  const name = quotedInBoth(attributeOf(piece, 'label') ?? attributeOf(piece, 'name') ?? idOf(piece) ?? '')
  return { en: `${kind.en} ${name.en}`, 'zh-CN': `${kind['zh-CN']}${name['zh-CN']}` }
}

function changesOf(was: XmlElement, is: XmlElement, names: NamesInWords): ModelChange[] {
  const name = pieceIn(is)
  const changes = settingChanges(idOf(is), name, settingsOf(was, TABLE), settingsOf(is, TABLE))
  const [old, young] = [childOf(was, 'decisionTable'), childOf(is, 'decisionTable')]
  if (old !== undefined && young !== undefined) changes.push(...compareTables(idOf(is), name, old, young, names))
  else if (old !== undefined) changes.push(comeOrGone('removed', idOf(is), tableIn(name)))
  else if (young !== undefined) changes.push(comeOrGone('added', idOf(is), tableIn(name)))
  return changes
}

const tableIn = (name: Bilingual): Bilingual => ({
  en: `table of the ${name.en}`,
  'zh-CN': `${name['zh-CN']}的决策表`,
})
