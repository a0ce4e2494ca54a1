import { type DecisionModel, readDecisionModel } from '../src/index.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const textOf = (tag: string, text: string) => `<${tag}><text>${escaped(text)}</text></${tag}>`

export interface TableDraft {
  readonly hitPolicy?: string
  readonly aggregation?: string
  /** `[name, type]`: an input datum of that name and the input clause that reads it. */
  readonly inputs: readonly (readonly [name: string, type?: string | undefined, allowed?: string])[]
  readonly outputs?: readonly (readonly [name: string, allowed?: string | undefined, fallback?: string])[]
  /** Input cells, then output cells, as FEEL; missing output cells are the rule's number. */
  readonly rules: readonly (readonly string[])[]
  /** More elements inside definitions, such as item definitions. */
  readonly more?: string
}

/** A DMN 1.5 document with one decision, “judge”, that is a decision table. */
export function tableXml({
  hitPolicy = 'UNIQUE',
  aggregation,
  inputs,
  outputs = [['result']],
  rules,
  more = '',
}: TableDraft) {
  const data = inputs.map(
    ([name, type], index) =>
      `<inputData id="i${index}" name="${name}"><variable name="${name}"${type ? ` typeRef="${type}"` : ''}/></inputData>`,
  )
  const required = inputs.map(
    (_, index) => `<informationRequirement><requiredInput href="#i${index}"/></informationRequirement>`,
  )
  const inputClauses = inputs.map(
    ([name, , allowed]) =>
      `<input>${textOf('inputExpression', name)}${allowed === undefined ? '' : textOf('inputValues', allowed)}</input>`,
  )
  const outputClauses = outputs.map(
    ([name, allowed, fallback]) =>
      `<output name="${name}">${allowed === undefined ? '' : textOf('outputValues', allowed)}${
        fallback === undefined ? '' : textOf('defaultOutputEntry', fallback)
      }</output>`,
  )
  const rows = rules.map((cells, rule) => {
    const entries = inputs.map((_, column) => textOf('inputEntry', cells[column] ?? '-'))
    const results = outputs.map((_, column) => textOf('outputEntry', cells[inputs.length + column] ?? String(rule + 1)))
    return `<rule id="r${rule + 1}">${entries.join('')}${results.join('')}</rule>`
  })
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="test" namespace="urn:test">
    ${more}${data.join('\n')}
    <decision id="judge" name="judge"><variable name="judge"/>${required.join('')}
      <decisionTable hitPolicy="${hitPolicy}"${aggregation === undefined ? '' : ` aggregation="${aggregation}"`}>
        ${inputClauses.join('\n')}${outputClauses.join('\n')}
        ${rows.join('\n')}
      </decisionTable>
    </decision>
  </definitions>`
}

/** Reads a document that must be in order. */
export function modelOf(xml: string): DecisionModel {
  const model = readDecisionModel(xml)
  if (model.ok) return model.value
  throw new Error(model.refusal.problems.map(({ sentence }) => sentence.en).join('\n'))
}
