import { waveformOf, type Waveform } from "~/domain/artifacts/waveform"

const MAX_SECONDS = 600
const MAX_BYTES = 32_000_000
/** Enough for a picture, and little for a browser to hold: ten minutes of one channel are 19 MB. */
const SAMPLES_PER_SECOND = 8000
const COLUMNS = 800

/** A text is the reason why there is no picture. */
export async function decodeSound(bytes: Uint8Array<ArrayBuffer>, seconds: number): Promise<Waveform | string> {
  if (!(seconds <= MAX_SECONDS) || bytes.length > MAX_BYTES)
    return "Only sound of up to 10 minutes and 32 MB gets a waveform."
  if (typeof OfflineAudioContext === "undefined") return "This browser draws no waveforms."
  try {
    // Decoding takes the buffer away, and the player needs it.
    const sound = await new OfflineAudioContext(1, 1, SAMPLES_PER_SECOND).decodeAudioData(bytes.slice().buffer)
    const channels = Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel))
    return waveformOf(channels, COLUMNS)
  } catch {
    return "The browser plays this sound, but cannot decode it for a waveform."
  }
}
