/** Why an answer is as it is: a code for programs, and a sentence in each language for people. */
export type Reason<Code extends string = string> = { readonly code: Code; readonly zh: string; readonly en: string }
