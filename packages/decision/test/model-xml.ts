import { createEvaluation, type FeelContext, feelToJson } from '@aftersale/feel'
import { instant } from '@aftersale/kernel'
import { type DecisionModel, evaluateDecision } from '../src/index.ts'

export const dmn15 = 'https://www.omg.org/spec/DMN/20230324/MODEL/'

/** A document with the given content. */
export const modelXml = (content: string, namespace = 'urn:test', version = dmn15): string =>
  `<definitions xmlns="${version}" name="test" namespace="${namespace}">${content}</definitions>`

export const literal = (text: string, typeRef?: string): string =>
  `<literalExpression${typeRef === undefined ? '' : ` typeRef="${typeRef}"`}><text><![CDATA[${text}]]></text></literalExpression>`

/** A decision named `name` whose id is `_name`; `requires` are requirement elements. */
export const decision = (name: string, logic: string, requires = '', typeRef?: string): string =>
  `<decision id="_${name}" name="${name}"><variable name="${name}"${typeRef === undefined ? '' : ` typeRef="${typeRef}"`}/>${requires}${logic}</decision>`

export const inputData = (name: string, typeRef = 'Any'): string =>
  `<inputData id="_${name}" name="${name}"><variable name="${name}" typeRef="${typeRef}"/></inputData>`

export const requiresInput = (href: string): string =>
  `<informationRequirement><requiredInput href="${href}"/></informationRequirement>`
export const requiresDecision = (href: string): string =>
  `<informationRequirement><requiredDecision href="${href}"/></informationRequirement>`
export const requiresKnowledge = (href: string): string =>
  `<knowledgeRequirement><requiredKnowledge href="${href}"/></knowledgeRequirement>`

/** A decision's value as JSON and the codes of the warnings on the way. */
export function decideJson(model: DecisionModel, name: string, input: FeelContext = {}) {
  const evaluation = createEvaluation({ now: instant('2026-03-01T00:00:00Z') })
  const value = feelToJson(evaluateDecision(model, name, input, evaluation))
  return { value, warnings: evaluation.warnings.map(({ code }) => code) }
}
