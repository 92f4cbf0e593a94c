import { expect, test } from "vitest"

import { datasetShape } from "./datasetSchema"

test.each([
  [
    '{"mlflow_colspec": [{"type": "double", "name": "sepal length", "required": true}, {"type": "long", "name": "target"}]}',
    '{"num_rows": 150, "num_elements": 750}',
    {
      columns: [
        { name: "sepal length", type: "double" },
        { name: "target", type: "long" },
      ],
      rowCount: 150,
    },
  ],
  [
    '{"mlflow_tensorspec": {"features": "[{\\"type\\": \\"tensor\\", \\"tensor-spec\\": {\\"dtype\\": \\"float64\\", \\"shape\\": [-1, 4]}}]", "targets": null}}',
    '{"features_shape": [120, 4], "features_size": 480}',
    { columns: [{ name: "features", type: "float64 (-1, 4)" }], rowCount: 120 },
  ],
  ["", "", { columns: [], rowCount: undefined }],
  ["not json", "[]", { columns: [], rowCount: undefined }],
  [
    '{"mlflow_colspec": [null, 3]}',
    '{"num_rows": "many"}',
    {
      columns: [
        { name: "", type: "" },
        { name: "", type: "" },
      ],
      rowCount: undefined,
    },
  ],
])("3.6: %s", (schema, profile, shape) => {
  expect(datasetShape(schema, profile)).toEqual(shape)
})
