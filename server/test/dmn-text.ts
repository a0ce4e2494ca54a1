const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A DMN 1.5 document with the given content. */
export const dmnFile = (content: string, namespace = 'urn:test'): string =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="test" namespace="${namespace}">${content}</definitions>`

/** An input cell for the number `n`, and the output. */
export type Rule = readonly [cell: string, result: string]

/** A document whose one decision, “judge”, is a table over the number `n`. */
export const tableOf = (hitPolicy: string, rules: readonly Rule[]): string =>
  dmnFile(`
    <inputData id="n-data" name="n"><variable name="n" typeRef="number"/></inputData>
    <decision id="judge-id" name="judge"><variable name="judge"/>
      <informationRequirement><requiredInput href="#n-data"/></informationRequirement>
      <decisionTable hitPolicy="${hitPolicy}">
        <input><inputExpression typeRef="number"><text>n</text></inputExpression></input>
        <output name="result"/>
        ${rules
          .map(
            ([cell, result]) =>
              `<rule><inputEntry><text>${escaped(cell)}</text></inputEntry><outputEntry><text>${escaped(result)}</text></outputEntry></rule>`,
          )
          .join('\n')}
      </decisionTable>
    </decision>`)
