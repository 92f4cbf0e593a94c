import { answerFrom } from "~/hooks/askWorker"

import { environmentAnswer } from "./environmentAnswer"

answerFrom(environmentAnswer)
