import type { Sentence } from './evaluation.ts'

export const unknownName = (name: string): Sentence => ({
  en: `There is no "${name}" here.`,
  'zh-CN': `此处没有“${name}”。`,
})

export const noEntry = (name: string, kind: string): Sentence => ({
  en: `A ${kind} has no "${name}".`,
  'zh-CN': `类型 ${kind} 没有“${name}”。`,
})

export const operands = (operator: string, left: string, right: string): Sentence => ({
  en: `"${operator}" does not work between ${left} and ${right}.`,
  'zh-CN': `“${operator}”不能用于 ${left} 与 ${right} 之间。`,
})

export const operand = (operator: string, kind: string): Sentence => ({
  en: `"${operator}" does not work on ${kind}.`,
  'zh-CN': `“${operator}”不能用于 ${kind}。`,
})

export const noResult = (operator: string): Sentence => ({
  en: `"${operator}" has no result for these values.`,
  'zh-CN': `“${operator}”对这些值没有结果。`,
})

export const notBoolean = (construct: string, kind: string): Sentence => ({
  en: `"${construct}" needs true or false, not ${kind}.`,
  'zh-CN': `“${construct}”需要 true 或 false，而不是 ${kind}。`,
})

export const notFunction = (kind: string): Sentence => ({
  en: `A ${kind} cannot be invoked.`,
  'zh-CN': `类型 ${kind} 不能作为函数调用。`,
})

export const badArguments = (name: string): Sentence => ({
  en: `The function ${name} cannot be invoked with these arguments.`,
  'zh-CN': `函数 ${name} 不接受这些参数。`,
})

export const badValue = (what: string): Sentence => ({
  en: `${what} is not a valid value.`,
  'zh-CN': `${what} 不是有效的值。`,
})

export const notIterable = (kind: string): Sentence => ({
  en: `There is nothing to iterate over in ${kind}.`,
  'zh-CN': `无法遍历 ${kind}。`,
})

export const unknownType = (name: string): Sentence => ({
  en: `There is no type ${name}.`,
  'zh-CN': `没有类型 ${name}。`,
})

export const duplicateEntry = (name: string): Sentence => ({
  en: `The context has "${name}" twice.`,
  'zh-CN': `上下文中“${name}”重复。`,
})

export const badRange = (start: string, end: string): Sentence => ({
  en: `A range cannot go from ${start} to ${end}.`,
  'zh-CN': `区间不能从 ${start} 到 ${end}。`,
})

export const limitReached = (limit: string): Sentence => ({
  en: `The evaluation was stopped: it reached its limit of ${limit}.`,
  'zh-CN': `求值已停止：达到了 ${limit} 的上限。`,
})
