/** What Postgres does for a statement: each is run once more under explain, with the same values. */
import type { Database } from '../../db/database.ts'

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Node[]
}

/** As far as it is about tasks. */
export interface Plan {
  /** Whether they are read from the first to the last. */
  isReadWhole: boolean
  indexes: string[]
  /** How many were looked at. */
  rows: number
  ms: number
}

interface Query {
  text: string
  values: unknown[]
}

/** The same database, whose statements leave their plans. */
export function explaining(db: Database): { watched: Database; plans: Plan[] } {
  const plans: Plan[] = []
  const { client } = db
  const watch = async () => {
    const connection = await client.acquireConnection()
    return {
      connection,
      async query(query: Query) {
        const text = `explain (analyze, format json) ${query.text}`
        const { rows } = await connection.query({ ...query, text, name: undefined })
        plans.push(planOf(rows[0]['QUERY PLAN'][0]))
        return connection.query(query)
      },
    }
  }
  const release = (watched: { connection: unknown }) => client.releaseConnection(watched.connection)
  const over = { acquireConnection: { value: watch }, releaseConnection: { value: release } }
  return { watched: Object.create(db, { client: { value: Object.create(client, over) } }), plans }
}

function planOf(explained: { Plan: Node; 'Execution Time': number }): Plan {
  const nodes = nodesOf(explained.Plan)
  const ofTasks = nodes.filter((node) => node['Relation Name'] === 'tasks')
  const looked = ofTasks.map((node) => {
    const removed = node['Rows Removed by Filter'] ?? 0
    return (node['Actual Rows'] + removed) * node['Actual Loops']
  })
  const used = nodes.flatMap((node) => node['Index Name'] ?? [])
  return {
    isReadWhole: ofTasks.some((node) => node['Node Type'] === 'Seq Scan'),
    indexes: [...new Set(used.filter((name) => name.startsWith('tasks')))],
    rows: looked.reduce((sum, one) => sum + one, 0),
    ms: explained['Execution Time'],
  }
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)]
}
