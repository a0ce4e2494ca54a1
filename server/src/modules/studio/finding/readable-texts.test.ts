import { expect, test } from 'vitest'
import { readableTexts } from './readable-texts.ts'

test.each<[string, string, string[]]>([
  [
    'texts and labels of XML',
    '<a name="Right · 权利" id="x"><text>&quot;七日&quot; &lt;= 7</text></a>',
    ['"七日" <= 7', 'Right · 权利'],
  ],
  ['no comments', '<a><!-- no --><b>yes</b></a>', ['yes']],
  ['strings of JSON', '{"key":"k","text":{"zh-CN":"七日\\n内"},"n":1}', ['k', '七日 内']],
  ['what is broken', '{"text": "七日', ['{"text": "七日']],
  ['odd entities', '<a>&#x4e03;&#999999999;&no;</a>', ['七&#999999999;&no;']],
])('%s', (_, content, texts) => {
  expect(readableTexts(content)).toEqual(texts)
})
