import type { GuideSection, GuideStep } from "~/api/backend"

export const toType = (text: string, code: string): GuideStep => ({ text, code })
export const read = (text: string, label: string, href: string): GuideStep => ({ text, link: { label, href } })

/** The same on every server: seeds 003 (3.20) and 004 (4.15). `connect` sets the tracking URI. */
export function loggingSections(connect: string, experiment: string): readonly GuideSection[] {
  return [
    {
      title: "Log your first run",
      steps: [
        toType(
          "By hand: parameters once, metrics with their step.",
          `import mlflow

${connect}
mlflow.set_experiment(${JSON.stringify(experiment)})

with mlflow.start_run(run_name="first"):
    mlflow.log_param("alpha", 0.03)
    for epoch in range(10):
        mlflow.log_metric("epoch_loss", 1 / (epoch + 1), step=epoch)`,
        ),
        toType(
          "By autologging: scikit-learn, XGBoost, LightGBM, PyTorch Lightning, TensorFlow, Spark and others.",
          `import mlflow
from sklearn.datasets import load_diabetes
from sklearn.linear_model import ElasticNet

${connect}
mlflow.set_experiment(${JSON.stringify(experiment)})
mlflow.autolog()

X, y = load_diabetes(return_X_y=True)
ElasticNet(alpha=0.03).fit(X, y)`,
        ),
        read(
          "More about both ways.",
          "MLflow: tracking quick start",
          "https://mlflow.org/docs/latest/ml/tracking/quickstart/",
        ),
      ],
    },
  ]
}
