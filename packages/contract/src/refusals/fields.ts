import { z } from 'zod'
import { fieldProblem } from '../field-problem.ts'
import { factualRefusal } from './refusal.ts'

/** Custom fields: their definitions, their values, and looking records up by them. */
export const fieldRefusals = {
  'fields.definition-wrong': factualRefusal(
    422,
    { fields: z.array(fieldProblem) },
    { fields: [{ path: 'kind.pattern', en: 'is not a regular expression', 'zh-CN': '不是正则表达式' }] },
    {
      en: () => 'The field definition has errors.',
      'zh-CN': () => '字段定义有误。',
    },
  ),
  'fields.type-has-values': factualRefusal(
    409,
    { field: z.string(), type: z.string(), records: z.int() },
    { field: 'weight', type: 'number', records: 1_200 },
    {
      en: ({ field, type, records }) =>
        `${field} is of the type ${type}, and ${records} records have a value of it. Retire it and add another field.`,
      'zh-CN': ({ field, type, records }) =>
        `字段 ${field} 的类型是 ${type}，已有 ${records} 条记录填写了值，不能更改类型。请停用它并新增字段。`,
    },
  ),
  'fields.too-many': factualRefusal(
    409,
    { most: z.int() },
    { most: 200 },
    {
      en: ({ most }) => `There are ${most} fields already, which is as many as records of one kind can have.`,
      'zh-CN': ({ most }) => `同类记录最多 ${most} 个自定义字段，已达上限。`,
    },
  ),
  'fields.values-wrong': factualRefusal(
    422,
    { fields: z.array(fieldProblem) },
    { fields: [{ path: 'fields.colour', en: 'must be text', 'zh-CN': '必须是文本' }] },
    {
      en: () => 'Some custom fields are missing or invalid.',
      'zh-CN': () => '自定义字段未按要求填写。',
    },
  ),
  'fields.condition-wrong': factualRefusal(
    422,
    { condition: z.string() },
    { condition: 'colour>red' },
    {
      en: ({ condition }) => `“${condition.slice(0, 100)}” is no condition on that field, such as name=value.`,
      'zh-CN': ({ condition }) => `“${condition.slice(0, 100)}”不是该字段可用的查询条件，例如 name=value。`,
    },
  ),
  'fields.not-searchable': factualRefusal(
    422,
    { field: z.string() },
    { field: 'note' },
    {
      en: ({ field }) => `Records cannot be looked up by ${field}: there is no such field, or it is not searchable.`,
      'zh-CN': ({ field }) => `不能按 ${field} 查询：没有这个字段，或该字段未设为可查询。`,
    },
  ),
}
