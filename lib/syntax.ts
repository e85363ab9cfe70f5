import ts from 'typescript'

/** One file of the repository: its path from the root with forward slashes, and its text. */
export type SourceFile = { path: string; text: string }
export type Exported = { name: string; value?: ts.Expression }

export const parse = ({ path, text }: SourceFile): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)

function* descendants(node: ts.Node): Generator<ts.Node> {
  yield node
  for (const child of node.getChildren()) yield* descendants(child)
}

/** What a module gives away, with the initial value where it is a plain `export const`. Types are left out. */
export function exportsOf(tree: ts.SourceFile): Exported[] {
  return tree.statements.flatMap((statement): Exported[] => {
    if (ts.isExportDeclaration(statement)) {
      if (statement.isTypeOnly) return []
      const clause = statement.exportClause
      return clause && ts.isNamedExports(clause)
        ? clause.elements.map((element) => ({ name: element.name.text }))
        : [{ name: '*' }]
    }
    if (ts.isExportAssignment(statement)) return [{ name: 'default' }]
    if (!ts.canHaveModifiers(statement)) return []
    const exported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!exported || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return []
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name, initializer }) => ({
        name: name.getText(),
        value: initializer,
      }))
    return [{ name: ts.isFunctionDeclaration(statement) ? (statement.name?.text ?? 'default') : 'an export' }]
  })
}

/** The calls of the named functions, each with the variable it is bound to. */
export function callsOf(tree: ts.SourceFile, functions: readonly string[]): { name: string; by: string }[] {
  return [...descendants(tree)].flatMap((node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return []
    if (!functions.includes(node.expression.text)) return []
    const bound = ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : 'the result'
    return [{ name: bound, by: node.expression.text }]
  })
}

export const hasDirective = (tree: ts.SourceFile, directive: string): boolean =>
  [...descendants(tree)].some(
    (node) =>
      ts.isExpressionStatement(node) &&
      ts.isStringLiteral(node.expression) &&
      node.expression.text === directive,
  )

/** The local names under which a module imports the given names from a module whose specifier matches. */
export function importedNames(tree: ts.SourceFile, from: RegExp, names: readonly string[]): Set<string> {
  const local = tree.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return []
    const bindings = statement.importClause?.namedBindings
    if (!from.test(statement.moduleSpecifier.text) || !bindings || !ts.isNamedImports(bindings)) return []
    return bindings.elements
      .filter((element) => names.includes((element.propertyName ?? element.name).text))
      .map((element) => element.name.text)
  })
  return new Set(local)
}

export const isLiteral = (value: ts.Expression): boolean => ts.isLiteralExpression(value)
export const isCallOf = (value: ts.Expression, names: ReadonlySet<string>): boolean =>
  ts.isCallExpression(value) && ts.isIdentifier(value.expression) && names.has(value.expression.text)

/** The files of lib that a file of lib imports, types included. */
export function importsOf({ path, text }: SourceFile): string[] {
  return ts.preProcessFile(text).importedFiles.flatMap(({ fileName }) => {
    if (fileName.startsWith('#lib/')) return [`lib/${fileName.slice('#lib/'.length)}.ts`]
    if (!fileName.startsWith('.')) return []
    return [`${new URL(fileName, `file:///${path}`).pathname.slice(1)}.ts`]
  })
}

/** One circle in a graph, its first node repeated at the end; undefined when there is none. */
export function circleIn(graph: ReadonlyMap<string, Iterable<string>>): string[] | undefined {
  const done = new Set<string>()
  const walk = (node: string, trail: string[]): string[] | undefined => {
    const start = trail.indexOf(node)
    if (start >= 0) return [...trail.slice(start), node]
    if (done.has(node)) return undefined
    for (const next of graph.get(node) ?? []) {
      const circle = walk(next, [...trail, node])
      if (circle) return circle
    }
    done.add(node)
    return undefined
  }
  for (const node of graph.keys()) {
    const circle = walk(node, [])
    if (circle) return circle
  }
  return undefined
}
