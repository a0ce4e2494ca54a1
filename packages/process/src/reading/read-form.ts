import type { UserTask } from '../definition.ts'
import { optionalAttribute } from './attributes.ts'
import type { Drawing } from './drawing.ts'
import type { Problems } from './problems.ts'
import { readBinding } from './read-binding.ts'
import { extension, type Source, text } from './source.ts'

/** The form that a user task is done with, by its id. */
export function readForm(owner: Source, drawing: Drawing): UserTask['form'] {
  const { problems } = drawing
  const form = extension(owner, 'zeebe:FormDefinition')
  if (form === null) return null
  refuseUnlinkedForm(form, owner, problems)
  const id = optionalAttribute(form, 'formId', owner, { en: 'form id', zh: '表单 id' }, drawing)
  return id === null ? null : { id, binding: readBinding(form, owner, problems) }
}

export function refuseUnlinkedForm(form: Source, owner: Source, problems: Problems): void {
  if (text(form, 'formKey') === null && text(form, 'externalReference') === null) return
  problems.add(
    owner,
    'process.form-not-linked',
    'A form is linked by its form id: embedded forms and external references are not executed.',
    '表单须用表单 id 关联：不支持内嵌表单和外部引用。',
  )
}
