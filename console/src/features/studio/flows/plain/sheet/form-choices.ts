import type { Language, Vocabulary } from '@aftersale/contract'

/** The form of the pack that asks for a yes or a no and nothing else. */
export const APPROVAL_FORM = 'approval'

/** Forms to choose from; the one for any approval first. */
export function formChoices({ forms }: Vocabulary, language: Language, approval: string) {
  const choices = forms.map(({ key, name }) => ({
    value: key,
    label: key === APPROVAL_FORM && name[language] === key ? approval : name[language],
  }))
  return choices.sort((one, other) => Number(other.value === APPROVAL_FORM) - Number(one.value === APPROVAL_FORM))
}
