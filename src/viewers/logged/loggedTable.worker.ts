import { answerFrom } from "~/hooks/askWorker"

import { loggedTableAnswer } from "./loggedTableAnswer"

answerFrom(loggedTableAnswer)
