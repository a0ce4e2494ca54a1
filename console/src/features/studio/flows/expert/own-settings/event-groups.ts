import type { Vocabulary } from '@aftersale/contract'
import type { Bilingual } from '@aftersale/kernel'
import { attributeEntries } from './attribute-entries.ts'
import { type EditedElement, type Editing, listOf, type Moddle } from './editing.ts'
import type { PanelGroup } from './entry.ts'
import type { SettingWords } from './setting-words.ts'

/** What an event waits for or throws, of one type; null: not that. */
export const definitionOf = (of: Moddle, type: string): Moddle | null =>
  listOf(of, 'eventDefinitions').find(({ $type }) => $type === type) ?? null

/** On which calendar a task's dates or a timer are counted; of a timer, what becomes of times that were missed. */
export function calendarGroup(
  element: EditedElement,
  calendars: Vocabulary['calendars'],
  editing: Editing,
  words: SettingWords,
  language: keyof Bilingual,
): PanelGroup {
  const timer = definitionOf(element.businessObject, 'bpmn:TimerEventDefinition')
  const known = calendars.map(({ key, name }) => ({ value: key, label: name[language] }))
  const attributes = [
    {
      name: 'name',
      label: words.calendar,
      description: words.calendarHint,
      options: [{ value: '', label: words.noCalendar }, ...known],
    },
  ]
  const catchUp = {
    name: 'catchUp',
    label: words.catchUp,
    options: (['', 'all', 'once'] as const).map((value) => ({ value, label: words.catchUps[value] })),
  }
  return {
    id: 'aftersale-calendar',
    label: words.calendarGroup,
    entries: attributeEntries(
      element,
      timer ?? element.businessObject,
      'aftersale:Calendar',
      timer === null ? attributes : [...attributes, catchUp],
      editing,
    ),
  }
}

/** Which variables keep what an error event caught. */
export function errorGroup(
  element: EditedElement,
  definition: Moddle,
  editing: Editing,
  words: SettingWords,
): PanelGroup {
  const attributes = [
    { name: 'code', label: words.errorCode },
    { name: 'message', label: words.errorMessage },
  ]
  return {
    id: 'aftersale-error',
    label: words.errorGroup,
    entries: attributeEntries(element, definition, 'aftersale:ErrorVariables', attributes, editing),
  }
}

/** How this system itself publishes a message. */
export function publishGroup(element: EditedElement, editing: Editing, words: SettingWords): PanelGroup {
  const attributes = [
    { name: 'correlationKey', label: words.correlationKey, description: words.correlationKeyHint },
    { name: 'messageId', label: words.messageId },
    { name: 'timeToLive', label: words.timeToLive, description: words.timeToLiveHint },
  ]
  return {
    id: 'aftersale-publish',
    label: words.publish,
    entries: attributeEntries(element, element.businessObject, 'aftersale:Publish', attributes, editing),
  }
}
