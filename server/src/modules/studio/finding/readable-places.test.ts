import { expect, test } from 'vitest'
import { readablePlaces } from './readable-places.ts'

test.each<[string, string, [string, string | null][]]>([
  [
    'texts and labels of XML at what they belong to',
    '<a name="Right · 权利" id="x"><text>&quot;七日&quot; &lt;= 7</text></a>',
    [
      ['Right · 权利', 'x'],
      ['"七日" <= 7', 'x'],
    ],
  ],
  ['no comments', '<a><!-- no > --><b>yes</b></a>', [['yes', null]]],
  [
    'cells of a table at their rule, its columns at the decision',
    `<decision id="d" label="D"><decisionTable id="t"><input id="i" label="In"><inputExpression id="e"><text>x</text></inputExpression></input>
     <rule id="r"><inputEntry id="c"><text>七日</text></inputEntry></rule><rule><outputEntry id="o"><text>2</text></outputEntry></rule></decisionTable></decision>`,
    [
      ['D', 'd'],
      ['In', 'd'],
      ['x', 'd'],
      ['七日', 'r'],
      ['2', 'd'],
    ],
  ],
  [
    'what a step keeps in parts without an id is at the step',
    '<p id="p"><task id="s" name="Ask"><q:properties><q:property name="name:zh-CN" value="询问"/></q:properties></task><end id="e" name="End"/></p>',
    [
      ['Ask', 's'],
      ['name:zh-CN', 's'],
      ['询问', 's'],
      ['End', 'e'],
    ],
  ],
  [
    'what is written in signs of its own',
    `<p id="p"><task id="s"><q:input source="=a > 3" target='b > "c"'/></task><text><![CDATA[七日 > 3 天]]></text></p>`,
    [['七日 > 3 天', 'p']],
  ],
  [
    'strings of JSON at their paths',
    '{"key":"k","text":{"zh-CN":"七日\\n内"},"n":1,"list":["a"]}',
    [
      ['k', 'key'],
      ['七日 内', 'text.zh-CN'],
      ['a', 'list[0]'],
    ],
  ],
  [
    'what a field of a form says at the field',
    '{"components":[{"label":"A","components":[{"values":[{"label":"B"}]}]}]}',
    [
      ['A', 'components[0]'],
      ['B', 'components[0].components[0]'],
    ],
  ],
  ['what is broken', '{"text": "七日', [['{"text": "七日', null]]],
  ['odd entities', '<a>&#x4e03;&#999999999;&no;</a>', [['七&#999999999;&no;', null]]],
])('%s', (_, content, places) => {
  expect(readablePlaces(content).map(({ text, at }) => [text, at])).toEqual(places)
})
