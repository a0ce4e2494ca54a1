import { text, wholeNumber } from '../frame/index.ts'

/** Where servers listen unless told otherwise. */
export const portOption = wholeNumber(
  'PORT',
  { min: 0, max: 65_535, fallback: 4280 },
  { en: 'the port to listen on; 0 takes a free one', 'zh-CN': '监听端口；0 表示任选空闲端口' },
)

export const hostOption = text('ADDRESS', {
  en: 'the address to listen on (127.0.0.1 unless given)',
  'zh-CN': '监听地址（默认 127.0.0.1）',
})

export const packOption = text('DIR', {
  en: 'the pack of flows, rules and forms to deploy (pack/retail unless given)',
  'zh-CN': '要部署的流程、规则与表单内容包（默认 pack/retail）',
})
