import { answerFrom } from "~/hooks/askWorker"

import { notebookAnswer } from "./notebookAnswer"

answerFrom(notebookAnswer)
