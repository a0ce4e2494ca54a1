import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'

type CommandOptions<Input, Output> = {
  readonly run: (input: Input) => Promise<Output>
  /** What is read anew afterwards, whether it went well or not. */
  readonly changes: readonly QueryKey[]
  /** What to say when it is done. */
  readonly said?: string
  readonly onDone?: (output: Output) => void
}

/** Something that a person does: what it changed is read anew, and that it is done is said. Its `error` is for the form. */
export function useCommand<Input, Output>({ run, changes, said, onDone }: CommandOptions<Input, Output>) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: run,
    onSuccess: (output) => {
      if (said !== undefined) void message.success(said)
      onDone?.(output)
    },
    onSettled: () => Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey: [...queryKey] }))),
  })
}
