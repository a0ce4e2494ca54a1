import type { Bilingual } from '@aftersale/kernel'

const words = (en: string, zh: string): Bilingual => ({ en, 'zh-CN': zh })

/** What people call a setting of a field, by its path in the form's JSON. */
const SETTINGS: Readonly<Record<string, Bilingual>> = {
  key: words('key', '键'),
  path: words('path', '路径'),
  type: words('kind', '类型'),
  label: words('label', '名称'),
  text: words('text', '文字'),
  description: words('hint', '提示'),
  defaultValue: words('default', '默认值'),
  readonly: words('read only', '只读'),
  disabled: words('disabled', '禁用'),
  dateLabel: words('label of the date', '日期名称'),
  timeLabel: words('label of the time', '时间名称'),
  subtype: words('date or time', '日期或时间'),
  decimalDigits: words('decimals', '小数位数'),
  expression: words('formula', '公式'),
  valuesKey: words('variable of the options', '选项变量'),
  valuesExpression: words('expression of the options', '选项表达式'),
  defaultRepetitions: words('rows to begin with', '初始行数'),
  allowAddRemove: words('rows may be added and removed', '可增删行'),
  'properties.minRows': words('least rows', '最少行数'),
  'properties.maxRows': words('most rows', '最多行数'),
  'properties.lookUp': words('record looked up', '查询的记录'),
  'conditional.hide': words('hidden when', '隐藏条件'),
  'validate.required': words('required', '必填'),
  'validate.minLength': words('least length', '最小长度'),
  'validate.maxLength': words('greatest length', '最大长度'),
  'validate.min': words('least value', '最小值'),
  'validate.max': words('greatest value', '最大值'),
  'validate.pattern': words('pattern', '格式'),
  'validate.validationType': words('format', '格式'),
}

/** What a setting is called: its own word, or as the file writes it. */
export const settingInWords = (path: string): Bilingual => SETTINGS[path] ?? words(`“${path}”`, `“${path}”`)

const KINDS: Readonly<Record<string, Bilingual>> = {
  textfield: words('text field', '单行文本'),
  textarea: words('text area', '多行文本'),
  number: words('number', '数字'),
  checkbox: words('checkbox', '复选框'),
  radio: words('choice', '单选'),
  select: words('drop-down list', '下拉选择'),
  checklist: words('choice of several', '多选'),
  taglist: words('tags', '标签'),
  datetime: words('date', '日期时间'),
  expression: words('computed field', '计算字段'),
  group: words('group', '分组'),
  dynamiclist: words('table', '表格'),
  text: words('text', '文字'),
  separator: words('line', '分隔线'),
  spacer: words('space', '空白'),
  button: words('button', '按钮'),
}

export const kindInWords = (type: string): Bilingual => KINDS[type] ?? words(type, type)
