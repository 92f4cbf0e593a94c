/** Where on the page of a model its files are. */
export const FILES_PLACE = "model-files"
