/** A filter on runs in MLflow's own grammar: comparisons, all of which must hold. The server knows no OR, NOT or parentheses. */
export type RunFilter = { readonly conditions: readonly RunCondition[] }

export type FilterEntity = "metric" | "param" | "tag" | "attribute" | "dataset"

export type RunCondition =
  | {
      readonly kind: "number"
      readonly entity: FilterEntity
      readonly key: string
      readonly operator: NumberOperator
      readonly value: number
    }
  | {
      readonly kind: "text"
      readonly entity: FilterEntity
      readonly key: string
      readonly operator: TextOperator
      readonly value: string
    }
  | {
      readonly kind: "list"
      readonly entity: FilterEntity
      readonly key: string
      readonly operator: ListOperator
      readonly values: readonly string[]
    }
  | {
      readonly kind: "null"
      readonly entity: FilterEntity
      readonly key: string
      readonly operator: NullOperator
    }

export const NUMBER_OPERATORS = [">", ">=", "<", "<=", "=", "!="] as const
export const TEXT_OPERATORS = ["=", "!=", "LIKE", "ILIKE"] as const
export const LIST_OPERATORS = ["IN", "NOT IN"] as const
export const NULL_OPERATORS = ["IS NULL", "IS NOT NULL"] as const

export type NumberOperator = (typeof NUMBER_OPERATORS)[number]
export type TextOperator = (typeof TEXT_OPERATORS)[number]
export type ListOperator = (typeof LIST_OPERATORS)[number]
export type NullOperator = (typeof NULL_OPERATORS)[number]
export type FilterOperator = NumberOperator | TextOperator | ListOperator | NullOperator

export const EMPTY_FILTER: RunFilter = { conditions: [] }

/** How each entity is written to a server, and what else it accepts; lower case only, as in MLflow. */
export const ENTITY_WORDS: Readonly<Record<FilterEntity, readonly [string, ...string[]]>> = {
  metric: ["metrics", "metric"],
  param: ["params", "param", "parameter", "parameters"],
  tag: ["tags", "tag"],
  attribute: ["attributes", "attribute", "attr", "run"],
  dataset: ["datasets", "dataset"],
}

const ENTITY_OF = new Map<string, FilterEntity>(
  (["metric", "param", "tag", "attribute", "dataset"] as const).flatMap((entity) =>
    ENTITY_WORDS[entity].map((word) => [word, entity] as const),
  ),
)
export const entityOf = (word: string): FilterEntity | undefined => ENTITY_OF.get(word)

export const TIME_ATTRIBUTES = ["start_time", "end_time"] as const
export const TEXT_ATTRIBUTES = ["run_name", "run_id", "status", "user_id", "artifact_uri"] as const
export const DATASET_KEYS = ["name", "digest", "context"] as const

const ATTRIBUTE_ALIASES = new Map([
  ["created", "start_time"],
  ["Created", "start_time"],
  ["run name", "run_name"],
  ["Run name", "run_name"],
  ["Run Name", "run_name"],
])
export const canonicalAttribute = (key: string): string => ATTRIBUTE_ALIASES.get(key) ?? key

export const isTimeAttribute = (key: string): boolean => TIME_ATTRIBUTES.some((name) => name === key)
export const isAttribute = (key: string): boolean =>
  isTimeAttribute(key) || TEXT_ATTRIBUTES.some((name) => name === key)

/** What the server accepts for one entity and key. */
export function operatorsFor(entity: FilterEntity, key: string): readonly FilterOperator[] {
  if (entity === "metric") return NUMBER_OPERATORS
  if (entity === "param" || entity === "tag") return [...TEXT_OPERATORS, ...NULL_OPERATORS]
  if (entity === "dataset") return [...TEXT_OPERATORS, ...LIST_OPERATORS]
  if (isTimeAttribute(key)) return NUMBER_OPERATORS
  return key === "run_id" ? [...TEXT_OPERATORS, ...LIST_OPERATORS] : TEXT_OPERATORS
}

export const takesNumber = (entity: FilterEntity, key: string): boolean =>
  entity === "metric" || (entity === "attribute" && isTimeAttribute(key))
