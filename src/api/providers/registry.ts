import { azureml } from "./azureml/azureml"
import { databricks } from "./databricks/databricks"
import { fasttrackml } from "./fasttrackml"
import { mlflow } from "./mlflow"
import type { Provider } from "./provider"

/** In order; the last one takes whatever the others leave. */
export const providers: readonly Provider[] = [azureml, databricks, fasttrackml, mlflow]
