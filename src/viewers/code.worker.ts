import { answerFrom } from "~/hooks/askWorker"

import { codeAnswer } from "./codeAnswer"

answerFrom(codeAnswer)
