import type { Language, Vocabulary } from '@aftersale/contract'
import Modeler from 'bpmn-js/lib/Modeler'
import { CreateAppendAnythingModule, CreateAppendElementTemplatesModule } from 'bpmn-js-create-append-anything'
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates'
import nativeCopyPaste from 'bpmn-js-native-copy-paste'
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel'
import behaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud'
import { drawingOptions } from '../drawing/drawing-options.ts'
import { layOutCommand } from './lay-out-command.ts'
import { localLabels } from './local-labels.ts'
import { ownSettings } from './own-settings/own-settings.ts'
import { translateModule } from './words/translate.ts'
import { workTemplates } from './work-templates.ts'
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css'
import 'bpmn-js-element-templates/dist/assets/element-templates.css'

interface Places {
  readonly canvas: HTMLElement
  readonly panel: HTMLElement
}

/** Opens the editor of flows in our dialect: its settings and templates, in the reader's language. */
export function openModeler({ canvas, panel }: Places, vocabulary: Vocabulary, language: Language): Modeler {
  const options = drawingOptions(language)
  const modeler = new Modeler({
    ...options,
    container: canvas,
    propertiesPanel: { parent: panel },
    vocabulary,
    additionalModules: [
      ...options.additionalModules,
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      CloudElementTemplatesPropertiesProviderModule,
      CreateAppendAnythingModule,
      CreateAppendElementTemplatesModule,
      behaviors,
      nativeCopyPaste,
      translateModule(language),
      localLabels,
      layOutCommand,
      ownSettings,
    ],
  })
  // Where the browser keeps its clipboard from us, copies stay within this editor.
  modeler.on('native-copy-paste:error', () => {
    modeler.get<{ toggle(isOn: boolean): void }>('nativeCopyPaste').toggle(false)
  })
  const loader = modeler.get<{ setTemplates(templates: readonly object[]): void }>('elementTemplatesLoader')
  loader.setTemplates(workTemplates(vocabulary, language))
  return modeler
}
