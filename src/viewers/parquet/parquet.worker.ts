import { answerFrom } from "~/hooks/askWorker"

import { parquetAnswers } from "./parquetAnswers"

answerFrom(parquetAnswers())
