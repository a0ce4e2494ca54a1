import type { Language } from '@aftersale/contract'
import { dialect } from '@aftersale/process'
import { localNames } from './local-names.ts'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css'

/** How every drawing of the studio reads and looks: in our dialect, in the reader's language, in the palette of the page. */
export const drawingOptions = (language: Language) => ({
  moddleExtensions: dialect,
  additionalModules: [localNames],
  language,
  bpmnRenderer: {
    defaultFillColor: 'var(--sheet)',
    defaultStrokeColor: 'var(--ink)',
    defaultLabelColor: 'var(--ink)',
  },
  textRenderer: { defaultStyle: { fontFamily: 'inherit', fontSize: 12 } },
})
