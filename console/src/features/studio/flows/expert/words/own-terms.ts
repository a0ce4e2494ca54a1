/** What the libraries name after another product, by what it is here. */
export const ownTerms: Readonly<Record<string, string>> = {
  'Camunda Form': 'Form of this system',
  'Camunda Form (linked)': 'Form of this system',
  'Camunda Form (embedded)': 'Form in the flow',
  'Camunda user task': 'Task of this system',
  'Job worker': 'Work, done by this system or a worker',
}
